package org.jpaschema.exact.wide;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.Immutable;

/** Fragments of SQL that developers write themselves. */
public final class Definitions {

    private Definitions() {}

    /** Computed columns. */
    @Entity
    public static class Computed {
        @Id
        long id;

        int number;
        String first;

        @Column(nullable = false)
        String last;

        @GeneratedColumn("number * 2")
        int twice;

        @GeneratedColumn("coalesce(first, '') || ' ' || last")
        String full_;

        @GeneratedColumn("upper(last)")
        @Column(length = 40)
        String shout;

        @GeneratedColumn("case when number > 0 then true else false end")
        Boolean positive;
    }

    /** Comments with all sorts of signs. */
    @Entity
    @Immutable
    @Comment("first line\nsecond line; \"quoted\" -- \u00fc\u4e2d\ud83d\ude00 \\ {x} ${y}")
    public static class Commented {
        @Id
        @Comment("the key")
        long id;

        @Comment("it''s 100%\t(tab)")
        String text;

        @Comment(" padded ")
        String padded;

        @Comment("")
        String empty;
    }
}
