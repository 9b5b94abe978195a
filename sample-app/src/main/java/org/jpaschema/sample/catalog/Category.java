package org.jpaschema.sample.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** A shelf of the shop; shelves stand within shelves. */
@Entity
public class Category {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private Long id;

    @Column(nullable = false, unique = true, length = 80)
    private String slug;

    @Column(nullable = false, length = 80)
    private String title;

    @ManyToOne(fetch = FetchType.LAZY)
    private Category parent;

    protected Category() {}

    public Category(String slug, String title, Category parent) {
        this.slug = slug;
        this.title = title;
        this.parent = parent;
    }

    public Long id() {
        return id;
    }

    public String slug() {
        return slug;
    }

    public String title() {
        return title;
    }

    public Category parent() {
        return parent;
    }
}
