package org.jpaschema.it;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(indexes = @Index(columnList = "publishedAt desc"))
public class Book {

    enum Binding {
        HARDCOVER,
        PAPERBACK
    }

    @Id
    @GeneratedValue
    UUID id;

    @ManyToOne(optional = false)
    Author author;

    @Enumerated(EnumType.STRING)
    Binding binding;

    @Column(precision = 10, scale = 2)
    BigDecimal price;

    Instant publishedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> translations;
}
