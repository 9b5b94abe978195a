package org.jpaschema.sample.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jpaschema.sample.account.Customer;
import org.jpaschema.sample.shared.Recorded;

/** What a customer thinks of a product: once each. */
@Entity
@Table(uniqueConstraints = @UniqueConstraint(columnNames = {"product_id", "author_id"}))
public class Review extends Recorded {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Product product;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Customer author;

    @Column(nullable = false)
    @Check(constraints = "stars between 1 and 5")
    private short stars;

    @Column(length = 2000)
    private String text;

    protected Review() {}

    public Review(Product product, Customer author, int stars) {
        this.product = product;
        this.author = author;
        this.stars = (short) stars;
    }

    public Long id() {
        return id;
    }

    public Product product() {
        return product;
    }

    public Customer author() {
        return author;
    }

    public int stars() {
        return stars;
    }

    public String text() {
        return text;
    }
}
