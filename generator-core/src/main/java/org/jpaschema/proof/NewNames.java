package org.jpaschema.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.RenameColumn;
import org.jpaschema.diff.Change.RenameEnumType;
import org.jpaschema.diff.Change.RenameEnumValue;
import org.jpaschema.diff.Change.RenameSequence;
import org.jpaschema.diff.Change.RenameTable;
import org.jpaschema.diff.Change.RenameValue;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.Renaming;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;

/** What a migration gives other names, so that the state after it can be read by the names before it. */
final class NewNames {

    private final List<Change> changes;
    private final Renaming renaming;

    /** @param changes all changes of a migration, the renames in their order */
    NewNames(List<Change> changes, Engine engine) {
        this.changes = List.copyOf(changes);
        this.renaming = new Renaming(engine);
    }

    /** What the table is called after the migration. */
    QualifiedName table(QualifiedName before) {
        QualifiedName now = before;
        for (Change change : changes) {
            if (change instanceof RenameTable c && c.subject().equals(now)) {
                now = c.after().name();
            }
        }
        return now;
    }

    /** What the tables were called before the migration. */
    Set<QualifiedName> tablesBefore(Collection<QualifiedName> after) {
        Set<QualifiedName> before = new TreeSet<>();
        for (QualifiedName name : after) {
            QualifiedName then = name;
            for (int i = changes.size() - 1; i >= 0; i--) {
                if (changes.get(i) instanceof RenameTable c && c.after().name().equals(then)) {
                    then = c.subject();
                }
            }
            before.add(then);
        }
        return before;
    }

    /**
     * What the column is called after the migration.
     *
     * @param table its table by the name before
     */
    String column(QualifiedName table, String before) {
        QualifiedName tableNow = table;
        String now = before;
        for (Change change : changes) {
            if (change instanceof RenameTable c && c.subject().equals(tableNow)) {
                tableNow = c.after().name();
            } else if (change instanceof RenameColumn c
                    && c.subject().equals(tableNow)
                    && c.before().name().equals(now)) {
                now = c.after().name();
            }
        }
        return now;
    }

    /**
     * The values of a column that have other names after the migration, by the names before.
     *
     * @param schema the schema before
     * @param table the column's table by the name before
     */
    Map<String, String> values(Schema schema, QualifiedName table, Column column) {
        Map<String, String> values = new LinkedHashMap<>();
        Optional<EnumType> type =
                schema.enumTypes().stream().filter(t -> t.isTypeOf(column)).findFirst();
        QualifiedName typeNow = type.map(EnumType::name).orElse(null);
        QualifiedName tableNow = table(table);
        String columnNow = column(table, column.name());
        for (Change change : changes) {
            if (change instanceof RenameEnumType c && c.subject().equals(typeNow)) {
                typeNow = c.after().name();
            } else if (change instanceof RenameEnumValue c && c.subject().equals(typeNow)) {
                values.put(c.value(), c.newValue());
            } else if (change instanceof RenameValue c
                    && c.subject().equals(tableNow)
                    && c.column().name().equals(columnNow)) {
                values.put(c.value(), c.newValue());
            }
        }
        return values;
    }

    /** The schema after the migration by the names before it. What the migration adds gets out of the way. */
    Schema asBefore(Schema after) {
        Schema schema = after;
        for (int i = changes.size() - 1; i >= 0; i--) {
            schema = undone(changes.get(i), schema);
        }
        return schema;
    }

    private Schema undone(Change change, Schema schema) {
        if (change instanceof RenameTable c) {
            QualifiedName before = c.subject();
            Schema free = schema.table(before).isEmpty()
                    ? schema
                    : renaming.table(schema, before, free(before.name(), names(schema, before)));
            return renaming.table(free, c.after().name(), before.name());
        }
        if (change instanceof RenameColumn c) {
            String before = c.before().name();
            List<String> columns = schema.table(c.subject()).map(Table::columns).orElse(List.of()).stream()
                    .map(Column::name)
                    .toList();
            Schema free = columns.contains(before)
                    ? renaming.column(schema, c.subject(), before, free(before, columns))
                    : schema;
            return renaming.column(free, c.subject(), c.after().name(), before);
        }
        if (change instanceof RenameSequence c) {
            return renaming.sequence(schema, c.after().name(), c.subject().name());
        }
        if (change instanceof RenameEnumType c) {
            return type(schema, c.after().name())
                    .map(t -> renaming.enumType(schema, t, c.subject().name()))
                    .orElse(schema);
        }
        if (change instanceof RenameValue c) {
            return renaming.value(schema, c.subject(), c.column().name(), c.newValue(), c.value());
        }
        return change instanceof RenameEnumValue c
                ? type(schema, c.subject())
                        .map(t -> renaming.enumValue(schema, t, c.newValue(), c.value()))
                        .orElse(schema)
                : schema;
    }

    private static Optional<EnumType> type(Schema schema, QualifiedName name) {
        return schema.enumTypes().stream().filter(t -> t.name().equals(name)).findFirst();
    }

    private static List<String> names(Schema schema, QualifiedName sibling) {
        List<String> names = new ArrayList<>();
        schema.tables().stream()
                .map(Table::name)
                .filter(n -> n.equals(sibling.sibling(n.name())))
                .forEach(n -> names.add(n.name()));
        return names;
    }

    private static String free(String name, List<String> taken) {
        String free = name + "_";
        while (taken.contains(free)) {
            free += "_";
        }
        return free;
    }
}
