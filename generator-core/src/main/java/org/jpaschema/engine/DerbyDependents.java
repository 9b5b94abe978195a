package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Table;

/**
 * What stands on columns of a table, in an order to drop it in.
 *
 * @param constraints foreign keys, which may reference keys of their own table, before keys
 * @param indexes other indexes
 */
record DerbyDependents(List<Constraint> constraints, List<Index> indexes) {

    static DerbyDependents of(Table table, List<String> names) {
        List<Constraint> constraints = new ArrayList<>();
        table.foreignKeys().stream()
                .filter(k -> isAny(k.columns(), names)
                        || k.referencedTable().equals(table.name()) && isAny(k.referencedColumns(), names))
                .forEach(constraints::add);
        table.checks().stream()
                .filter(c -> names.stream().anyMatch(name -> SqlText.mentions(c.expression(), name)))
                .forEach(constraints::add);
        table.uniqueKeys().stream().filter(k -> isAny(k.columns(), names)).forEach(constraints::add);
        table.primaryKey().filter(k -> isAny(k.columns(), names)).ifPresent(constraints::add);
        List<Index> indexes = table.indexes().stream()
                .filter(i -> i.parts().stream().anyMatch(p -> names.contains(p.text())))
                .toList();
        return new DerbyDependents(List.copyOf(constraints), indexes);
    }

    private static boolean isAny(List<String> columns, List<String> names) {
        return columns.stream().anyMatch(names::contains);
    }
}
