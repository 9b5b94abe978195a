package org.jpaschema.schema;

import java.util.Objects;
import java.util.Optional;

/**
 * A column of a table.
 *
 * @param name its name in the catalog's spelling
 * @param type its type with length, precision and scale; from a model first as Hibernate says, after
 *     canonicalisation in the engine's own words
 * @param nullable whether NULL is allowed
 * @param defaultValue the default's expression
 * @param generatedAs the expression that a generated column is computed from
 * @param stored whether the words of a generated column say STORED; an engine without the word knows one kind only
 * @param identity whether and how the engine numbers it
 * @param collation its collation, or "" for the database's own
 * @param comment its comment, or "" for none
 * @param origin the attribute that it comes from
 */
public record Column(
        String name,
        String type,
        boolean nullable,
        Optional<String> defaultValue,
        Optional<String> generatedAs,
        boolean stored,
        Identity identity,
        String collation,
        String comment,
        Origin origin) {

    public Column {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(defaultValue, "defaultValue");
        Objects.requireNonNull(generatedAs, "generatedAs");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(collation, "collation");
        Objects.requireNonNull(comment, "comment");
        Objects.requireNonNull(origin, "origin");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A column without a name");
        }
    }

    /** A nullable column with nothing but a name and a type. */
    public static Column of(String name, String type) {
        return new Column(
                name, type, true, Optional.empty(), Optional.empty(), false, Identity.NONE, "", "", Origin.NONE);
    }

    /** Whether whoever inserts a row has to give it a value. */
    public boolean isMandatory() {
        return !nullable && defaultValue.isEmpty() && generatedAs.isEmpty() && identity == Identity.NONE;
    }

    public Column withName(String newName) {
        return new Column(
                newName, type, nullable, defaultValue, generatedAs, stored, identity, collation, comment, origin);
    }

    public Column withType(String newType) {
        return new Column(
                name, newType, nullable, defaultValue, generatedAs, stored, identity, collation, comment, origin);
    }

    public Column withNullable(boolean newNullable) {
        return new Column(
                name, type, newNullable, defaultValue, generatedAs, stored, identity, collation, comment, origin);
    }

    public Column withDefault(Optional<String> newDefault) {
        return new Column(name, type, nullable, newDefault, generatedAs, stored, identity, collation, comment, origin);
    }

    public Column withGeneratedAs(Optional<String> expression) {
        return new Column(name, type, nullable, defaultValue, expression, stored, identity, collation, comment, origin);
    }

    public Column withStored(boolean newStored) {
        return new Column(
                name, type, nullable, defaultValue, generatedAs, newStored, identity, collation, comment, origin);
    }

    public Column withIdentity(Identity newIdentity) {
        return new Column(
                name, type, nullable, defaultValue, generatedAs, stored, newIdentity, collation, comment, origin);
    }

    public Column withCollation(String newCollation) {
        return new Column(
                name, type, nullable, defaultValue, generatedAs, stored, identity, newCollation, comment, origin);
    }

    public Column withComment(String newComment) {
        return new Column(
                name, type, nullable, defaultValue, generatedAs, stored, identity, collation, newComment, origin);
    }

    public Column withOrigin(Origin newOrigin) {
        return new Column(
                name, type, nullable, defaultValue, generatedAs, stored, identity, collation, comment, newOrigin);
    }
}
