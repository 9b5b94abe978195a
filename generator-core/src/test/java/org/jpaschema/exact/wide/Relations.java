package org.jpaschema.exact.wide;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.UniqueConstraint;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.SortNatural;
import org.hibernate.annotations.View;

/** Keys, references, collections, inheritance, generators. */
public final class Relations {

    private Relations() {}

    /** A key of two parts, in another order than the alphabet's. */
    @Embeddable
    public record PlaceId(String zip, int area) implements Serializable {}

    /** Has a composite id. */
    @Entity
    public static class Place {
        @EmbeddedId
        PlaceId id;

        @ManyToOne
        Place capital;

        @OneToOne
        Place twin;

        @ManyToOne
        @JoinColumn(name = "country_code", referencedColumnName = "code")
        Country country;
    }

    /** Referenced by something else than its key. */
    @Entity
    public static class Country implements Serializable {
        @Id
        @GeneratedValue
        UUID id;

        @Column(unique = true, nullable = false, length = 2)
        String code;

        @NaturalId
        String name;

        @NaturalId(mutable = true)
        Integer number;
    }

    /** The id of {@link Line}. */
    public static class LineId implements Serializable {
        Long sheet;
        int number;

        @Override
        public boolean equals(Object other) {
            return other instanceof LineId line && line.number == number;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    /** Is referenced as part of a key. */
    @Entity
    public static class Sheet {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "sheets")
        @TableGenerator(
                name = "sheets",
                table = "numbers",
                pkColumnName = "what",
                valueColumnName = "last",
                pkColumnValue = "sheet",
                initialValue = 5,
                allocationSize = 10)
        Long id;

        @OneToMany(mappedBy = "sheet")
        List<Line> lines;
    }

    /** Has a reference in its id. */
    @Entity
    @IdClass(LineId.class)
    public static class Line {
        @Id
        @ManyToOne
        Sheet sheet;

        @Id
        int number;

        @OneToMany
        @JoinColumn(name = "line_number")
        @JoinColumn(name = "line_sheet")
        List<Note> notes;
    }

    /** One side of a unidirectional one-to-many with a join column. */
    @Entity
    public static class Note {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        long id;

        @ManyToOne
        @JoinColumn(name = "place_zip", referencedColumnName = "zip")
        @JoinColumn(name = "place_area", referencedColumnName = "area")
        @OnDelete(action = OnDeleteAction.CASCADE)
        Place place;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Sheet free;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.SET_NULL)
        Sheet forgotten;
    }

    /** Shares its key with {@link Sheet}. */
    @Entity
    public static class SheetDetail {
        @Id
        Long id;

        @MapsId
        @OneToOne(optional = false)
        Sheet sheet;
    }

    /** Shares its key by its column. */
    @Entity
    public static class SheetCover {
        @Id
        Long id;

        @OneToOne
        @PrimaryKeyJoinColumn
        Sheet sheet;
    }

    /** Maps a part of its embedded id. */
    @Entity
    public static class Entry {
        @EmbeddedId
        EntryId id;

        @MapsId("line")
        @ManyToOne
        Line line;
    }

    /** The id of {@link Entry}. */
    @Embeddable
    public static class EntryId implements Serializable {
        LineId line;
        String label;

