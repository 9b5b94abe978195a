package org.jpaschema.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.engine.DerbyWords;
import org.jpaschema.engine.SqlText;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.Unknown;
import org.jpaschema.schema.View;

/** Reads Derby's system tables in ten queries. Indexes that Derby makes for its own keys are not listed. */
public final class DerbyCatalog implements CatalogReader {

    @Override
    public Schema read(Connection connection, Collection<String> namespaces) throws SQLException {
        return new Reading(connection, namespaces).schema();
    }

    /** One reading, which puts the parts together that come from separate tables. */
    private static final class Reading {

        private static final String GENERATED = "GENERATED ALWAYS AS (";

        private static final Pattern VIEW = Pattern.compile("(?is)\\s*create\\s+view\\s.*?\\sas\\s+(?<query>.*)");

        private record Key(QualifiedName table, List<String> columns) {}

        private final Connection connection;
        private final Set<String> namespaces;
        private final Map<String, TableParts> tables = new HashMap<>();
        private final Map<String, QualifiedName> views = new HashMap<>();

        Reading(Connection connection, Collection<String> namespaces) {
            this.connection = connection;
            this.namespaces = Set.copyOf(namespaces);
        }

        private void each(String sql, Query.Row row) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    row.read(rows);
                }
            }
        }

        Schema schema() throws SQLException {
            List<String> schemas = new ArrayList<>();
            each(DerbyQueries.SCHEMAS, row -> schemas.add(row.getString(1)));
            each(DerbyQueries.TABLES, row -> {
                QualifiedName name = QualifiedName.of(row.getString(1), row.getString(2));
                if (row.getString(4).equals("T")) {
                    tables.put(row.getString(3), new TableParts(name, ""));
                } else {
                    views.put(row.getString(3), name);
                }
            });
            each(
                    DerbyQueries.COLUMNS,
                    row -> tables.get(row.getString(1)).columns.add(column(row)));
            Map<String, Key> keys = keys();
            foreignKeys(keys);
            each(DerbyQueries.CHECKS, row -> {
                String condition = SqlText.unwrapped(Unknown.orText(row.getString(3)));
                tables.get(row.getString(1)).checks.add(new Check(row.getString(2), true, condition, ""));
            });
            each(DerbyQueries.INDEXES, this::index);
            each(DerbyQueries.TRIGGERS, row -> {
                TableParts table = tables.get(row.getString(1));
                if (table != null) {
                    table.dependents.add("trigger " + row.getString(2));
                }
            });
            return new Schema(
                    schemas.stream().filter(namespaces::contains).toList(),
                    tables.values().stream()
                            .filter(t -> namespaces.contains(t.name.schema()))
                            .map(TableParts::table)
                            .toList(),
                    sequences(),
                    List.of(),
                    views(),
                    List.of());
        }

        private static Column column(ResultSet row) throws SQLException {
            String type = Unknown.orText(row.getString(3));
            Optional<String> text = Optional.ofNullable(row.getString(4));
            Optional<String> generatedAs = text.filter(t -> t.startsWith(GENERATED))
                    .map(t -> SqlText.unwrapped(t.substring(GENERATED.length() - 1)));
            boolean numbered = row.getString(5) != null;
            Identity identity = !numbered ? Identity.NONE : text.isPresent() ? Identity.BY_DEFAULT : Identity.ALWAYS;
            return new Column(
                    row.getString(2),
                    DerbyWords.canonicalType(type),
                    !type.endsWith(" NOT NULL"),
                    text.filter(t -> !numbered && !t.startsWith(GENERATED) && !SqlText.isNull(t)),
                    generatedAs,
                    false,
                    identity,
                    "",
                    "",
                    Origin.NONE);
        }

        /** By their identity; those of other schemas, too. */
        private Map<String, Key> keys() throws SQLException {
            Map<String, Key> keys = new LinkedHashMap<>();
            each(DerbyQueries.KEYS, row -> {
                TableParts table = tables.get(row.getString(2));
                List<String> columns = names(parts(row.getString(5), table));
                // A table's keys that share what is stored come once for each.
                if (keys.put(row.getString(1), new Key(table.name, columns)) == null) {
                    String name = row.getString(3);
                    if (row.getString(4).equals("P")) {
                        table.primaryKey(new PrimaryKey(name, columns));
                    } else {
                        table.uniqueKeys.add(new UniqueKey(name, true, columns, false));
                    }
                }
            });
            return keys;
        }

        private void foreignKeys(Map<String, Key> keys) throws SQLException {
            Set<String> seen = new TreeSet<>();
            each(DerbyQueries.FOREIGN_KEYS, row -> {
                if (seen.add(row.getString(1))) {
                    TableParts table = tables.get(row.getString(2));
                    Key target = keys.get(row.getString(4));
                    table.foreignKeys.add(new ForeignKey(
                            row.getString(3),
                            true,
                            names(parts(row.getString(7), table)),
                            target.table(),
                            target.columns(),
                            action(row.getString(5)),
                            action(row.getString(6))));
                }
            });
        }

        /** The reference manual, "SYSFOREIGNKEYS system table". */
        private static ReferentialAction action(String rule) {
            return switch (rule) {
                case "C" -> ReferentialAction.CASCADE;
                case "U" -> ReferentialAction.SET_NULL;
                case "S" -> ReferentialAction.RESTRICT;
                default -> ReferentialAction.NO_ACTION;
            };
        }

        private void index(ResultSet row) throws SQLException {
            TableParts table = tables.get(row.getString(1));
            String name = row.getString(2);
            String descriptor = row.getString(3);
            List<Index.Part> parts = parts(descriptor, table);
            if (descriptor.startsWith("UNIQUE")) {
                table.uniqueKeys.add(new UniqueKey(name, true, names(parts), true));
            } else {
                table.indexes.add(new Index(name, true, parts, false, "", ""));
            }
        }

        /** Of {@code UNIQUE BTREE (3 DESC, 2)}: the columns by their numbers. */
        private static List<Index.Part> parts(String descriptor, TableParts table) {
            List<Index.Part> parts = new ArrayList<>();
            String list = descriptor.substring(descriptor.indexOf('(') + 1, descriptor.lastIndexOf(')'));
            for (String part : list.split(",")) {
                String[] words = part.strip().split(" ");
                String name = table.columns.get(Integer.parseInt(words[0]) - 1).name();
                parts.add(new Index.Part(name, false, words.length > 1, ""));
            }
            return parts;
        }

        private static List<String> names(List<Index.Part> parts) {
            return parts.stream().map(Index.Part::text).toList();
        }

        private List<Sequence> sequences() throws SQLException {
            List<Sequence> sequences = new ArrayList<>();
            each(DerbyQueries.SEQUENCES, row -> {
                if (namespaces.contains(row.getString(1))) {
                    QualifiedName name = QualifiedName.of(row.getString(1), row.getString(2));
                    sequences.add(new Sequence(name, row.getLong(3), row.getLong(4), ""));
                }
            });
            return sequences;
        }

        /** To Derby a view reads tables, not columns: it would go with any column that is dropped from one of them. */
        private List<View> views() throws SQLException {
            Map<QualifiedName, String> queries = new HashMap<>();
            Map<QualifiedName, Set<String>> uses = new HashMap<>();
            each(DerbyQueries.VIEWS, row -> {
                QualifiedName name = views.get(row.getString(1));
                String definition = Unknown.orText(row.getString(2));
                Matcher query = VIEW.matcher(definition);
                queries.put(name, query.matches() ? query.group("query") : definition);
                TableParts table = tables.get(row.getString(3));
                Set<String> used = uses.computeIfAbsent(name, n -> new TreeSet<>());
                if (table != null) {
                    table.columns.forEach(c -> used.add(table.name + "." + c.name()));
                }
            });
            return queries.entrySet().stream()
                    .filter(view -> namespaces.contains(view.getKey().schema()))
                    .map(view -> new View(view.getKey(), view.getValue(), List.copyOf(uses.get(view.getKey()))))
                    .toList();
        }
    }
}
