package org.jpaschema.exact.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;

/** Everything that a hand alteration is tried on, but foreign keys. */
@Entity
@Table(
        name = "customer",
        indexes = {
            @Index(name = "ix_customer_name", columnList = "last_name, first_name desc"),
            @Index(name = "ix_customer_city", columnList = "city")
        },
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uk_customer_number",
                        columnNames = {"region", "number"}))
@Check(name = "ck_customer_dates", constraints = "since <= until")
@Comment("Who buys")
public class Customer {

    /** Stored by name. */
    public enum Status {
        ACTIVE,
        BLOCKED,
        CLOSED
    }

    /** Stored by position. */
    public enum Level {
        BASIC,
        PREMIUM
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "customer_numbers")
    @SequenceGenerator(name = "customer_numbers", sequenceName = "customer_seq", allocationSize = 20)
    Long id;

    @Column(name = "first_name", length = 60)
    String firstName;

    @Column(name = "last_name", length = 60, nullable = false)
    String lastName;

    @Column(unique = true, length = 120)
    String email;

    @Column(nullable = false, length = 2)
    String region;

    int number;

    @Comment("Where parcels go")
    String city;

    @Column(precision = 12, scale = 2)
    BigDecimal balance;

    Long visits;

    Integer points;

    LocalDateTime seen;

    LocalDate since;

    LocalDate until;

    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    Status status;

    @Enumerated(EnumType.ORDINAL)
    Level level;

    @ColumnDefault("'en'")
    @Column(length = 5)
    String language;

    @ColumnDefault("0")
    @Column(nullable = false)
    int score;

    boolean active;

    String remark;
}
