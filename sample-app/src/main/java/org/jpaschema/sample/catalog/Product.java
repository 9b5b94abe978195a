package org.jpaschema.sample.catalog;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jpaschema.sample.shared.Money;
import org.jpaschema.sample.shared.Recorded;

/** Something that the shop sells. */
@Entity
@Table(
        indexes = {
            @Index(name = "ix_product_supplier", columnList = "supplier_id"),
            @Index(name = "ix_product_price", columnList = "price_amount desc, sku")
        })
@Check(name = "ck_product_price", constraints = "price_amount >= 0")
@Comment("What is, was or will be for sale")
public class Product extends Recorded {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "product_number")
    @SequenceGenerator(
            name = "product_number",
            sequenceName = "product_number",
            initialValue = 1000,
            allocationSize = 10)
    private Long id;

    @Column(nullable = false, unique = true, length = 32)
    @Comment("Stock keeping unit: what is printed on the shelf")
    private String sku;

    @Column(nullable = false, length = 160)
    private String name;

    @Lob
    private String description;

    @Embedded
    @AttributeOverride(
            name = "amount",
            column = @Column(name = "price_amount", nullable = false, precision = 12, scale = 2))
    @AttributeOverride(name = "currency", column = @Column(name = "price_currency", nullable = false, length = 3))
    private Money price;

    @JdbcTypeCode(SqlTypes.JSON)
    private Dimensions dimensions;

    private LocalDate availableFrom;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Supplier supplier;

    @ManyToMany
    @JoinTable(
            name = "product_category",
            joinColumns = @JoinColumn(name = "product_id"),
            inverseJoinColumns = @JoinColumn(name = "category_id"))
    private Set<Category> categories = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "product_tag", joinColumns = @JoinColumn(name = "product_id"))
    @Column(name = "tag", nullable = false, length = 40)
    private Set<String> tags = new HashSet<>();

    protected Product() {}

    public Product(String sku, String name, Money price, Supplier supplier) {
        this.sku = sku;
        this.name = name;
        this.price = price;
        this.supplier = supplier;
    }

    public Long id() {
        return id;
    }

    public String sku() {
        return sku;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public Money price() {
        return price;
    }

    public Dimensions dimensions() {
        return dimensions;
    }

    public LocalDate availableFrom() {
        return availableFrom;
    }

    public Supplier supplier() {
        return supplier;
    }

    public Set<Category> categories() {
        return categories;
    }

    public Set<String> tags() {
        return tags;
    }
}
