package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Values that a type holds, as SQL literals: plain ones first, then those at its edges.
 *
 * @param kind what they are
 * @param literals no two are equal to an engine that ignores case, accents or blanks at the end; empty for a type that
 *     is not known
 */
public record Samples(Kind kind, List<String> literals) {

    /** What two types must have in common for values to be compared with the limits of either. */
    public enum Kind {
        /** Character strings; how long they may be is what tells two types apart. */
        TEXT,
        /** Numbers; their range and their digits after the point tell two types apart. */
        NUMBER,
        /** All else: a value is of both types when both have it. */
        OTHER
    }

    /** Of a type that is not known. */
    public static final Samples NONE = new Samples(Kind.OTHER, List.of());

    public Samples {
        Objects.requireNonNull(kind, "kind");
        literals = List.copyOf(literals);
    }

    /** Strings as character strings of SQL. */
    static Samples texts(Collection<String> values) {
        Map<String, String> distinct = new LinkedHashMap<>();
        values.forEach(v -> distinct.putIfAbsent(v.stripTrailing().toLowerCase(Locale.ROOT), quoted(v)));
        return new Samples(Kind.TEXT, List.copyOf(distinct.values()));
    }

    static Samples numbers(Collection<String> values) {
        return new Samples(Kind.NUMBER, values.stream().distinct().toList());
    }

    static Samples others(Collection<String> literals) {
        return new Samples(Kind.OTHER, literals.stream().distinct().toList());
    }

    /** Values that are written as a string is. */
    static Samples quotedOthers(List<String> values) {
        return others(values.stream().map(Samples::quoted).toList());
    }

    static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** Strings of at most so many characters. */
    static Samples textsOf(int length) {
        List<String> values = new ArrayList<>();
        for (String value : List.of("plain", "b", "Żółć ünï 日本", "", "it's 100%", "d", "_", "0", "e e", "f")) {
            values.add(value.length() <= length ? value : value.substring(0, length));
        }
        values.add(3, "x".repeat(length));
        "ghijklmnopqrstuvwyz123456789".chars().forEach(c -> values.add(Character.toString(c)));
        return texts(values);
    }
}
