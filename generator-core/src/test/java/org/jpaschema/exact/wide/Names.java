package org.jpaschema.exact.wide;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.GeneratedColumn;

/** Names that need care. */
public final class Names {

    private Names() {}

    /** Quoted with capitals, blanks, signs and reserved words. */
    @Entity
    @Table(
            name = "\"Order Item\"",
            indexes = {@Index(name = "ix_mixed", columnList = "\"Mixed Case\" desc, \"select\"")},
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "\"Uk Mixed\"",
                            columnNames = {"\"Mixed Case\"", "\"it's\""}))
    @Check(name = "\"Ck Mixed\"", constraints = "\"Mixed Case\" > 0 and \"select\" <> 'Mixed Case'")
    public static class QuotedItem {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "quoted")
        @SequenceGenerator(name = "quoted", sequenceName = "\"Quoted Seq\"", initialValue = 7, allocationSize = 3)
        @Column(name = "\"Id\"")
        long id;

        @Column(name = "\"Mixed Case\"")
        int mixedCase;

        @Column(name = "\"select\"")
        String select;

        @Column(name = "\"it's\"", unique = true)
        String apostrophe;

        @Column(name = "`back.tick`")
        @Comment("dotted")
        String backTick;

        @Column(name = "\"user\"")
        @ColumnDefault("'user'")
        String user;

        @Column(name = "\"Gr\u00f6\u00dfe\"")
        @Enumerated(EnumType.ORDINAL)
        Basics.Size size;

        @GeneratedColumn("\"Mixed Case\" + 1")
        @Column(name = "\"Next One\"")
        int next;

        @ManyToOne
        QuotedItem parent;

        @Enumerated(EnumType.STRING)
        @Column(name = "\"Named Size\"")
        Basics.Size namedSize;
    }

    /** Unquoted, in any case. */
    @Entity
    @Table(name = "CamelCaseTable", indexes = @Index(columnList = "CamelCaseColumn, under_score"))
    public static class CamelCase {
        @Id
        long ID;

        @Column(unique = true)
        String CamelCaseColumn;

        String under_score;

        @Column(name = "UPPER_CASE")
        String upperCase;

        int a;

        @Check(constraints = "ab > a")
        int ab;

        int abc;
    }

    /** Longer than PostgreSQL keeps. */
    @Entity
    @Table(name = "a_table_with_a_name_that_is_much_longer_than_the_sixty_three_bytes_of_postgresql")
    public static class Long {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        @Column(name = "a_column_with_a_name_that_is_much_longer_than_the_sixty_three_bytes_of_postgresql")
        long id;

        @Column(unique = true, name = "another_column_with_a_name_that_is_long_but_fits_into_63_bytes")
        String other;

        @Check(constraints = "yet_another_column_with_a_name_that_is_long_but_fits_63_bytes > 0")
        @Column(name = "yet_another_column_with_a_name_that_is_long_but_fits_63_bytes")
        int yetAnother;

        @ManyToOne
        Long self;

        @Enumerated(EnumType.ORDINAL)
        @Column(name = "yet_another_column_with_a_name_that_is_long_but_fits_in_bytes")
        Basics.Size size;
    }
}
