package org.jpaschema.database;

import static org.jpaschema.database.Query.text;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jpaschema.engine.CockroachEngine;
import org.jpaschema.engine.SqlText;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Unknown;
import org.jpaschema.schema.View;

/**
 * Reads CockroachDB's catalog in nine queries. What the engine hides is left out: the rowid of a table without a primary
 * key, the shards of a hash-sharded index, the column of a row's time to live. Written from cockroachlabs.com, "pg_catalog"
 * and "information_schema".
 */
public final class CockroachCatalog implements CatalogReader {

    /** What hash-sharded indexes add; cockroachlabs.com, "Hash-sharded indexes". */
    private static final String INTERNAL = "crdb_internal_";

    @Override
    public Schema read(Connection connection, Collection<String> namespaces) throws SQLException {
        Query query = new Query(connection, "text", namespaces);
        List<String> schemas = new ArrayList<>();
        query.each(CockroachQueries.NAMESPACES, row -> schemas.add(row.getString(1)));
        Tables tables = new Tables(query);
        List<Sequence> sequences = tables.sequences();
        return new Schema(
                schemas,
                tables.read().stream().map(TableParts::table).toList(),
                sequences,
                enumTypes(query),
                views(query),
                List.of());
    }

    private static List<EnumType> enumTypes(Query query) throws SQLException {
        Map<QualifiedName, List<String>> values = new LinkedHashMap<>();
        query.each(CockroachQueries.ENUMS, row -> values.computeIfAbsent(name(row, 1), n -> new ArrayList<>())
                .add(row.getString(3)));
        return values.entrySet().stream()
                .map(type -> new EnumType(type.getKey(), type.getValue(), false))
                .toList();
    }

    private static List<View> views(Query query) throws SQLException {
        Map<QualifiedName, String> definitions = new LinkedHashMap<>();
        Map<QualifiedName, Set<String>> uses = new HashMap<>();
        query.each(CockroachQueries.VIEWS, row -> {
            definitions.put(name(row, 1), Unknown.orText(row.getString(3)));
            Set<String> used = uses.computeIfAbsent(name(row, 1), n -> new TreeSet<>());
            if (row.getString(6) != null) {
                used.add(row.getString(4) + "." + row.getString(5) + "." + row.getString(6));
            }
        });
        return definitions.entrySet().stream()
                .map(view -> new View(view.getKey(), view.getValue(), List.copyOf(uses.get(view.getKey()))))
                .toList();
    }

    /** Schema and name in two columns that follow each other. */
    private static QualifiedName name(ResultSet row, int column) throws SQLException {
        return QualifiedName.of(row.getString(column), row.getString(column + 1));
    }

    /** The tables with all that hangs on them. */
    private static final class Tables {

        private final Query query;
        private final Map<QualifiedName, TableParts> tables = new LinkedHashMap<>();
        private final Map<QualifiedName, Set<String>> hidden = new HashMap<>();
        /** Table and column. */
        private final Set<List<Object>> owners = new HashSet<>();

        Tables(Query query) {
            this.query = query;
        }

        List<Sequence> sequences() throws SQLException {
            List<Sequence> sequences = new ArrayList<>();
            query.each(CockroachQueries.SEQUENCES, row -> {
                boolean owned = row.getString(7) != null;
                if (owned) {
                    owners.add(List.of(name(row, 5), row.getString(7)));
                }
                sequences.add(new Sequence(
                        name(row, 1),
                        row.getLong(3),
                        row.getLong(4),
                        owned ? row.getString(6) + "." + row.getString(7) : ""));
            });
            return sequences;
        }

        Collection<TableParts> read() throws SQLException {
            query.each(
                    CockroachQueries.TABLES,
                    row -> tables.put(name(row, 1), new TableParts(name(row, 1), text(row, 3))));
            each(CockroachQueries.COLUMNS, this::addColumn);
            each(CockroachQueries.CONSTRAINTS, Tables::addConstraint);
            each(CockroachQueries.INDEXES, (table, row) -> CockroachIndex.parse(
                            row.getString(3), text(row, 7), text(row, 8), row.getBoolean(6))
                    .addTo(table, row.getBoolean(4), row.getBoolean(5), hidden.getOrDefault(table.name, Set.of())));
            each(
                    CockroachQueries.DEPENDENTS,
                    (table, row) -> table.dependents.add(row.getString(3) + " " + row.getString(4)));
            return tables.values();
        }

