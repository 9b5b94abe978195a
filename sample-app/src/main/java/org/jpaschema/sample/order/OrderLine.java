package org.jpaschema.sample.order;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import java.math.BigDecimal;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jpaschema.sample.catalog.Product;
import org.jpaschema.sample.shared.Money;

/** So many of one product, at the price of that day. */
@Entity
public class OrderLine {

    @EmbeddedId
    private OrderLineId id;

    @MapsId("orderId")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Order order;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Product product;

    @Column(nullable = false)
    @ColumnDefault("1")
    @Check(constraints = "quantity > 0")
    private int quantity;

    @Embedded
    @AttributeOverride(
            name = "amount",
            column = @Column(name = "unit_price", nullable = false, precision = 12, scale = 2))
    @AttributeOverride(name = "currency", column = @Column(name = "currency", nullable = false, length = 3))
    private Money unitPrice;

    @GeneratedColumn("quantity * unit_price")
    @Column(precision = 14, scale = 2)
    private BigDecimal total;

    protected OrderLine() {}

    public OrderLine(Order order, int lineNumber, Product product, int quantity) {
        this.id = new OrderLineId(order.id(), lineNumber);
        this.order = order;
        this.product = product;
        this.quantity = quantity;
        this.unitPrice = product.price();
    }

    public OrderLineId id() {
        return id;
    }

    public Order order() {
        return order;
    }

    public Product product() {
        return product;
    }

    public int quantity() {
        return quantity;
    }

    public Money unitPrice() {
        return unitPrice;
    }

    /** Computed by the database; null until the line has been stored. */
    public BigDecimal total() {
        return total;
    }
}
