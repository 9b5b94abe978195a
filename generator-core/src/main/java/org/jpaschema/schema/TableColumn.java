package org.jpaschema.schema;

import java.util.Objects;

/** A column and the table that it is in. */
public record TableColumn(QualifiedName table, Column column) {

    public TableColumn {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
    }
}
