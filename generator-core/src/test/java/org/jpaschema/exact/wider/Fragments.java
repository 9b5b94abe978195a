package org.jpaschema.exact.wider;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;

/** Fragments of SQL that developers write themselves, with types and functions that not every engine has. */
public final class Fragments {

    private Fragments() {}

    /** Whole columns as text. */
    @Entity
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
        Integer nothing;

        @Column(columnDefinition = "integer null")
        Integer nullable;

        @Column(columnDefinition = "numeric(10,2) default 0 not null check (checked >= 0)")
        BigDecimal checked;

        @Column(columnDefinition = "varchar(20) unique")
        String unique1;

        @Column(columnDefinition = "varchar(20) not null unique", unique = true)
        String unique2;

        @Column(columnDefinition = "timestamp default current_timestamp")
        LocalDateTime stamped;

        @Column(columnDefinition = "timestamp(3) with time zone default now() not null")
        Instant zoned;

        @Column(columnDefinition = "boolean default false not null")
        boolean flag;

        @Column(columnDefinition = "double precision default 1.5e3")
        double exponent;

        @Column(columnDefinition = "char(3) default 'EUR'")
        String currency;

        @Column(columnDefinition = "decimal(5)")
        BigDecimal decimal_;

        @Column(columnDefinition = "int")
        int word_;

        @Column(columnDefinition = "character varying (40)")
        String spaced;
    }

    /** Defaults in all forms. */
    @Entity
    public static class Defaulted {
        @Id
        long id;

        @ColumnDefault("-1")
        int negative;

        @ColumnDefault("+7")
        int signed;

        @ColumnDefault("0")
        long zero;

        @ColumnDefault("1")
        BigDecimal one;

        @ColumnDefault("1.50")
        @Column(precision = 10, scale = 2)
        BigDecimal fraction;

        @ColumnDefault("0.1")
        double tenth;

        @ColumnDefault("0")
        float zeroFloat;

        @ColumnDefault("true")
        boolean yes_;

        @ColumnDefault("FALSE")
        Boolean no_;

        @ColumnDefault("''")
        String empty;

        @ColumnDefault("'it''s'")
        String apostrophe;

        @ColumnDefault("null")
        String nothing;

        @ColumnDefault("NULL")
        Integer noNumber;

        @ColumnDefault("(null)")
        String nothingWrapped;

        @ColumnDefault("current_timestamp")
        Instant instant_;

        @ColumnDefault("now()")
        LocalDateTime now_;

        @ColumnDefault("CURRENT_DATE")
        LocalDate today_;

        @ColumnDefault("current_time")
        LocalTime time_;

        @ColumnDefault("localtimestamp")
        LocalDateTime local_;

        @ColumnDefault("localtimestamp(0)")
        LocalDateTime local0;

        @ColumnDefault("'2020-01-01'")
        LocalDate day_;

        @ColumnDefault("date '2020-01-01'")
        LocalDate typedDay;

        @ColumnDefault("'2020-01-01 10:00:00'")
        LocalDateTime moment;

        @ColumnDefault("timestamp '2020-01-01 10:00:00'")
        LocalDateTime typedMoment;

        @ColumnDefault("'2020-01-01 10:00:00+00'")
        Instant zoned;

        @ColumnDefault("cast('5' as integer)")
        int cast_;

        @ColumnDefault("cast(5 as bigint)")
        int castWider;

        @ColumnDefault("'7'")
        int quotedNumber;

        @ColumnDefault("5")
        String numberAsText;

        @ColumnDefault("1 + 2 * 3")
        int sum;

        @ColumnDefault("coalesce(null, 3)")
        int function_;

        @ColumnDefault("upper('x')")
        String upper_;

        @ColumnDefault("'a' || 'b'")
        String joined;

        @ColumnDefault("current_user")
        String user_;

        @ColumnDefault("case when 1 = 1 then 'x' else 'y' end")
        String chosen;

        @ColumnDefault("'00000000-0000-0000-0000-000000000000'")
        UUID uuid;

        @ColumnDefault("'semi;colon -- no /* comment */ \\ {x}'")
        String signs;

        @ColumnDefault("'\u00fc\u4e2d'")
        String letters;
    }

    /** Conditions on columns and on the table. */
    @Entity
    @Table(name = "conditions")
    @Check(constraints = "low <= high")
    @Check(name = "ck_conditions_named", constraints = "low > 0 or high is null")
    @Check(constraints = "length(code) = 3 and code = upper(code)")
    public static class Conditions {
        @Id
        long id;

        @Check(constraints = "low >= 0")
        int low;

        Integer high;

        @Check(constraints = "code <> 'XXX'")
        String code;

        @Check(constraints = "kind in ('b', 'a', 'it''s')")
        String kind;

        @Check(name = "ck_conditions_share", constraints = "share between 0.0 and 1.0")
        double share;

        @Check(constraints = "amount >= 0")
        @Column(precision = 10, scale = 2)
        BigDecimal amount;

        @Check(constraints = "like_this like 'a%' and like_this not like '%_z'")
        @Column(name = "like_this")
        String likeThis;

        @Check(constraints = "number in (3, 1, 2)")
        int number;

        @Check(constraints = "not (flag and number = 1)")
        boolean flag;

        @Check(constraints = "on_day >= date '2000-01-01'")
        @Column(name = "on_day")
        @Comment("never before the year 2000")
        LocalDate day1;

        @Check(constraints = "low >= 0")
        Integer duplicate;
    }
}
