package org.jpaschema.database;

import static org.jpaschema.database.OracleCatalog.name;
import static org.jpaschema.database.Query.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.engine.SqlText;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.Unknown;

/** Oracle's constraints and indexes, put together from the dictionary's separate views. */
final class OracleKeys {

    /** A NOT NULL is a check, too. */
    private static final Pattern NOT_NULL = Pattern.compile("\"(?:[^\"]|\"\")+\" IS NOT NULL");

    /** What stands for a descending column, which Oracle keeps as an expression. */
    private static final Pattern DESCENDING = Pattern.compile("\"((?:[^\"]|\"\")+)\"");

    private static final Pattern METHOD = Pattern.compile("^(FUNCTION-BASED )?(NORMAL(/REV)?|BITMAP|DOMAIN)$");

    private record Reference(QualifiedName table, List<String> columns) {}

    private final Map<QualifiedName, TableParts> tables;

    OracleKeys(Map<QualifiedName, TableParts> tables) {
        this.tables = tables;
    }

    void addConstraints(ListQuery query) throws SQLException {
        Map<QualifiedName, List<String>> columns = new HashMap<>();
        query.each(OracleQueries.KEY_COLUMNS, row -> columns.computeIfAbsent(name(row, 1), k -> new ArrayList<>())
                .add(row.getString(3)));
        Map<QualifiedName, Reference> references = new HashMap<>();
        query.each(OracleQueries.REFERENCES, row -> {
            references.putIfAbsent(name(row, 1), new Reference(name(row, 3), new ArrayList<>()));
            references.get(name(row, 1)).columns().add(row.getString(5));
        });
        query.each(OracleQueries.CONSTRAINTS, row -> {
            TableParts table = tables.get(name(row, 1));
            if (table != null) {
                QualifiedName key = QualifiedName.of(row.getString(1), row.getString(3));
                add(table, key, row, columns.getOrDefault(key, List.of()), references);
            }
        });
    }

    private static void add(
            TableParts table,
            QualifiedName key,
            ResultSet row,
            List<String> columns,
            Map<QualifiedName, Reference> references)
            throws SQLException {
        String name = key.name();
        String condition = text(row, 5).strip();
        switch (row.getString(4)) {
            case "P" -> table.primaryKey(new PrimaryKey(name, columns));
            case "U" -> table.uniqueKeys.add(new UniqueKey(name, true, columns, false));
            case "C" -> {
                if (NOT_NULL.matcher(condition).matches()) {
                    return;
                }
                table.checks.add(new Check(name, true, Unknown.orText(SqlText.unwrapped(condition)), ""));
            }
            default -> {
                Reference reference = references.get(key);
                if (reference == null) {
                    // The account may not see the table that it points at.
                    table.dependents.add("foreign key " + name + " to a table that the account may not see");
                    return;
                }
                table.foreignKeys.add(new ForeignKey(
                        name,
                        true,
                        columns,
                        reference.table(),
                        reference.columns(),
                        action(text(row, 6)),
                        ReferentialAction.NO_ACTION));
            }
        }
        boolean disabled = "DISABLED".equals(row.getString(7));
        note(table, disabled, "constraint " + name + " disabled");
        note(table, !disabled && "NOT VALIDATED".equals(row.getString(8)), "constraint " + name + " not validated");
        note(table, "DEFERRABLE".equals(row.getString(9)), "constraint " + name + " deferrable");
    }

    private static void note(TableParts table, boolean holds, String dependent) {
        if (holds) {
            table.dependents.add(dependent);
        }
    }

    private static ReferentialAction action(String rule) {
        return switch (rule) {
            case "CASCADE" -> ReferentialAction.CASCADE;
            case "SET NULL" -> ReferentialAction.SET_NULL;
            default -> ReferentialAction.NO_ACTION;
        };
    }

    private record Place(QualifiedName index, int position) {}

    private record Parts(
            TableParts table, String name, String type, boolean unique, boolean unusable, List<Index.Part> parts) {}

    void addIndexes(ListQuery query) throws SQLException {
        Map<Place, String> expressions = new HashMap<>();
        query.each(
                OracleQueries.INDEX_EXPRESSIONS,
                row -> expressions.put(
                        new Place(name(row, 1), row.getInt(3)), text(row, 4).strip()));
        Map<QualifiedName, Parts> indexes = new LinkedHashMap<>();
        query.each(OracleQueries.INDEXES, row -> {
            TableParts table = tables.get(name(row, 3));
            if (table == null) {
                return;
            }
            QualifiedName index = name(row, 1);
            if (!indexes.containsKey(index)) {
                indexes.put(
                        index,
                        new Parts(
                                table,
                                index.name(),
                                row.getString(5),
                                "UNIQUE".equals(row.getString(6)),
                                "UNUSABLE".equals(row.getString(7)),
                                new ArrayList<>()));
            }
            boolean descending = "DESC".equals(row.getString(10));
            String expression = expressions.get(new Place(index, row.getInt(8)));
            indexes.get(index).parts().add(part(row.getString(9), expression, descending));
        });
        indexes.values().forEach(OracleKeys::add);
    }

    private static Index.Part part(String column, String expression, boolean descending) {
        if (expression == null) {
            return new Index.Part(column, false, descending, "");
        }
        Matcher plain = DESCENDING.matcher(expression);
        return descending && plain.matches()
                ? new Index.Part(plain.group(1).replace("\"\"", "\""), false, true, "")
                : new Index.Part(SqlText.unwrapped(expression), true, descending, "");
    }

    private static void add(Parts index) {
        boolean plain = index.parts().stream().noneMatch(p -> p.expression() || p.descending());
        if (index.unique() && plain) {
            index.table()
                    .uniqueKeys
                    .add(new UniqueKey(
                            index.name(),
                            true,
                            index.parts().stream().map(Index.Part::text).toList(),
                            true));
            return;
        }
        Matcher method = METHOD.matcher(index.type());
        String kind = method.matches() ? method.group(2) : index.type();
        index.table()
                .indexes
                .add(new Index(
                        index.name(),
                        true,
                        index.parts(),
                        index.unique(),
                        "",
                        kind.equals("NORMAL") ? "" : kind.toLowerCase(Locale.ROOT)));
        if (index.unusable()) {
            index.table().dependents.add("index " + index.name() + " unusable");
        }
    }
}
