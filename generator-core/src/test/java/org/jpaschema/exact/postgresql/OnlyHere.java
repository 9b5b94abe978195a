package org.jpaschema.exact.postgresql;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What PostgreSQL alone has. */
@Entity
@Table(
        name = "only_here",
        indexes = {
            @Index(name = "ix_only_lower", columnList = "(lower(text))"),
            @Index(name = "ix_only_both", columnList = "number desc, (upper(text))")
        })
@Check(constraints = "text ~ '^[a-z]+$' or number = any (array[1, 2])")
public class OnlyHere {

    /** A type of its own. */
    public enum Color {
        RED,
        GREEN,
        BLUE
    }

    @Id
    @Column(columnDefinition = "bigserial")
    long id;

    @Column(columnDefinition = "serial4")
    Integer counted;

    String text;

    int number;

    @Enumerated
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    Color color;

    @Enumerated
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    @ColumnDefault("'RED'")
    @Column(nullable = false)
    Color mandatory;

    @Column(columnDefinition = "jsonb default '{}'::jsonb not null")
    String json;

    @Column(columnDefinition = "text[] default array['a']::text[]")
    List<String> texts;

    @Column(columnDefinition = "varchar(20) collate \"C\"")
    String sorted;

    @Column(columnDefinition = "inet")
    String address;

    @Column(columnDefinition = "timestamptz default now()")
    String stamped;

    @Column(columnDefinition = "uuid default gen_random_uuid()")
    String uuid;

    @Column(columnDefinition = "integer generated always as (number * 2) stored", insertable = false, updatable = false)
    Integer twice;

    @Column(columnDefinition = "integer constraint ck_named check (named > 0)")
    Integer named;

    @ColumnDefault("'x'::character varying")
    String typed;

    @ColumnDefault("'2020-01-01'::date + interval '1 day'")
    @Column(name = "next_day")
    java.time.LocalDate nextDay;
}
