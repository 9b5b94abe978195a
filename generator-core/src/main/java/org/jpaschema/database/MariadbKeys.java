package org.jpaschema.database;

import static org.jpaschema.database.Query.text;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.UniqueKey;

/** MariaDB's or MySQL's indexes and foreign keys. A unique key is a unique index there, and nothing tells them apart. */
final class MariadbKeys {

    /** Of one table. */
    private record Name(QualifiedName table, String name) {}

    /** A column, or the expression that stands in the place of one. */
    private record IndexPart(
            String column,
            boolean unique,
            String type,
            String length,
            boolean descending,
            String expression,
            String state) {}

    private record KeyPart(String column, QualifiedName referencedTable, String referencedColumn) {}

    private record Actions(ReferentialAction onDelete, ReferentialAction onUpdate) {}

    private static final String ACTION = "(CASCADE|SET NULL|SET DEFAULT|NO ACTION|RESTRICT)";

    /** A line of SHOW CREATE TABLE. */
    private static final Pattern KEY = Pattern.compile("\\s*CONSTRAINT `((?:[^`]|``)+)` FOREIGN KEY .*?(?: ON DELETE "
            + ACTION + ")?(?: ON UPDATE " + ACTION + ")?,?");

    private final Connection connection;
    private final Map<QualifiedName, TableParts> tables;

    MariadbKeys(Connection connection, Map<QualifiedName, TableParts> tables) {
        this.connection = connection;
        this.tables = tables;
    }

    /**
     * Reads the indexes.
     *
     * @param question the columns of INFORMATION_SCHEMA.STATISTICS, then an expression and what is unusual about the index
     */
    void addIndexes(UnionQuery query, String question) throws SQLException {
        Map<Name, List<IndexPart>> indexes = new LinkedHashMap<>();
        query.each(question, MariadbQueries.INDEXES_ORDER, row -> indexes.computeIfAbsent(
                        name(row), key -> new ArrayList<>())
                .add(new IndexPart(
                        text(row, 4),
                        row.getInt(5) == 0,
                        row.getString(6),
                        text(row, 7),
                        "D".equals(row.getString(8)),
                        text(row, 10),
                        text(row, 11))));
        indexes.forEach((name, parts) -> {
            TableParts table = tables.get(name.table());
            if (table != null) {
                addIndex(table, name.name(), parts);
            }
        });
    }

    private static Name name(ResultSet row) throws SQLException {
        return new Name(QualifiedName.of(row.getString(1), row.getString(2)), row.getString(3));
    }

    private static void addIndex(TableParts table, String name, List<IndexPart> parts) {
        List<String> columns = parts.stream().map(IndexPart::column).toList();
        boolean plain = parts.stream()
                .allMatch(p -> p.length().isEmpty() && p.expression().isEmpty());
        boolean unique = parts.get(0).unique();
        if (!parts.get(0).state().isEmpty()) {
            table.dependents.add(parts.get(0).state() + " index " + name);
        }
        if (name.equals("PRIMARY")) {
            table.primaryKey(new PrimaryKey(name, columns));
        } else if (unique && plain) {
            table.uniqueKeys.add(new UniqueKey(name, true, columns, true));
        } else {
            String type = parts.get(0).type().toLowerCase(Locale.ROOT);
            boolean usual = type.equals("btree") || type.equals("hash") || type.equals("rtree");
            table.indexes.add(new Index(
                    name,
                    true,
                    parts.stream()
                            .map(p -> new Index.Part(
                                    p.expression().isEmpty() ? p.column() : p.expression(),
                                    !p.expression().isEmpty(),
                                    p.descending(),
                                    usual && !p.length().isEmpty() ? "(" + p.length() + ")" : ""))
                            .toList(),
                    unique,
                    "",
                    usual ? "" : type));
        }
    }

    void addForeignKeys(UnionQuery query) throws SQLException {
        Map<Name, List<KeyPart>> keys = new LinkedHashMap<>();
        query.each(MariadbQueries.FOREIGN_KEYS, MariadbQueries.FOREIGN_KEYS_ORDER, row -> keys.computeIfAbsent(
                        name(row), key -> new ArrayList<>())
                .add(new KeyPart(
                        row.getString(4), QualifiedName.of(row.getString(5), row.getString(6)), row.getString(7))));
        Map<Name, Actions> actions = new HashMap<>();
        query.each(
                MariadbQueries.ACTIONS,
                "",
                row -> actions.put(name(row), new Actions(action(row.getString(4)), action(row.getString(5)))));
        for (Map.Entry<Name, List<KeyPart>> key : keys.entrySet()) {
            TableParts table = tables.get(key.getKey().table());
            if (table == null) {
                continue;
            }
            if (!actions.containsKey(key.getKey())) {
                showActions(key.getKey().table(), actions);
            }
            Actions known = actions.getOrDefault(
                    key.getKey(), new Actions(ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION));
            List<KeyPart> parts = key.getValue();
            table.foreignKeys.add(new ForeignKey(
                    key.getKey().name(),
                    true,
                    parts.stream().map(KeyPart::column).toList(),
                    parts.get(0).referencedTable(),
                    parts.stream().map(KeyPart::referencedColumn).toList(),
                    known.onDelete(),
                    known.onUpdate()));
        }
    }

    /** An account that may only SELECT is told what a key does on DELETE by SHOW CREATE TABLE alone. */
    private void showActions(QualifiedName table, Map<Name, Actions> actions) throws SQLException {
        String sql = "SHOW CREATE TABLE `" + table.schema().replace("`", "``") + "`.`"
                + table.name().replace("`", "``") + "`";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            for (String line : rows.getString(2).split("\\R")) {
                Matcher key = KEY.matcher(line);
                if (key.matches()) {
                    actions.put(
                            new Name(table, key.group(1).replace("``", "`")),
                            new Actions(action(key.group(2)), action(key.group(3))));
                }
            }
        }
    }

    /** To InnoDB, RESTRICT is NO ACTION (manual, "Foreign Keys"); for one that says neither, the catalog says RESTRICT. */
    private static ReferentialAction action(String rule) {
        return rule == null || rule.equals("RESTRICT")
                ? ReferentialAction.NO_ACTION
                : ReferentialAction.valueOf(rule.replace(' ', '_'));
    }
}
