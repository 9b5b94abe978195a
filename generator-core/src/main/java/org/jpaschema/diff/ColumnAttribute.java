package org.jpaschema.diff;

/** What of a column can differ while it is the same column. */
public enum ColumnAttribute {
    TYPE("type"),
    COLLATION("collation"),
    IDENTITY("identity"),
    GENERATED_AS("generation expression"),
    DEFAULT("default"),
    NULLABILITY("nullability"),
    COMMENT("comment");

    private final String label;

    ColumnAttribute(String label) {
        this.label = label;
    }

    /** For messages. */
    public String label() {
        return label;
    }
}
