package org.jpaschema.schema;

/** A rule that the database keeps on the rows of a table. */
public sealed interface Constraint permits PrimaryKey, UniqueKey, ForeignKey, Check {

    /** Its name, or "" when the model leaves the name to the database. */
    String name();

    /** Whether a developer chose the name; only then is it compared. Always true for a catalog's. */
    boolean nameExplicit();

    /** The same under another name. */
    Constraint withName(String newName);

    /** What it is, for people: {@code foreign key}. */
    String kind();

    /** What it says, apart from its name: equal exactly when two constraints of a kind do the same. */
    Object meaning();
}
