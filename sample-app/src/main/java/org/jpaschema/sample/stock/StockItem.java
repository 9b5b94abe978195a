package org.jpaschema.sample.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.jpaschema.sample.catalog.Product;

/** How many of a product lie in a warehouse, and how many of them are promised. */
@Entity
@Table(
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uk_stock_place",
                        columnNames = {"warehouse_id", "product_id"}))
@Check(name = "ck_stock_reserved", constraints = "reserved between 0 and quantity")
public class StockItem {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private Long id;

    @Version
    private int version;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Warehouse warehouse;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Product product;

    @Column(nullable = false)
    @ColumnDefault("0")
    private int quantity;

    @Column(nullable = false)
    @ColumnDefault("0")
    private int reserved;

    protected StockItem() {}

    public StockItem(Warehouse warehouse, Product product) {
        this.warehouse = warehouse;
        this.product = product;
    }

    public Long id() {
        return id;
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    public Product product() {
        return product;
    }

    public int quantity() {
        return quantity;
    }

    public int reserved() {
        return reserved;
    }
}
