package org.jpaschema.exact.mariadb;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.type.SqlTypes;

/** Columns in MariaDB's own ways. */
public final class Columns {

    private Columns() {}

    /** Of three sizes. */
    public enum Size {
        SMALL,
        MEDIUM,
        LARGE
    }

    /** Java's types, as Hibernate maps them there. */
    @Entity
    @Table(name = "typed")
    public static class Typed {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        byte aByte;
        short aShort;
        long aLong;
        float aFloat;
        double aDouble;
        boolean flag;
        Boolean boxed;
        char letter;
        BigDecimal decimal1;

        @Column(precision = 10, scale = 4)
        BigDecimal decimal2;

        BigInteger big;
        String text;

        @Column(length = 2_000)
        String longer;

        @Column(length = 100_000)
        String longest;

        @Lob
        String lob;

        @Lob
        byte[] binaryLob;

        byte[] bytes;

        @Nationalized
        String national;

        @Collate("utf8mb4_bin")
        String collated;

        @Collate("utf8mb4_general_ci")
        String collatedAsTheTable;

        Instant instant;
        LocalDate day;
        LocalTime time1;
        LocalDateTime moment;
        OffsetDateTime zoned;
        OffsetTime zonedTime;
        Duration duration;
        Year year1;
        Currency currency;
        UUID uuid;

        @JdbcTypeCode(SqlTypes.CHAR)
        UUID uuidText;

        @JdbcTypeCode(SqlTypes.BINARY)
        UUID uuidBytes;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, String> json;

        @JdbcTypeCode(SqlTypes.JSON)
        @Column(nullable = false)
        @ColumnDefault("'{}'")
        Map<String, String> mandatoryJson;

        @JdbcTypeCode(SqlTypes.BIT)
        boolean bit1;

        @JdbcTypeCode(SqlTypes.TINYINT)
        int tiny;

        @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
        String long32;

        @Enumerated(EnumType.ORDINAL)
        Size ordinal1;

        @Enumerated(EnumType.STRING)
        Size named;

        @Enumerated(EnumType.STRING)
        @JdbcTypeCode(SqlTypes.VARCHAR)
        Size varchar1;

        @Enumerated(EnumType.STRING)
        @ColumnDefault("'SMALL'")
        @Column(nullable = false)
        Size defaulted;

        String[] texts;
        long[] longs;
        List<UUID> uuids;
    }

    /** Whole columns as text, as people write them for MariaDB. */
    @Entity
    @Table(name = "defined")
    public static class Defined {
        @Id
        @Column(columnDefinition = "bigint(20) unsigned not null")
        long id;

        @Column(columnDefinition = "int(11) unsigned default 7")
        int counter;

        @Column(columnDefinition = "TINYINT(1) NOT NULL DEFAULT 0")
        boolean flag;

        @Column(columnDefinition = "tinyint(1) default true")
        boolean flag2;

        @Column(columnDefinition = "BOOLEAN DEFAULT FALSE")
        boolean flag3;

        @Column(columnDefinition = "bit(1) not null default b'1'")
        boolean bit1;

        @Column(columnDefinition = "varchar(20) character set latin1")
        String latin;

        @Column(columnDefinition = "varchar(20) character set latin1 collate latin1_bin default 'x'")
        String latinBinary;

        @Column(columnDefinition = "varchar(20) collate utf8mb4_bin not null")
        String binary1;

        @Column(columnDefinition = "varchar(20) character set utf8mb4 collate utf8mb4_general_ci")
        String asTheTable;

        @Column(columnDefinition = "text")
        String text;

        @Column(columnDefinition = "MEDIUMTEXT not null")
        String medium;

        @Column(columnDefinition = "longtext default 'abc'")
        String longDefaulted;

        @Column(columnDefinition = "longblob")
        byte[] blob1;

        @Column(columnDefinition = "enum('A','B') default 'A'")
        String chosen;

        @Column(columnDefinition = "ENUM ('it''s', 'a,b') not null")
        String chosen2;

        @Column(columnDefinition = "set('x','y')")
        String set1;

        @Column(columnDefinition = "json")
        String json;

        @Column(columnDefinition = "JSON not null default '[]'")
        String json2;

        @Column(columnDefinition = "datetime(6) default current_timestamp(6)")
        LocalDateTime created;

        @Column(columnDefinition = "timestamp default current_timestamp on update current_timestamp", nullable = false)
        LocalDateTime updated;

        @Column(columnDefinition = "datetime(3) default now(3) on update now(3)")
        LocalDateTime updated3;

