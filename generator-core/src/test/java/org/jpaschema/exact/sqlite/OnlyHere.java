package org.jpaschema.exact.sqlite;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What SQLite has and others spell otherwise. */
public final class OnlyHere {

    private OnlyHere() {}

    /** Whole columns as text. */
    @Entity
    @Table(name = "defined")
    public static class Defined {
        @Id
        @Column(columnDefinition = "bigint not null")
        long id;

        @Column(columnDefinition = "varchar(7) default 'x'")
        String defaulted;

        @Column(columnDefinition = "VARCHAR(7) DEFAULT 'a, b (c)' NOT NULL")
        String shouted;

        @Column(columnDefinition = "integer not null default -1")
        int negative;

        @Column(columnDefinition = "integer default (3 + 4)")
        int computed;

        @Column(columnDefinition = "integer default null")
        Integer noNumber;

        @Column(columnDefinition = "numeric(10,2) default 0 not null check (checked >= 0)")
        BigDecimal checked;

        @Column(columnDefinition = "varchar(20) unique")
        String unique1;

        @Column(columnDefinition = "varchar(20) not null unique", unique = true)
        String unique2;

        @Column(columnDefinition = "timestamp default current_timestamp")
        LocalDateTime stamped;

        @Column(columnDefinition = "text collate nocase")
        String caseless;

        @Column(columnDefinition = "decimal(5)")
        BigDecimal decimal_;

        @Column(columnDefinition = "int")
        int word_;

        @Column(columnDefinition = "character varying (40)")
        String spaced;

        @Column(columnDefinition = "any thing at (3, -2)")
        String fancy;

        @Column(columnDefinition = "varchar(5) not null on conflict ignore default 'z'")
        String ignoring;
    }

    /** Defaults in all forms that Hibernate's DDL gets through. */
    @Entity
    @Table(name = "defaulted")
    public static class Defaulted {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @ColumnDefault("+7")
        int signed;

        @ColumnDefault("1.50")
        @Column(precision = 10, scale = 2)
        BigDecimal fraction;

        @ColumnDefault("FALSE")
        Boolean no_;

        @ColumnDefault("'it''s'")
        String apostrophe;

        @ColumnDefault("(null)")
        String noText;

        @JdbcTypeCode(SqlTypes.DECIMAL)
        @Column(precision = 10, scale = 2)
        BigDecimal otherWord;

        @ColumnDefault("CURRENT_DATE")
        LocalDate today_;

        @ColumnDefault("(datetime('now'))")
        LocalDateTime now_;

        @ColumnDefault("'7'")
        int quotedNumber;

        @ColumnDefault("5")
        String numberAsText;

        @ColumnDefault("(1 + 2 * 3)")
        int sum;

        @ColumnDefault("('a' || 'b')")
        String joined;

        @ColumnDefault("x'CAFE'")
        byte[] bytes;

        @ColumnDefault("0x1F")
        int hex;

        @ColumnDefault("'semi;colon -- no /* comment */ \\ {x} [y] `z`'")
        String signs;
    }

    /** Conditions, collations and computed columns. */
    @Entity
    @Table(name = "conditions")
    @Check(constraints = "low <= high")
    @Check(name = "ck_conditions_named", constraints = "low > 0 or high is null")
    @Check(constraints = "length(code) = 3 and code = upper(code)")
    public static class Conditions {
        @Id
        int id;

        @Check(constraints = "low >= 0")
        int low;

        Integer high;

        @Collate("NOCASE")
        @Check(constraints = "code glob '[A-Z]*'")
        String code;

        @Check(constraints = "kind in ('b', 'a', 'it''s')")
        String kind;

        @Check(name = "ck_conditions_share", constraints = "share between 0.0 and 1.0")
        double share;

        @Check(constraints = "like_this like 'a%' escape '!' and like_this not like '%_z'")
        @Column(name = "like_this")
        String likeThis;

        @Check(constraints = "not (flag and low = 1)")
        boolean flag;

        @Check(constraints = "on_day >= '2000-01-01' and on_day is not '2001-01-01'")
        @Column(name = "on_day")
        LocalDate day1;

        @GeneratedColumn("coalesce(kind, '') || ' ' || code")
        String both;

        @GeneratedColumn("case when low > 0 then true else false end")
        Boolean positive;
    }
}
