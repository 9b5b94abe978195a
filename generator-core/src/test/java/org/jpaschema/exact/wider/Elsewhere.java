package org.jpaschema.exact.wider;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Duration;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What not every engine has: schemas, and a type of their own for intervals. */
public final class Elsewhere {

    private Elsewhere() {}

    /** A type that Hibernate knows on some engines only. */
    @Entity
    public static class Lasting {
        @Id
        long id;

        @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
        Duration interval_;
    }

    /** In a second schema, with a sequence there. */
    @Entity
    @Table(
            name = "remote",
            schema = "other",
            indexes = @Index(name = "ix_remote", columnList = "text"),
            uniqueConstraints = @UniqueConstraint(name = "uk_remote", columnNames = "code"))
    @Check(name = "ck_remote", constraints = "code <> text")
    @Comment("elsewhere")
    public static class Remote {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "remote")
        @SequenceGenerator(name = "remote", sequenceName = "remote_seq", schema = "other", allocationSize = 10)
        long id;

        @Comment("text there")
        String text;

        @Column(length = 3)
        @ColumnDefault("'abc'")
        String code;

        @ManyToOne
        Remote previous;
    }

    /** In the connection's schema, pointing elsewhere. */
    @Entity
    @Table(name = "local_one")
    public static class Local {
        @Id
        @GeneratedValue
        long id;

        @ManyToOne
        Remote remote;

        @ManyToOne
        Homonym homonym;
    }

    /** Of a name that both schemas have. */
    @Entity
    @Table(name = "homonym")
    public static class Homonym {
        @Id
        long id;
    }

    /** Of a name that both schemas have, quoted schema and all. */
    @Entity(name = "OtherHomonym")
    @Table(name = "homonym", schema = "\"Third Schema\"")
    public static class OtherHomonym {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        long id;

        @ManyToOne
        OtherHomonym same;

        @Column(unique = true)
        String text;
    }
}
