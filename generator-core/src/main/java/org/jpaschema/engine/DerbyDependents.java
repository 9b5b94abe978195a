package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Table;

/**
 * What stands on a column of a table, in an order to drop it in.
 *
 * @param constraints foreign keys, which may reference keys of their own table, before keys
 * @param indexes other indexes
 */
record DerbyDependents(List<Constraint> constraints, List<Index> indexes) {

    static DerbyDependents of(Table table, String column) {
        List<Constraint> constraints = new ArrayList<>();
        table.foreignKeys().stream()
                .filter(k -> k.columns().contains(column)
                        || k.referencedTable().equals(table.name())
                                && k.referencedColumns().contains(column))
                .forEach(constraints::add);
        table.checks().stream()
                .filter(c -> SqlText.mentions(c.expression(), column))
                .forEach(constraints::add);
        table.uniqueKeys().stream().filter(k -> k.columns().contains(column)).forEach(constraints::add);
        table.primaryKey().filter(k -> k.columns().contains(column)).ifPresent(constraints::add);
        List<Index> indexes = table.indexes().stream()
                .filter(i -> i.parts().stream().anyMatch(p -> p.text().equals(column)))
                .toList();
        return new DerbyDependents(List.copyOf(constraints), indexes);
    }
}
