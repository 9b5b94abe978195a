package org.jpaschema.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A foreign key. The n-th column references the n-th referenced column.
 *
 * @param name its name, or "" when the model leaves it to the database
 * @param nameExplicit whether a developer chose the name
 * @param columns the referencing columns
 * @param referencedTable the table that it points at
 * @param referencedColumns the columns that it points at, as many as {@code columns}
 * @param onDelete the action on delete
 * @param onUpdate the action on update; a model says NO_ACTION
 */
public record ForeignKey(
        String name,
        boolean nameExplicit,
        List<String> columns,
        QualifiedName referencedTable,
        List<String> referencedColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate)
        implements Constraint {

    public ForeignKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
        Objects.requireNonNull(referencedTable, "referencedTable");
        Objects.requireNonNull(onDelete, "onDelete");
        Objects.requireNonNull(onUpdate, "onUpdate");
        if (columns.isEmpty() || columns.size() != referencedColumns.size()) {
            throw new IllegalArgumentException(
                    "Foreign key " + name + ": " + columns + " cannot reference " + referencedColumns);
        }
    }

    @Override
    public String kind() {
        return "foreign key";
    }

    /** The pairs of columns without their order, the target and the actions; RESTRICT and NO ACTION differ. */
    @Override
    public Object meaning() {
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            pairs.put(columns.get(i), referencedColumns.get(i));
        }
        return List.of(pairs, referencedTable, onDelete, onUpdate);
    }

    @Override
    public ForeignKey withName(String newName) {
        return new ForeignKey(newName, nameExplicit, columns, referencedTable, referencedColumns, onDelete, onUpdate);
    }

    public ForeignKey withReferencedTable(QualifiedName table) {
        return new ForeignKey(name, nameExplicit, columns, table, referencedColumns, onDelete, onUpdate);
    }
}
