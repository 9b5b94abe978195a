package org.jpaschema.rename;

import java.util.Objects;
import org.jpaschema.schema.QualifiedName;

/**
 * Something that has, or may have, another name.
 *
 * @param kind what it is
 * @param object the table, sequence, type, or column with its table, by its name before; or the simple name of a Java enum
 * @param part the column or value of it, or "" for the object itself
 * @param newName the new name, without its schema
 */
public record Rename(Kind kind, QualifiedName object, String part, String newName) {

    /** What can have another name. */
    public enum Kind {
        TABLE("table"),
        COLUMN("column"),
        SEQUENCE("sequence"),
        ENUM_TYPE("enum type"),
        ENUM_VALUE("value");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** For messages. */
        public String label() {
            return label;
        }
    }

    public Rename {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(newName, "newName");
    }

    /** What it is called before: {@code orders}, {@code orders.total}. */
    public String before() {
        return object + (part.isEmpty() ? "" : "." + part);
    }

    /** The words that say that it is so. */
    public Hint said() {
        return new Hint(before(), newName, true);
    }

    /** The words that say that it is not. */
    public Hint denied() {
        return new Hint(before(), newName, false);
    }

    /** What a person is asked. */
    public String question() {
        return kind == Kind.TABLE || kind == Kind.SEQUENCE || kind == Kind.ENUM_TYPE
                ? "The entities want a new %s %s, and none uses %s any more. Is it %s under a new name?"
                        .formatted(kind.label(), newName, object, object)
                : "%s has a new %s %s, and %s is gone. Is it %s under a new name?"
                        .formatted(object, kind.label(), newName, part, part);
    }

    @Override
    public String toString() {
        return said().toString();
    }
}
