package org.jpaschema.exact.wide;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.annotations.TimeZoneColumn;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.type.NumericBooleanConverter;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.TrueFalseConverter;
import org.hibernate.type.YesNoConverter;

/** Every basic type of Java, and every JDBC type that both engines know. */
public final class Basics {

    private Basics() {}

    /** Written in three ways. */
    public enum Size {
        SMALL,
        MEDIUM,
        LARGE
    }

    /** Java's types as they come. */
    @Entity
    public static class JavaTypes {
        @Id
        Long id;

        @Version
        short version_;

        boolean flag;
        Boolean wrapped;
        byte tiny_;
        short small_;
        int whole;
        long big_;
        float single_;
        double twice;
        char letter_;
        Character wrappedLetter;
        String text_;
        BigDecimal amount;
        BigInteger huge_;
        byte[] bytes;
        char[] letters;
        UUID uuid;
        Date date_;
        Calendar calendar_;
        java.sql.Date sqlDate;
        java.sql.Time sqlTime;
        java.sql.Timestamp sqlTimestamp;
        Instant instant_;
        LocalDate localDate;
        LocalTime localTime_;
        LocalDateTime localDateTime;
        OffsetTime offsetTime;
        OffsetDateTime offsetDateTime;
        ZonedDateTime zonedDateTime;
        Duration duration;
        Year yearOf;
        ZoneId zone_;
        ZoneOffset zoneOffset;
        Currency currency;
        Locale locale_;
        TimeZone timeZone;
        URL url;
        Class<?> type_;
        InetAddress address_;
        Size ordinal_;

        @Temporal(TemporalType.DATE)
        Date onlyDate;

        @Temporal(TemporalType.TIME)
        Date onlyTime;
    }

    /** With lengths, precisions and scales. */
    @Entity
    public static class Sized {
        @Id
        @Column(length = 36)
        String id;

        @Column(length = 1)
        String one_;

        @Column(length = 5000)
        String long5000;

        @Column(length = 32600)
        String long32600;

        @Column(length = 20_000_000)
        String endless;

        @Column(precision = 1)
        BigDecimal digit;

        @Column(precision = 10, scale = 0)
        BigDecimal wholeTen;

        @Column(precision = 38, scale = 10)
        BigDecimal wide_;

        @Column(precision = 12)
        BigInteger huge_;

        @Column(length = 16)
        byte[] sixteen;

        @Column(length = 100_000)
        byte[] many;

        @Lob
        String clob_;

        @Lob
        byte[] blob_;

        @Lob
        @Column(length = 100)
        char[] shortClob;

        @Nationalized
        String national_;

        @Nationalized
        @Lob
        String nationalClob;
    }

    /** By JDBC's and Hibernate's type codes. */
    @Entity
    public static class Coded {
        @Id
        @JdbcTypeCode(SqlTypes.CHAR)
        @Column(length = 10)
        String id;

        @JdbcTypeCode(SqlTypes.CHAR)
        UUID uuidText;

        @JdbcTypeCode(SqlTypes.BINARY)
        UUID uuidBytes;

        @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
        String long32;

        @JdbcTypeCode(SqlTypes.LONGVARCHAR)
        String longVarchar;

        @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
        byte[] longBinary;

        @JdbcTypeCode(SqlTypes.TINYINT)
        int tiny_;

        @JdbcTypeCode(SqlTypes.SMALLINT)
        int small_;

        @JdbcTypeCode(SqlTypes.DECIMAL)
        BigDecimal decimal_;

        @JdbcTypeCode(SqlTypes.FLOAT)
        double floating;

        @JdbcTypeCode(SqlTypes.REAL)
        float real_;

        @JdbcTypeCode(SqlTypes.TIME_WITH_TIMEZONE)
        OffsetTime timeWithZone_;

        @JdbcTypeCode(SqlTypes.TIMESTAMP)
        Instant plainTimestamp;

        @JdbcTypeCode(SqlTypes.TIMESTAMP_UTC)
        Instant utc;

        @JdbcTypeCode(SqlTypes.NUMERIC)
        Duration numericDuration;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, String> json;

        @JdbcTypeCode(SqlTypes.JSON)
        List<Integer> jsonList;

        @JdbcTypeCode(SqlTypes.BIT)
        boolean bit_;

        @JdbcTypeCode(SqlTypes.VARCHAR)
        Currency currency;

        String[] texts;
        Integer[] numbers;
        long[] longs;
        List<UUID> uuids;
        Set<Size> sizes;
        LocalDate[] dates;

        @Column(length = 40)
        String[] shortTexts;

        @TimeZoneStorage(TimeZoneStorageType.NATIVE)
        OffsetDateTime nativeZone;

        @TimeZoneStorage(TimeZoneStorageType.NORMALIZE)
        OffsetDateTime normalized;

        @TimeZoneStorage(TimeZoneStorageType.NORMALIZE_UTC)
        ZonedDateTime normalizedUtc;

        @TimeZoneStorage(TimeZoneStorageType.COLUMN)
        @TimeZoneColumn(name = "zone_of_columned")
        OffsetDateTime columned;
    }

    /** What converters make of truth and of anything. */
    @Entity
    public static class Converted {
        @Id
        Integer id;

        @Convert(converter = YesNoConverter.class)
        boolean yesNo;

        @Convert(converter = TrueFalseConverter.class)
        Boolean trueFalse;

        @Convert(converter = NumericBooleanConverter.class)
        @Column(nullable = false)
        Boolean numeric_;

        @Convert(converter = Code.class)
        Size code_;

        @Enumerated(EnumType.STRING)
        @Column(nullable = false, length = 10)
        Size named_;

        @Enumerated(EnumType.ORDINAL)
        @Column(nullable = false)
        Size ordinal_;

        @Enumerated(EnumType.STRING)
        @JdbcTypeCode(SqlTypes.VARCHAR)
        Size varchar;

        @Enumerated(EnumType.STRING)
        @Column(columnDefinition = "varchar(12)")
        Size defined;

        @Basic(optional = false)
        String mandatory;
    }

    /** A letter for a size. */
    public static class Code implements AttributeConverter<Size, Character> {
        @Override
        public Character convertToDatabaseColumn(Size size) {
            return size == null ? null : size.name().charAt(0);
        }

        @Override
        public Size convertToEntityAttribute(Character letter) {
            return letter == null ? null : Size.SMALL;
        }
    }
}
