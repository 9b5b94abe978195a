package org.jpaschema.sample.order;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Comment;
import org.jpaschema.sample.account.Customer;
import org.jpaschema.sample.shared.Address;
import org.jpaschema.sample.shared.Recorded;

/** What one customer bought at one time. */
@Entity
@Table(
        name = "orders",
        indexes = {
            @Index(name = "ix_orders_customer", columnList = "customer_id, placed_at desc"),
            @Index(name = "ix_orders_status", columnList = "status")
        })
public class Order extends Recorded {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private Long id;

    @Column(nullable = false, unique = true, length = 20)
    @Comment("What the customer is told, such as 2026-000123")
    private String orderNumber;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Customer customer;

    @ManyToOne(fetch = FetchType.LAZY)
    private Voucher voucher;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private OrderStatus status = OrderStatus.PLACED;

    @Column(nullable = false)
    private Instant placedAt;

    @Embedded
    @AttributeOverride(name = "street", column = @Column(name = "ship_to_street", nullable = false, length = 120))
    @AttributeOverride(
            name = "postalCode",
            column = @Column(name = "ship_to_postal_code", nullable = false, length = 16))
    @AttributeOverride(name = "city", column = @Column(name = "ship_to_city", nullable = false, length = 80))
    @AttributeOverride(name = "country", column = @Column(name = "ship_to_country", nullable = false, length = 2))
    private Address shipTo;

    @Column(length = 500)
    @Comment("Printed on the card that goes with a present")
    private String giftMessage;

    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<OrderLine> lines = new ArrayList<>();

    protected Order() {}

    public Order(String orderNumber, Customer customer, Instant placedAt, Address shipTo) {
        this.orderNumber = orderNumber;
        this.customer = customer;
        this.placedAt = placedAt;
        this.shipTo = shipTo;
    }

    public Long id() {
        return id;
    }

    public String orderNumber() {
        return orderNumber;
    }

    public Customer customer() {
        return customer;
    }

    public Voucher voucher() {
        return voucher;
    }

    public OrderStatus status() {
        return status;
    }

    public Instant placedAt() {
        return placedAt;
    }

    public Address shipTo() {
        return shipTo;
    }

    public String giftMessage() {
        return giftMessage;
    }

    public List<OrderLine> lines() {
        return lines;
    }
}
