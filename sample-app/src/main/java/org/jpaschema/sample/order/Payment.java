package org.jpaschema.sample.order;

import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jpaschema.sample.shared.Money;
import org.jpaschema.sample.shared.Recorded;

/** Money received for an order: one table for all kinds. */
@Entity
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
@DiscriminatorColumn(name = "kind", length = 12)
@Table(indexes = @Index(name = "ix_payment_order", columnList = "order_id"))
public abstract class Payment extends Recorded {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Order order;

    @Embedded
    private Money received;

    private Instant receivedAt;

    protected Payment() {}

    protected Payment(Order order, Money received) {
        this.order = order;
        this.received = received;
    }

    public Long id() {
        return id;
    }

    public Order order() {
        return order;
    }

    public Money received() {
        return received;
    }

    public Instant receivedAt() {
        return receivedAt;
    }
}
