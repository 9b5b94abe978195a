package org.jpaschema.database;

import static org.jpaschema.database.Query.text;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jpaschema.engine.SqliteClause;
import org.jpaschema.engine.SqliteClause.Kind;
import org.jpaschema.engine.SqliteDefinition;
import org.jpaschema.engine.SqliteEngine;
import org.jpaschema.engine.SqliteIndexText;
import org.jpaschema.engine.SqliteSyntaxException;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.View;

/**
 * Reads SQLite's schema table and pragmas in six queries, and the CREATE statements that SQLite keeps. Its one schema is
 * {@code main}; attached databases, temporary and virtual tables are left out.
 */
public final class SqliteCatalog implements CatalogReader {

    static final String MAIN = "main";

    private record Text(String kind, String name, String table, String sql) {}

    private record ForeignKeyRow(
            int id, String target, String column, Optional<String> targetColumn, String onDelete, String onUpdate) {}

    private record IndexPart(Optional<String> column, boolean descending, String collation) {}

    @Override
    public String currentNamespace(Connection connection) {
        return MAIN;
    }

    /** The driver's own switch works before it opens a database only. */
    @Override
    public void setReadOnly(Connection connection, boolean readOnly) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma query_only = " + (readOnly ? "on" : "off"));
        }
    }

    @Override
    public Schema read(Connection connection, Collection<String> namespaces) throws SQLException {
        if (!namespaces.contains(MAIN)) {
            return Schema.EMPTY;
        }
        // Other objects name their table as they like.
        Map<String, SqliteTable> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        each(
                connection,
                SqliteQueries.TABLES,
                row -> tables.put(row.getString(1), new SqliteTable(row.getString(1), row.getBoolean(2))));
        List<Text> texts = new ArrayList<>();
        each(
                connection,
                SqliteQueries.TEXTS,
                row -> texts.add(new Text(row.getString(1), row.getString(2), row.getString(3), row.getString(4))));
        texts.stream()
                .filter(t -> t.kind().equals("table") && tables.containsKey(t.name()))
                .forEach(t -> tables.get(t.name()).define(t.sql()));
        each(connection, SqliteQueries.COLUMNS, row -> {
            SqliteTable table = tables.get(row.getString(1));
            if (table != null) {
                table.add(new SqliteTable.ColumnRow(
                        row.getString(2),
                        text(row, 3),
                        row.getBoolean(4),
                        row.getString(5),
                        row.getInt(6),
                        row.getInt(7)));
            }
        });
        tables.values().forEach(SqliteTable::complete);
        indexes(connection, tables, texts);
        foreignKeys(connection, tables);
        texts.stream()
                .filter(t -> t.kind().equals("trigger") && tables.containsKey(t.table()))
                .forEach(t -> {
                    TableParts parts = tables.get(t.table()).parts;
                    parts.dependents.add("trigger " + t.name());
                    parts.definitions.put(SqliteEngine.TRIGGER + t.name(), t.sql());
                });
        enforcement(connection, tables);
        return new Schema(
                List.of(MAIN),
                tables.values().stream().map(t -> t.parts.table()).toList(),
                List.of(),
                List.of(),
                texts.stream()
                        .filter(t -> t.kind().equals("view"))
                        .map(t -> view(t, tables.values()))
                        .toList(),
                List.of());
    }

    /** What a rebuild has to know: which tables' foreign keys point at it, and whether they would act. */
    private static void enforcement(Connection connection, Map<String, SqliteTable> tables) throws SQLException {
        List<Boolean> enforced = new ArrayList<>();
        each(connection, SqliteQueries.ENFORCED, row -> enforced.add(row.getBoolean(1)));
        Map<String, Set<String>> referencing = new HashMap<>();
        tables.values()
                .forEach(t -> t.parts.foreignKeys.forEach(k -> referencing
                        .computeIfAbsent(k.referencedTable().name(), n -> new TreeSet<>())
                        .add(t.name())));
        referencing.forEach((name, by) -> {
            SqliteTable table = tables.get(name);
            if (table != null) {
                table.parts.definitions.put(SqliteEngine.REFERENCED_BY, String.join(", ", by));
                table.parts.definitions.put(SqliteEngine.FOREIGN_KEYS, enforced.contains(true) ? "on" : "off");
            }
        });
    }

    private static void each(Connection connection, String sql, Query.Row row) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                row.read(rows);
            }
        }
    }

    /** SQLite keeps no list of what a view reads: columns whose names occur in it beside their table's may be used. */
    private static View view(Text text, Collection<SqliteTable> tables) {
        Set<String> names = SqliteDefinition.names(text.sql());
        List<String> uses = tables.stream()
                .filter(t -> names.contains(t.name().toLowerCase(Locale.ROOT)))
                .flatMap(t -> t.parts.columns.stream()
                        .filter(c -> names.contains(c.name().toLowerCase(Locale.ROOT)))
                        .map(c -> t.parts.name + "." + c.name()))
                .sorted()
                .toList();
        String query = text.sql().replaceFirst("(?is)^.*?\\bas\\b\\s*", "");
        return new View(QualifiedName.of(MAIN, text.name()), query, uses);
    }

    private static void indexes(Connection connection, Map<String, SqliteTable> tables, List<Text> texts)
            throws SQLException {
        Map<String, String> definitions = new HashMap<>();
        texts.stream().filter(t -> t.kind().equals("index")).forEach(t -> definitions.put(t.name(), t.sql()));
        Map<String, SqliteTable> of = new LinkedHashMap<>();
        Map<String, List<IndexPart>> parts = new HashMap<>();
        Map<String, Boolean> unique = new HashMap<>();
        each(connection, SqliteQueries.INDEXES, row -> {
            SqliteTable table = tables.get(row.getString(1));
            if (table != null) {
                of.put(row.getString(2), table);
                unique.put(row.getString(2), row.getBoolean(3));
                parts.computeIfAbsent(row.getString(2), n -> new ArrayList<>())
                        .add(new IndexPart(Optional.ofNullable(row.getString(5)), row.getBoolean(6), text(row, 7)));
            }
        });
        of.forEach((name, table) ->
                index(table, name, unique.get(name), parts.get(name), definitions.getOrDefault(name, "")));
    }

    private static void index(SqliteTable table, String name, boolean unique, List<IndexPart> rows, String sql) {
        SqliteIndexText text;
        try {
            text = SqliteIndexText.parse(sql);
        } catch (SqliteSyntaxException e) {
            table.parts.dependents.add("index " + name + " with a definition that cannot be read: " + e.getMessage());
            return;
        }
        List<Index.Part> parts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            IndexPart row = rows.get(i);
            String usual = row.column().map(c -> collation(table, c)).orElse("BINARY");
            parts.add(new Index.Part(
                    row.column()
                            .orElse(
                                    i < text.parts().size()
                                            ? text.parts().get(i).text()
                                            : ""),
                    row.column().isEmpty(),
                    row.descending(),
                    row.collation().equalsIgnoreCase(usual)
                            ? ""
                            : "COLLATE " + row.collation().toUpperCase(Locale.ROOT)));
        }
        table.parts.definitions.put(SqliteEngine.INDEX + name, sql);
        boolean plain = text.predicate().isEmpty()
                && parts.stream().allMatch(p -> !p.expression() && p.options().isEmpty());
        if (unique && plain) {
            table.parts.uniqueKeys.add(new UniqueKey(
                    name, true, parts.stream().map(Index.Part::text).toList(), true));
        } else {
            table.parts.indexes.add(new Index(name, true, parts, unique, text.predicate(), ""));
        }
    }

    private static String collation(SqliteTable table, String column) {
        return table.parts.columns.stream()
                .filter(c -> c.name().equals(column))
                .map(Column::collation)
                .filter(c -> !c.isEmpty())
                .findFirst()
                .orElse("BINARY");
    }

    private static void foreignKeys(Connection connection, Map<String, SqliteTable> tables) throws SQLException {
        Map<String, Map<Integer, List<ForeignKeyRow>>> keys = new HashMap<>();
        each(connection, SqliteQueries.FOREIGN_KEYS, row -> keys.computeIfAbsent(
                        row.getString(1), t -> new LinkedHashMap<>())
                .computeIfAbsent(row.getInt(2), id -> new ArrayList<>())
                .add(new ForeignKeyRow(
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        Optional.ofNullable(row.getString(5)),
                        row.getString(6),
                        row.getString(7))));
        keys.forEach((name, ofTable) -> {
            SqliteTable table = tables.get(name);
            if (table != null) {
                foreignKeys(table, List.copyOf(ofTable.values()), tables);
            }
        });
    }

    /** The pragma lists them in the reverse order of the text, which alone has their names. */
    private static void foreignKeys(
            SqliteTable table, List<List<ForeignKeyRow>> keys, Map<String, SqliteTable> tables) {
        List<SqliteClause> clauses = table.clauses(Kind.FOREIGN_KEY);
        for (int i = 0; i < keys.size(); i++) {
            List<ForeignKeyRow> rows = keys.get(i);
            String written = clauses.size() == keys.size() ? clauses.get(i).name() : "";
            List<String> columns =
                    rows.stream().map(r -> table.column(r.column())).toList();
            String targetName = rows.get(0).target();
            Optional<SqliteTable> target = Optional.ofNullable(tables.get(targetName));
            table.parts.foreignKeys.add(new ForeignKey(
                    written.isEmpty() ? table.name() + "_" + String.join("_", columns) + "_fkey" : written,
                    true,
                    columns,
                    QualifiedName.of(MAIN, target.map(SqliteTable::name).orElse(targetName)),
                    targetColumns(rows, target),
                    action(rows.get(0).onDelete()),
                    action(rows.get(0).onUpdate())));
        }
    }

    /** The columns there; without any written, its primary key. A table that is missing, SQLite finds out when used. */
    private static List<String> targetColumns(List<ForeignKeyRow> rows, Optional<SqliteTable> target) {
        List<String> key = target.map(SqliteTable::key).orElse(List.of());
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String implied = i < key.size() ? key.get(i) : rows.get(i).column();
            String written = rows.get(i).targetColumn().orElse(implied);
            columns.add(target.map(t -> t.column(written)).orElse(written));
        }
        return columns;
    }

    private static ReferentialAction action(String text) {
        return ReferentialAction.valueOf(text.replace(' ', '_'));
    }
}
