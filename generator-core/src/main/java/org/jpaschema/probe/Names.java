package org.jpaschema.probe;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.RenameColumn;
import org.jpaschema.diff.Change.RenameTable;
import org.jpaschema.plan.Step;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;

/** What is called otherwise today than in the plan, since the plan renames it first. */
final class Names {

    private final Map<QualifiedName, QualifiedName> tables = new HashMap<>();
    private final Set<String> columns = new HashSet<>();

    Names(List<Step> steps) {
        for (Step step : steps) {
            step.changes().forEach(this::add);
        }
    }

    private void add(Change change) {
        if (change instanceof RenameTable table) {
            tables.put(table.after().name(), table.before().name());
        } else if (change instanceof RenameColumn column) {
            columns.add(column.subject() + "." + column.after().name());
        }
    }

    /** What the plan's table is called today. */
    QualifiedName today(QualifiedName table) {
        return tables.getOrDefault(table, table);
    }

    /** What can be asked under the plan's names: a name that something else has today would give a wrong answer. */
    Schema askable(Schema today) {
        return new Schema(
                today.namespaces(),
                today.tables().stream()
                        .filter(t -> !tables.containsKey(t.name()))
                        .map(t -> t.withColumns(t.columns().stream()
                                .filter(c -> !columns.contains(t.name() + "." + c.name()))
                                .toList()))
                        .toList(),
                today.sequences(),
                today.enumTypes(),
                today.views(),
                today.extensions());
    }
}
