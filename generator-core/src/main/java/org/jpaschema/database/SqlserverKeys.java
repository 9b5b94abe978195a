package org.jpaschema.database;

import static org.jpaschema.database.Query.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jpaschema.engine.SqlText;
import org.jpaschema.engine.SqlserverEngine;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.UniqueKey;

/** SQL Server's keys and indexes, put together from a row for each column. */
final class SqlserverKeys {

    private static final Pattern NOT_NULL = Pattern.compile("(?i)\\[((?:[^\\]]|]])+)] is not null");
    private static final String USUAL_METHOD = "NONCLUSTERED";

    private final Map<Long, TableParts> tables;

    SqlserverKeys(Map<Long, TableParts> tables) {
        this.tables = tables;
    }

    /** An index while its columns come in. */
    private static final class Parts {
        final TableParts table;
        final String name;
        final boolean primary;
        final boolean constraint;
        final boolean unique;
        final String method;
        final String predicate;
        final boolean disabled;
        final List<Index.Part> columns = new ArrayList<>();
        final List<String> included = new ArrayList<>();

        Parts(TableParts table, ResultSet row) throws SQLException {
            this.table = table;
            this.name = row.getString(2);
            this.primary = row.getBoolean(3);
            this.constraint = row.getBoolean(4);
            this.unique = row.getBoolean(5);
            this.method = row.getString(6);
            this.predicate = SqlText.unwrapped(text(row, 7));
            this.disabled = row.getBoolean(8);
        }

        List<String> names() {
            return columns.stream().map(Index.Part::text).toList();
        }
    }

    void addIndexes(ListQuery query) throws SQLException {
        Map<List<Object>, Parts> indexes = new LinkedHashMap<>();
        query.each(SqlserverQueries.INDEXES, row -> {
            TableParts table = tables.get(row.getLong(1));
            if (table == null) {
                return;
            }
            List<Object> key = List.of(row.getLong(1), row.getString(2));
            if (!indexes.containsKey(key)) {
                indexes.put(key, new Parts(table, row));
            }
            Parts index = indexes.get(key);
            // The columns of a columnstore count as included, and are what it is over.
            if (row.getBoolean(11) && !index.method.contains("COLUMNSTORE")) {
                index.included.add(row.getString(9));
            } else {
                index.columns.add(new Index.Part(row.getString(9), false, row.getBoolean(10), ""));
            }
        });
        indexes.values().forEach(SqlserverKeys::add);
    }

    private static void add(Parts index) {
        TableParts table = index.table;
        if (index.primary) {
            table.primaryKey(new PrimaryKey(index.name, index.names()));
        } else if (isKey(index)) {
            table.uniqueKeys.add(new UniqueKey(index.name, true, index.names(), !index.constraint));
            if (index.predicate.isEmpty() && !optional(index).isEmpty()) {
                table.dependents.add(SqlserverEngine.nullsNotDistinct(index.name));
            }
        } else {
            String included = index.included.isEmpty()
                    ? ""
                    : index.included.stream()
                            .map(new SqlserverEngine()::quote)
                            .collect(Collectors.joining(", ", "INCLUDE (", ")"));
            String extras = (included + (index.disabled ? " INVALID" : "")).trim();
            List<Index.Part> parts = new ArrayList<>(index.columns);
            if (!extras.isEmpty() && !parts.isEmpty()) {
                Index.Part last = parts.remove(parts.size() - 1);
                parts.add(new Index.Part(last.text(), false, last.descending(), extras));
            }
            table.indexes.add(new Index(
                    index.name,
                    true,
                    parts,
                    index.unique,
                    index.predicate,
                    index.method.equals(USUAL_METHOD) ? "" : index.method.toLowerCase(Locale.ROOT)));
        }
        if (index.disabled && (index.primary || isKey(index))) {
            table.dependents.add("key " + index.name + " disabled");
        }
    }

    /** A unique constraint, or a unique index over all rows, or over those where no column of it is NULL. */
    private static boolean isKey(Parts index) {
        if (!index.unique || !index.constraint && !index.included.isEmpty()) {
            return false;
        }
        TreeSet<String> conditions = new TreeSet<>();
        for (String condition : index.predicate.split("(?i)\\s+and\\s+")) {
            var matcher = NOT_NULL.matcher(SqlText.unwrapped(condition));
            conditions.add(matcher.matches() ? matcher.group(1).replace("]]", "]") : condition);
        }
        return index.predicate.isEmpty() || conditions.equals(optional(index));
    }

    private static TreeSet<String> optional(Parts index) {
        return index.table.columns.stream()
                .filter(c -> c.nullable() && index.names().contains(c.name()))
                .map(Column::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private record Key(TableParts table, String name) {}

    void addForeignKeys(ListQuery query) throws SQLException {
        Map<Key, ForeignKey> keys = new LinkedHashMap<>();
        query.each(SqlserverQueries.FOREIGN_KEYS, row -> {
            TableParts table = tables.get(row.getLong(1));
            if (table == null) {
                return;
            }
            Key key = new Key(table, row.getString(2));
            List<String> columns = new ArrayList<>();
            List<String> referenced = new ArrayList<>();
            if (keys.containsKey(key)) {
                columns.addAll(keys.get(key).columns());
                referenced.addAll(keys.get(key).referencedColumns());
            } else {
                note(table, "foreign key " + key.name(), row.getBoolean(9), row.getBoolean(10));
            }
            columns.add(row.getString(3));
            referenced.add(row.getString(6));
            keys.put(
                    key,
                    new ForeignKey(
                            key.name(),
                            true,
                            columns,
                            QualifiedName.of(row.getString(4), row.getString(5)),
                            referenced,
                            ReferentialAction.valueOf(row.getString(7)),
                            ReferentialAction.valueOf(row.getString(8))));
        });
        keys.forEach((key, foreignKey) -> key.table().foreignKeys.add(foreignKey));
    }

    /** One that is disabled counts as not trusted, too. */
    static void note(TableParts table, String constraint, boolean disabled, boolean notTrusted) {
        if (disabled || notTrusted) {
            table.dependents.add(constraint + (disabled ? " disabled" : " not trusted"));
        }
    }
}