        private interface Part {
            void add(TableParts table, ResultSet row) throws SQLException;
        }

        private void each(String sql, Part part) throws SQLException {
            query.each(sql, row -> {
                TableParts table = tables.get(name(row, 1));
                if (table != null) {
                    part.add(table, row);
                }
            });
        }

        private void addColumn(TableParts table, ResultSet row) throws SQLException {
            String name = row.getString(3);
            if ("YES".equals(row.getString(11))) {
                hidden.computeIfAbsent(table.name, n -> new HashSet<>()).add(name);
                return;
            }
            String type = Unknown.orText(row.getString(4));
            String enumType = row.getString(13);
            String collation = CockroachEngine.collation(type);
            String generated = text(row, 8);
            Optional<String> expression =
                    generated.isEmpty() ? Optional.empty() : Optional.of(Unknown.orText(row.getString(7)));
            Optional<String> written = Optional.ofNullable(row.getString(6)).filter(d -> !SqlText.isNull(d));
            Identity identity = identity(table, name, text(row, 9), written.orElse(""));
            table.columns.add(new Column(
                    name,
                    enumType == null
                            ? CockroachEngine.canonicalType(type)
                            : CockroachEngine.enumType(text(row, 12), enumType) + (type.endsWith("[]") ? "[]" : ""),
                    "YES".equals(row.getString(5)),
                    identity == Identity.NONE && generated.isEmpty()
                            ? written.map(SqlText::unwrapped)
                            : Optional.empty(),
                    expression.map(SqlText::unwrapped),
                    generated.equals("s"),
                    identity,
                    collation,
                    text(row, 10),
                    Origin.NONE));
        }

        private Identity identity(TableParts table, String column, String identity, String value) {
            return switch (identity) {
                case "a" -> Identity.ALWAYS;
                case "d" -> Identity.BY_DEFAULT;
                default ->
                    CockroachEngine.isSerial(value)
                                    || value.startsWith("nextval(") && owners.contains(List.of(table.name, column))
                            ? Identity.SERIAL
                            : Identity.NONE;
            };
        }

        private static void addConstraint(TableParts table, ResultSet row) throws SQLException {
            String name = row.getString(3);
            String definition = text(row, 5);
            switch (row.getString(4)) {
                case "f" -> addForeignKey(table, name, definition, row);
                case "c" -> {
                    String condition = SqlText.unwrapped(Unknown.orText(row.getString(6)));
                    if (!condition.contains(INTERNAL)) {
                        table.checks.add(new Check(name, true, condition, ""));
                    }
                }
                default -> table.dependents.add("constraint " + name + " " + definition);
            }
            if (!row.getBoolean(11)) {
                table.dependents.add("constraint " + name + " not validated");
            }
        }

        /** {@code FOREIGN KEY (a, b) REFERENCES t(c, d) ON DELETE CASCADE}. */
        private static void addForeignKey(TableParts table, String name, String definition, ResultSet row)
                throws SQLException {
            int open = SqlText.indexOf(definition, '(');
            int close = open < 0 ? -1 : SqlText.closing(definition, open);
            String rest = close < 0 ? "" : definition.substring(close + 1);
            int target = SqlText.indexOf(rest, '(');
            int end = target < 0 ? -1 : SqlText.closing(rest, target);
            if (end < 0 || row.getString(8) == null) {
                table.dependents.add("foreign key " + name + ", whose definition is not understood");
                return;
            }
            table.foreignKeys.add(new ForeignKey(
                    name,
                    true,
                    names(definition.substring(open + 1, close)),
                    name(row, 7),
                    names(rest.substring(target + 1, end)),
                    action(text(row, 9)),
                    action(text(row, 10))));
        }

        private static List<String> names(String list) {
            return SqlText.split(list).stream().map(CockroachIndex::name).toList();
        }

        private static ReferentialAction action(String code) {
            return switch (code) {
                case "r" -> ReferentialAction.RESTRICT;
                case "c" -> ReferentialAction.CASCADE;
                case "n" -> ReferentialAction.SET_NULL;
                case "d" -> ReferentialAction.SET_DEFAULT;
                default -> ReferentialAction.NO_ACTION;
            };
        }
    }
}
