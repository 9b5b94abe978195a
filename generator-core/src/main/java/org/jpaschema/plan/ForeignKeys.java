package org.jpaschema.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/** Foreign keys that have to step aside while what they stand on changes: the type of a column, a key. */
final class ForeignKeys {

    private final Map<QualifiedName, List<Change>> changes;
    private final Engine engine;
    private final Set<String> namespaces;
    private final Set<QualifiedName> tables;

    private ForeignKeys(List<Change> changes, Schema database, Engine engine) {
        this.engine = engine;
        this.namespaces = Set.copyOf(database.namespaces());
        this.tables = database.tables().stream().map(Table::name).collect(Collectors.toSet());
        this.changes = changes.stream().collect(Collectors.groupingBy(Change::subject));
    }

    private List<Change> of(QualifiedName table) {
        return changes.getOrDefault(table, List.of());
    }

    /** The changes, and with them the dropping before and the adding after of each such foreign key. */
    static List<Change> stepAside(List<Change> changes, Schema database, Engine engine) {
        ForeignKeys keys = new ForeignKeys(changes, database, engine);
        List<Change> all = new ArrayList<>(changes);
        for (Table table : database.tables()) {
            for (ForeignKey key : table.foreignKeys()) {
                if (keys.isInTheWay(table, key)) {
                    keys.stepAside(table, key, all);
                }
            }
        }
        return all;
    }

    private boolean isInTheWay(Table table, ForeignKey key) {
        return of(table.name()).stream().anyMatch(c -> replaces(c, key.columns()))
                || of(referenced(key)).stream()
                        .anyMatch(c -> replaces(c, key.referencedColumns()) || removesKey(c, key.referencedColumns()));
    }

    /** From another schema, the target is named with its schema, even where that is the connection's own. */
    private QualifiedName referenced(ForeignKey key) {
        QualifiedName target = key.referencedTable();
        boolean own = namespaces.contains(target.schema()) && !tables.contains(target);
        return own ? QualifiedName.of("", target.name()) : target;
    }

    private boolean replaces(Change change, List<String> columns) {
        return change instanceof AlterColumn alter
                && (alter.attribute() == ColumnAttribute.TYPE
                        || alter.attribute() == ColumnAttribute.IDENTITY && !engine.numbersInPlace())
                && columns.contains(alter.before().name());
    }

    private static boolean removesKey(Change change, List<String> columns) {
        Constraint removed = change instanceof DropConstraint drop
                ? drop.constraint()
                : change instanceof ReplaceConstraint replace ? replace.before() : null;
        return Set.copyOf(columns).equals(columnsOf(removed));
    }

    private static Set<String> columnsOf(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return Set.copyOf(key.columns());
        }
        return constraint instanceof UniqueKey key ? Set.copyOf(key.columns()) : Set.of();
    }

    private void stepAside(Table table, ForeignKey key, List<Change> all) {
        Set<Change> own = of(table.name()).stream()
                .filter(c ->
                        c instanceof DropConstraint drop && drop.constraint().equals(key)
                                || c instanceof ReplaceConstraint replace
                                        && replace.before().equals(key)
                                || c instanceof RenameConstraint rename
                                        && rename.constraint().equals(key))
                .collect(Collectors.toSet());
        if (own.isEmpty()) {
            all.add(new DropConstraint(table, key));
            all.add(new AddConstraint(table, key));
        }
        for (Change change : own) {
            if (change instanceof ReplaceConstraint replace) {
                all.remove(replace);
                all.add(new DropConstraint(replace.table(), replace.before()));
                all.add(new AddConstraint(replace.table(), replace.after()));
            } else if (change instanceof RenameConstraint rename) {
                all.remove(rename);
                all.add(new DropConstraint(rename.table(), key));
                all.add(new AddConstraint(rename.table(), key.withName(rename.newName())));
            }
        }
    }
}