        @Override
        public boolean equals(Object other) {
            return other instanceof EntryId;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    /** A value with a reference. */
    @Embeddable
    public static class Money {
        @Column(nullable = false, precision = 10, scale = 2)
        BigDecimal amount;

        @Column(nullable = false, length = 3)
        String currency;

        @ManyToOne
        Country issuer;
    }

    /** Collections of all kinds. */
    @Entity
    @SecondaryTable(
            name = "collector_extra",
            pkJoinColumns = @PrimaryKeyJoinColumn(name = "collector_id"),
            indexes = @Index(columnList = "remark"))
    public static class Collector {
        @Id
        @GeneratedValue
        int id;

        @Column(table = "collector_extra", length = 30)
        String remark;

        @Embedded
        Money money;

        @ElementCollection
        Set<String> labels;

        @ElementCollection
        @Column(nullable = false)
        Set<String> mandatoryLabels;

        @ElementCollection
        @OrderColumn
        List<String> ordered;

        @ElementCollection
        @OrderColumn(name = "place", nullable = false)
        String[] array_;

        @ElementCollection
        List<Money> bag;

        @ElementCollection
        @CollectionTable(
                name = "collector_prices",
                joinColumns = @JoinColumn(name = "owner"),
                indexes = @Index(name = "ix_prices", columnList = "currency"),
                uniqueConstraints = @UniqueConstraint(columnNames = {"amount", "currency"}))
        @MapKeyColumn(name = "what", length = 40)
        Map<String, Money> prices;

        @ElementCollection
        @MapKeyEnumerated(EnumType.STRING)
        @Enumerated(EnumType.STRING)
        Map<Basics.Size, Basics.Size> sizes;

        @ElementCollection
        @SortNatural
        SortedSet<Integer> sorted;

        @ManyToMany
        @JoinTable(
                name = "collector_country",
                joinColumns = @JoinColumn(name = "collector_id"),
                inverseJoinColumns = @JoinColumn(name = "country_id"),
                uniqueConstraints = @UniqueConstraint(name = "uk_collector_country", columnNames = "country_id"),
                indexes = @Index(columnList = "collector_id"))
        Set<Country> countries;

        @ManyToMany
        List<Country> bagOfCountries;

        @ManyToMany
        @OrderColumn(name = "rank_")
        List<Place> places;

        @OneToMany
        Set<Sheet> sheets;

        @OneToMany
        @MapKeyJoinColumn(name = "key_country")
        Map<Country, Note> notes;
    }

    /** One table for all. */
    @Entity
    @Inheritance
    @Table(name = "animal")
    public abstract static class Animal {
        @Id
        @GeneratedValue
        long id;

        String name;
    }

    /** A subclass with a mandatory attribute. */
    @Entity
    public static class Cat extends Animal {
        @Column(nullable = false)
        String fur;
    }

    /** A subclass with a reference. */
    @Entity
    @DiscriminatorValue("it's a dog")
    public static class Dog extends Animal {
        @ManyToOne
        Cat enemy;
    }

    /** Joined tables with a number to tell them by. */
    @Entity
    @Inheritance(strategy = InheritanceType.JOINED)
    @DiscriminatorColumn(name = "kind", discriminatorType = DiscriminatorType.INTEGER)
    @DiscriminatorValue("0")
    public static class Vehicle {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        long id;

        String plate;
    }

    /** Joined. */
    @Entity
    @DiscriminatorValue("1")
    @Table(name = "truck", indexes = @Index(columnList = "load_"))
    public static class Truck extends Vehicle {
        @Column(name = "load_")
        int load;
    }

    /** Joined twice. */
    @Entity
    @DiscriminatorValue("2")
    @OnDelete(action = OnDeleteAction.CASCADE)
    public static class Tanker extends Truck {
        @Enumerated(EnumType.STRING)
        Basics.Size tank;
    }

    /** A table a class. */
    @Entity
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    @Table(uniqueConstraints = @UniqueConstraint(columnNames = "title"))
    public abstract static class Medium {
        @Id
        @GeneratedValue
        UUID id;

        @Column(nullable = false)
        String title;

        @Enumerated
        Basics.Size size;
    }

    /** A table of its own. */
    @Entity
    public static class Disc extends Medium {
        int tracks;
    }

    /** A table of its own. */
    @Entity
    public static class Print extends Medium {
        @ManyToOne
        Medium copyOf;
    }

    /** Told by a letter. */
    @Entity
    @Inheritance
    @DiscriminatorColumn(name = "letter", discriminatorType = DiscriminatorType.CHAR)
    @DiscriminatorValue("A")
    public static class Letter {
        @Id
        char id;
    }

    /** Told by a letter. */
    @Entity
    @DiscriminatorValue("B")
    public static class Capital extends Letter {
        String shape;
    }

    /** A view. */
    @Entity
    @View(query = "select 1 as id, 'x' as name")
    public static class NamedAnimal {
        @Id
        long id;

        String name;
    }

    /** Indexes of all kinds that both engines take. */
    @Entity
    @Table(
            indexes = {
                @Index(name = "ix_a", columnList = "a"),
                @Index(name = "ix_b", columnList = "a desc"),
                @Index(name = "ix_c", columnList = "a, b desc, c ASC"),
                @Index(name = "ix_d", columnList = "b, a", unique = true),
                @Index(columnList = "c"),
                @Index(columnList = "c desc"),
                @Index(name = "ix_pk", columnList = "id"),
                @Index(name = "ix_e", columnList = "owner_id"),
                @Index(name = "ix_f", columnList = "c", unique = true)
            },
            uniqueConstraints = {@UniqueConstraint(columnNames = "id"), @UniqueConstraint(columnNames = {"a", "c"})})
    public static class Indexed {
        @Id
        @Column(unique = true)
        long id;

        int a;
        int b;
        String c;

        @ManyToOne(optional = false)
        @JoinColumn(name = "owner_id")
        Animal owner;
    }
}
