package org.jpaschema.exact.bought;

import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jpaschema.exact.model.Customer;

/** The foreign keys of {@link org.jpaschema.exact.model.Purchase}, where no two paths to a table may delete differently. */
@Entity
@Table(name = "purchase")
public class Bought {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "customer_id")
    Customer customer;

    @ManyToOne
    @JoinColumn(name = "payer_id", foreignKey = @ForeignKey(name = "fk_purchase_payer"))
    Customer payer;

    @OneToOne
    @JoinColumn(name = "previous_id")
    Bought previous;

    /** Goes with what was bought. */
    @Entity
    @Table(name = "delivery")
    public static class Delivery {

        @Id
        long id;

        @ManyToOne
        @JoinColumn(name = "purchase_id")
        @OnDelete(action = OnDeleteAction.CASCADE)
        Bought purchase;
    }
}
