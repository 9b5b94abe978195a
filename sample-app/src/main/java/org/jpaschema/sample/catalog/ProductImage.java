package org.jpaschema.sample.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import java.util.UUID;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** A picture of a product; the database removes it together with the product. */
@Entity
public class ProductImage {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Product product;

    @Column(nullable = false, length = 60)
    private String mediaType;

    @Lob
    @Column(nullable = false)
    private byte[] content;

    protected ProductImage() {}

    public ProductImage(Product product, String mediaType, byte[] content) {
        this.product = product;
        this.mediaType = mediaType;
        this.content = content.clone();
    }

    public UUID id() {
        return id;
    }

    public Product product() {
        return product;
    }

    public String mediaType() {
        return mediaType;
    }

    public byte[] content() {
        return content.clone();
    }
}
