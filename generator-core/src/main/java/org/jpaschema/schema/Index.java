package org.jpaschema.schema;

import java.util.List;
import java.util.Objects;

/**
 * An index that is not behind a primary or unique key.
 *
 * @param name its name
 * @param nameExplicit whether a developer chose the name
 * @param parts what it is over, in order
 * @param unique whether it is unique (only with expressions or a predicate; else it is a {@link UniqueKey})
 * @param predicate the condition of a partial index, or ""
 * @param method the access method when it is not the engine's usual one ({@code gin}), or ""
 */
public record Index(
        String name, boolean nameExplicit, List<Part> parts, boolean unique, String predicate, String method) {

    /**
     * A column or an expression in an index.
     *
     * @param text the column's name or the expression
     * @param expression whether the text is an expression
     * @param descending whether it is sorted descending
     * @param options what else an engine keeps for it (operator class, collation, nulls order when it is not the usual
     *     one), in the engine's words, or ""
     */
    public record Part(String text, boolean expression, boolean descending, String options) {

        /** An ascending column. */
        public static Part column(String name) {
            return new Part(name, false, false, "");
        }
    }

    public Index {
        parts = List.copyOf(parts);
        Objects.requireNonNull(predicate, "predicate");
        Objects.requireNonNull(method, "method");
    }

    /** What it does, apart from its name. */
    public Object meaning() {
        return List.of(parts, unique, predicate, method);
    }

    public Index withName(String newName) {
        return new Index(newName, nameExplicit, parts, unique, predicate, method);
    }

    public Index withParts(List<Part> newParts) {
        return new Index(name, nameExplicit, newParts, unique, predicate, method);
    }
}
