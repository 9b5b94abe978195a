package org.jpaschema.database;

import static org.jpaschema.database.Query.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.Unknown;

/**
 * H2's constraints and indexes, put together from the information schema's separate tables. A unique key counts whether it
 * takes NULLs as distinct or not.
 */
final class H2Keys {

    private record Key(QualifiedName name, String type, QualifiedName table, Optional<QualifiedName> index) {}

    private record KeyColumn(String name, int referencedPosition) {}

    private record IndexColumn(String name, boolean descending, String nulls) {}

    private final Map<QualifiedName, TableParts> tables;
    private final Map<QualifiedName, List<IndexColumn>> indexes = new HashMap<>();
    private final boolean knowsNoAction;
    private final boolean nullsHigh;
    private final boolean nullsAlwaysFirst;
    private final boolean nullsAlwaysLast;

    /**
     * For the given tables.
     *
     * @param nullOrdering the database's DEFAULT_NULL_ORDERING
     * @param knowsNoAction whether H2 tells NO ACTION from RESTRICT; before 2.4 it took both and kept RESTRICT
     */
    H2Keys(Map<QualifiedName, TableParts> tables, String nullOrdering, boolean knowsNoAction) {
        this.tables = tables;
        this.knowsNoAction = knowsNoAction;
        nullsHigh = nullOrdering.equals("HIGH");
        nullsAlwaysFirst = nullOrdering.equals("FIRST");
        nullsAlwaysLast = nullOrdering.equals("LAST");
    }

    void addConstraints(Query query) throws SQLException {
        query.each(H2Queries.INDEX_COLUMNS, row -> indexes.computeIfAbsent(name(row, 1), index -> new ArrayList<>())
                .add(new IndexColumn(row.getString(3), "DESC".equals(row.getString(4)), text(row, 5))));
        Map<QualifiedName, Key> keys = new HashMap<>();
        query.each(H2Queries.CONSTRAINTS, row -> {
            Key key = new Key(name(row, 1), row.getString(3), name(row, 4), index(row));
            keys.put(key.name(), key);
        });
        Map<QualifiedName, List<KeyColumn>> columns = new HashMap<>();
        query.each(H2Queries.KEY_COLUMNS, row -> columns.computeIfAbsent(name(row, 1), key -> new ArrayList<>())
                .add(new KeyColumn(row.getString(3), row.getInt(4))));
        columns.replaceAll((name, own) -> asNamedNow(keys.get(name), own));
        for (Key key : keys.values()) {
            TableParts table = tables.get(key.table());
            List<String> names = names(columns.getOrDefault(key.name(), List.of()));
            if (table != null && key.type().equals("PRIMARY KEY")) {
                table.primaryKey(new PrimaryKey(key.name().name(), names));
            } else if (table != null && key.type().equals("UNIQUE")) {
                table.uniqueKeys.add(new UniqueKey(key.name().name(), true, names, false));
            }
        }
        query.each(H2Queries.REFERENCES, row -> addForeignKey(row, keys, columns));
        query.each(H2Queries.CHECKS, row -> {
            Check check = new Check(row.getString(2), true, Unknown.orText(row.getString(3)), "");
            // A domain's check has no table.
            table(keys.get(name(row, 1))).ifPresent(table -> table.checks.add(check));
        });
    }

    private static Optional<QualifiedName> index(ResultSet row) throws SQLException {
        return row.getString(7) == null ? Optional.empty() : Optional.of(name(row, 6));
    }

    /**
     * Until it is opened again, H2 tells a key's columns by the names that they had when the key was made; those of its
     * index it tells by the names of now. An index begins with the columns of each key that lives on it.
     */
    private List<KeyColumn> asNamedNow(Key key, List<KeyColumn> columns) {
        List<String> now = Optional.ofNullable(key).flatMap(Key::index).map(indexes::get).stream()
                .flatMap(List::stream)
                .map(IndexColumn::name)
                .limit(columns.size())
                .toList();
        if (now.size() < columns.size()) {
            return columns;
        }
        Deque<String> renamed = new ArrayDeque<>(now);
        renamed.removeAll(names(columns));
        return columns.stream()
                .map(c -> now.contains(c.name()) ? c : new KeyColumn(renamed.pop(), c.referencedPosition()))
                .toList();
    }

    private void addForeignKey(ResultSet row, Map<QualifiedName, Key> keys, Map<QualifiedName, List<KeyColumn>> columns)
            throws SQLException {
        Key key = keys.get(name(row, 1));
        Key referenced = keys.get(name(row, 3));
        Optional<TableParts> table = table(key);
        if (table.isEmpty()) {
            return;
        }
        List<KeyColumn> own = columns.get(key.name());
        List<String> candidates = names(columns.get(referenced.name()));
        table.get()
                .foreignKeys
                .add(new ForeignKey(
                        key.name().name(),
                        true,
                        names(own),
                        referenced.table(),
                        own.stream()
                                .map(column -> candidates.get(column.referencedPosition() - 1))
                                .toList(),
                        action(row.getString(5)),
                        action(row.getString(6))));
    }

    void addIndexes(Query query) throws SQLException {
        query.each(H2Queries.INDEXES, row -> {
            TableParts table = tables.get(name(row, 3));
            if (table != null) {
                addIndex(table, row.getString(2), row.getString(5), indexes.getOrDefault(name(row, 1), List.of()));
            }
        });
    }

    private void addIndex(TableParts table, String name, String type, List<IndexColumn> columns) {
        if (type.startsWith("UNIQUE")) {
            List<String> names = columns.stream().map(IndexColumn::name).toList();
            table.uniqueKeys.add(new UniqueKey(name, true, names, true));
            return;
        }
        List<Index.Part> parts = columns.stream()
                .map(column -> new Index.Part(column.name(), false, column.descending(), options(column)))
                .toList();
        String method = type.replace("INDEX", "").trim();
        table.indexes.add(new Index(name, true, parts, false, "", method));
    }

    private String options(IndexColumn column) {
        boolean usuallyLast = nullsAlwaysLast || !nullsAlwaysFirst && nullsHigh != column.descending();
        String usual = usuallyLast ? "LAST" : "FIRST";
        return column.nulls().isEmpty() || column.nulls().equals(usual) ? "" : "NULLS " + column.nulls();
    }

    private Optional<TableParts> table(Key key) {
        return Optional.ofNullable(key).map(Key::table).map(tables::get);
    }

    private static List<String> names(List<KeyColumn> columns) {
        return columns.stream().map(KeyColumn::name).toList();
    }

    private ReferentialAction action(String rule) {
        ReferentialAction action = ReferentialAction.valueOf(rule.replace(' ', '_'));
        return knowsNoAction || action != ReferentialAction.RESTRICT ? action : ReferentialAction.NO_ACTION;
    }

    /** The name whose schema stands at the given column and whose own name stands at the next. */
    static QualifiedName name(ResultSet row, int column) throws SQLException {
        return QualifiedName.of(row.getString(column), row.getString(column + 1));
    }
}
