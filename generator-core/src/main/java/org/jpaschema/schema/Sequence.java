package org.jpaschema.schema;

import java.util.Objects;

/**
 * A sequence.
 *
 * @param name its name
 * @param start the value that it starts with
 * @param increment the step between two values, never 0
 * @param ownedBy the table whose identity or serial column it belongs to ({@code table.column}), or "" for none
 */
public record Sequence(QualifiedName name, long start, long increment, String ownedBy) {

    public Sequence {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(ownedBy, "ownedBy");
    }

    public Sequence withName(QualifiedName newName) {
        return new Sequence(newName, start, increment, ownedBy);
    }
}