        @Column(columnDefinition = "timestamp null")
        LocalDateTime stamp;

        @Column(columnDefinition = "timestamp default '2020-01-01 00:00:00'")
        LocalDateTime since;

        @Column(columnDefinition = "decimal(5) default 1")
        BigDecimal decimal1;

        @Column(columnDefinition = "double default 1.50")
        double double1;

        @Column(columnDefinition = "float")
        double float1;

        @Column(columnDefinition = "varchar(36) default uuid()")
        String uuidText;

        @Column(columnDefinition = "uuid default uuid()")
        UUID uuid;

        @Column(columnDefinition = "inet6")
        String address;

        @Column(columnDefinition = "year(4)")
        Integer year1;

        @Column(columnDefinition = "int default (3 + 4)")
        Integer computed;

        @Column(columnDefinition = "varchar(20) unique")
        String unique1;

        @Column(columnDefinition = "int check (checked > 0)")
        Integer checked;

        @Column(
                columnDefinition = "int generated always as (counter * 2) virtual",
                insertable = false,
                updatable = false)
        Integer twice;

        @Column(
                columnDefinition = "int generated always as (counter * 3) stored",
                insertable = false,
                updatable = false)
        Integer thrice;
    }

    /** Defaults in all forms. */
    @Entity
    @Table(name = "defaulted")
    public static class Defaulted {
        @Id
        long id;

        @ColumnDefault("-1")
        int negative;

        @ColumnDefault("+7")
        int signed1;

        @ColumnDefault("1.50")
        @Column(precision = 10, scale = 2)
        BigDecimal fraction;

        @ColumnDefault("0.1")
        double tenth;

        @ColumnDefault("true")
        boolean yes1;

        @ColumnDefault("FALSE")
        Boolean no1;

        @ColumnDefault("''")
        String empty;

        @ColumnDefault("'it''s'")
        String apostrophe;

        @ColumnDefault("NULL")
        String nothing;

        @ColumnDefault("(null)")
        String nothingWrapped;

        @ColumnDefault("current_timestamp")
        Instant instant;

        @ColumnDefault("now(6)")
        LocalDateTime now1;

        @ColumnDefault("CURRENT_DATE")
        LocalDate today;

        @ColumnDefault("localtimestamp(6)")
        LocalDateTime local1;

        @ColumnDefault("'2020-01-01 10:00:00'")
        LocalDateTime moment;

        @ColumnDefault("timestamp '2020-01-01 10:00:00'")
        LocalDateTime typedMoment;

        @ColumnDefault("'7'")
        int quotedNumber;

        @ColumnDefault("5")
        String numberAsText;

        @ColumnDefault("(1 + 2 * 3)")
        int sum1;

        @ColumnDefault("coalesce(null, 3)")
        int function1;

        @ColumnDefault("upper('x')")
        String upper1;

        @ColumnDefault("(case when 1 = 1 then 'x' else 'y' end)")
        String chosen;

        @ColumnDefault("'00000000-0000-0000-0000-000000000000'")
        UUID uuid;

        @ColumnDefault("'semi;colon -- no /* comment */ {x} `y`'")
        String signs;

        @ColumnDefault("'back\\\\slash'")
        String backslash;

        @ColumnDefault("'\u00fc\u4e2d'")
        String letters;
    }

    /** Computed columns, conditions and comments. */
    @Entity
    @Table(name = "conditions")
    @Check(constraints = "low <= high")
    @Check(name = "ck_conditions_named", constraints = "low > 0 or high is null")
    @Check(constraints = "length(code) = 3 and code = upper(code)")
    @Comment("first line\nsecond line; \"quoted\" -- \u00fc\u4e2d \\ {x} ${y}")
    public static class Conditions {
        @Id
        @Comment("the key")
        long id;

        @Check(constraints = "low >= 0")
        @Comment("it''s 100%\t(tab) \\n")
        int low;

        Integer high;

        @Check(constraints = "code <> 'XXX'")
        String code;

        @Check(constraints = "kind in ('b', 'a', 'it''s')")
        String kind;

        @Check(constraints = "share between 0.0 and 1.0")
        double share;

        @Check(constraints = "like_this like 'a%' and like_this not like '%z'")
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

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, String> doc;

        @GeneratedColumn("number * 2")
        Integer twice;

        @GeneratedColumn("concat(code, ' ', kind)")
        String joined;

        @GeneratedColumn("case when number > 0 then true else false end")
        Boolean positive;
    }
}
