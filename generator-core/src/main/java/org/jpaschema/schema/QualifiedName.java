package org.jpaschema.schema;

import java.util.Objects;

/**
 * The name of a table, sequence, type or view, in the spelling of the engine's catalog (folded, without quotes).
 *
 * @param catalog the catalog, or "" for the connection's own
 * @param schema the schema, or "" for the connection's own
 * @param name the object's own name, never empty
 */
public record QualifiedName(String catalog, String schema, String name) implements Comparable<QualifiedName> {

    public QualifiedName {
        Objects.requireNonNull(catalog, "catalog");
        Objects.requireNonNull(schema, "schema");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("An object without a name in schema \"" + schema + "\"");
        }
    }

    /** A name in the connection's own catalog. */
    public static QualifiedName of(String schema, String name) {
        return new QualifiedName("", schema, name);
    }

    /** The same schema with another object's name. */
    public QualifiedName sibling(String otherName) {
        return new QualifiedName(catalog, schema, otherName);
    }

    @Override
    public int compareTo(QualifiedName other) {
        int byCatalog = catalog.compareTo(other.catalog);
        int bySchema = byCatalog == 0 ? schema.compareTo(other.schema) : byCatalog;
        return bySchema == 0 ? name.compareTo(other.name) : bySchema;
    }

    /** For messages: {@code catalog.schema.name}, empty parts left out. */
    @Override
    public String toString() {
        return (catalog.isEmpty() ? "" : catalog + ".") + (schema.isEmpty() ? "" : schema + ".") + name;
    }
}
