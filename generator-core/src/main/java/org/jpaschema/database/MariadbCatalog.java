package org.jpaschema.database;

import static org.jpaschema.database.Query.text;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jpaschema.engine.MariadbTable;
import org.jpaschema.engine.MariadbTypes;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Unknown;
import org.jpaschema.schema.View;

/**
 * Reads MariaDB's information schema in nine queries and one for all sequences. A database is a schema. What a record
 * cannot say is among a table's dependents: system versioning, partitions, invisible columns, triggers. An account that may
 * only SELECT sees neither triggers nor views' queries.
 */
public final class MariadbCatalog implements CatalogReader {

    /** How JSON is kept (manual, "JSON Data Type"). */
    private static final String JSON_TYPE = "longtext";

    private static final String JSON_COLLATION = "utf8mb4_bin";

    /** How COMPRESSED is said of a type (manual, "Storage-Engine Independent Column Compression"). */
    private static final Pattern COMPRESSED = Pattern.compile("(.*) /\\*M!\\d+ COMPRESSED\\*/");

    /** A query of all sequences of a usual model, and none that the server's parser finds too deep. */
    private static final int SEQUENCES_AT_ONCE = 1_000;

    @Override
    public Schema read(Connection connection, Collection<String> namespaces) throws SQLException {
        UnionQuery query = new UnionQuery(connection, namespaces);
        List<String> schemas = new ArrayList<>();
        query.each(MariadbQueries.NAMESPACES, "", row -> schemas.add(row.getString(1)));
        Map<QualifiedName, TableParts> tables = new HashMap<>();
        Map<QualifiedName, String> collations = new HashMap<>();
        List<QualifiedName> sequences = new ArrayList<>();
        query.each(MariadbQueries.TABLES, "", row -> {
            if (row.getString(3).equals("SEQUENCE")) {
                sequences.add(name(row));
            } else if (!row.getString(3).endsWith("VIEW") && !row.getString(3).equals("TEMPORARY")) {
                addTable(row, tables, collations);
            }
        });
        query.each(MariadbQueries.COLUMNS, MariadbQueries.COLUMNS_ORDER, row -> {
            TableParts table = tables.get(name(row));
            if (table != null) {
                addColumn(table, row, collations.get(table.name));
            }
        });
        addChecks(query, tables);
        MariadbKeys keys = new MariadbKeys(connection, tables);
        keys.addIndexes(query, MariadbQueries.INDEXES);
        keys.addForeignKeys(query);
        query.each(MariadbQueries.TRIGGERS, "", row -> {
            TableParts table = tables.get(name(row));
            if (table != null) {
                table.dependents.add("trigger " + row.getString(3));
            }
        });
        return new Schema(
                schemas,
                tables.values().stream()
                        .map(TableParts::table)
                        .map(MariadbTable::withoutImplied)
                        .toList(),
                sequences(connection, sequences),
                List.of(),
                views(query, tables.values()),
                List.of());
    }

    @Override
    public void setReadOnly(Connection connection, boolean readOnly) throws SQLException {
        MysqlSession.setReading(connection, readOnly);
        connection.setReadOnly(readOnly);
    }

    @Override
    public String currentNamespace(Connection connection) throws SQLException {
        return connection.getCatalog();
    }

    static QualifiedName name(ResultSet row) throws SQLException {
        return QualifiedName.of(row.getString(1), row.getString(2));
    }

    private static void addTable(
            ResultSet row, Map<QualifiedName, TableParts> tables, Map<QualifiedName, String> collations)
            throws SQLException {
        TableParts table = new TableParts(name(row), text(row, 4));
        collations.put(table.name, text(row, 5));
        if (row.getString(3).equals("SYSTEM VERSIONED")) {
            table.dependents.add("system versioning");
        }
        if (text(row, 6).contains("partitioned")) {
            table.dependents.add("partitions");
        }
        tables.put(table.name, table);
    }

