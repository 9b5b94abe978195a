package org.jpaschema.schema;

/** A rule that the database keeps on the rows of a table. */
public sealed interface Constraint permits PrimaryKey, UniqueKey, ForeignKey, Check {

    /** Its name, or "" when the model leaves the name to the database. */
    String name();

    /** Whether a developer chose the name; only then is it compared. Always true for a catalog's. */
    boolean nameExplicit();
}