    private static void addColumn(TableParts table, ResultSet row, String tableCollation) throws SQLException {
        String extra = text(row, 8).toLowerCase(Locale.ROOT);
        boolean generated = extra.contains("generated");
        String collation = text(row, 9);
        String type = row.getString(4);
        Matcher compressed = COMPRESSED.matcher(type);
        if (compressed.matches()) {
            type = compressed.group(1);
            table.dependents.add(MariadbTable.COMPRESSED + row.getString(3));
        }
        Column column = new Column(
                row.getString(3),
                MariadbTypes.canonical(type),
                "YES".equals(row.getString(5)),
                generated ? Optional.empty() : defaultValue(row.getString(6), extra),
                Optional.ofNullable(row.getString(7)).filter(e -> generated && !e.isEmpty()),
                extra.contains("stored generated"),
                extra.contains("auto_increment") ? Identity.BY_DEFAULT : Identity.NONE,
                collation.equals(tableCollation) ? "" : collation,
                text(row, 10),
                Origin.NONE);
        table.columns.add(column);
        if (extra.contains("invisible")) {
            table.dependents.add("invisible column " + column.name());
        }
    }

    /** The catalog says NULL as a text for a column without default; what happens on update stands elsewhere. */
    private static Optional<String> defaultValue(String text, String extra) {
        Optional<String> value = Optional.ofNullable(text).filter(t -> !t.equalsIgnoreCase("NULL"));
        int update = extra.indexOf("on update ");
        return update < 0
                ? value
                : Optional.of(
                        value.orElse("NULL") + " " + extra.substring(update).split(",")[0]);
    }

    /** JSON is a word of CREATE TABLE for a text with a check. */
    private static void addChecks(UnionQuery query, Map<QualifiedName, TableParts> tables) throws SQLException {
        query.each(MariadbQueries.CHECKS, "", row -> {
            TableParts table = tables.get(name(row));
            if (table == null) {
                return;
            }
            String name = row.getString(3);
            String expression = row.getString(4);
            boolean ofColumn = "Column".equals(row.getString(5));
            if (!ofColumn || !becomesJson(table, name, expression)) {
                table.checks.add(new Check(name, true, expression, ofColumn ? name : ""));
            }
        });
    }

    private static boolean becomesJson(TableParts table, String name, String expression) {
        if (!expression.equals("json_valid(`" + name.replace("`", "``") + "`)")) {
            return false;
        }
        boolean json = false;
        for (int i = 0; i < table.columns.size(); i++) {
            Column column = table.columns.get(i);
            if (column.name().equals(name) && column.type().equals(JSON_TYPE)) {
                table.columns.set(
                        i,
                        column.withType("json")
                                .withCollation(column.collation().equals(JSON_COLLATION) ? "" : column.collation()));
                json = true;
            }
        }
        return json;
    }

    /** A sequence is a table of one row; nothing else tells its numbers. */
    private static List<Sequence> sequences(Connection connection, List<QualifiedName> names) throws SQLException {
        List<Sequence> sequences = new ArrayList<>();
        for (int from = 0; from < names.size(); from += SEQUENCES_AT_ONCE) {
            List<QualifiedName> some = names.subList(from, Math.min(from + SEQUENCES_AT_ONCE, names.size()));
            String union = IntStream.range(0, some.size())
                    .mapToObj(i -> "SELECT " + i + ", START_VALUE, INCREMENT FROM "
                            + quoted(some.get(i).schema()) + "."
                            + quoted(some.get(i).name()))
                    .collect(Collectors.joining("\nUNION ALL\n"));
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(union)) {
                while (rows.next()) {
                    sequences.add(new Sequence(some.get(rows.getInt(1)), rows.getLong(2), rows.getLong(3), ""));
                }
            }
        }
        return sequences;
    }

    private static List<View> views(UnionQuery query, Collection<TableParts> tables) throws SQLException {
        List<View> views = new ArrayList<>();
        query.each(MariadbQueries.VIEWS, "", row -> {
            String definition = Unknown.orText(row.getString(3));
            views.add(new View(name(row), definition, uses(definition, tables)));
        });
        return views;
    }

    /** The query is kept with each column as {@code `schema`.`table`.`column`}; under an alias its schema is not said. */
    static List<String> uses(String definition, Collection<TableParts> tables) {
        return tables.stream()
                .filter(table -> definition.contains(quoted(table.name.schema()) + "." + quoted(table.name.name())))
                .flatMap(table -> table.columns.stream()
                        .filter(column -> definition.contains("." + quoted(column.name())))
                        .map(column -> table.name + "." + column.name()))
                .sorted()
                .toList();
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
