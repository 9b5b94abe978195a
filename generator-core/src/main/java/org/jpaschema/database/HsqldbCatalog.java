package org.jpaschema.database;

import static org.jpaschema.database.Query.text;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jpaschema.engine.HsqldbWords;
import org.jpaschema.engine.SqlText;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.View;

/**
 * Reads HSQLDB's information schema in ten queries. Temporary tables are left out; a column of a domain has the domain's
 * type. Indexes that HSQLDB makes for its own keys are not listed.
 */
public final class HsqldbCatalog implements CatalogReader {

    @Override
    public Schema read(Connection connection, Collection<String> namespaces) throws SQLException {
        Reading reading = new Reading(new Query(connection, "VARCHAR", namespaces));
        Schema schema = reading.schema();
        Stream<String> used = Stream.concat(
                Stream.of(connection.getSchema()),
                schema.tables().stream().map(table -> table.name().schema()));
        List<String> hidden = used.distinct()
                .filter(namespaces::contains)
                .filter(name -> !schema.namespaces().contains(name))
                .map(name -> hidden(name, connection))
                .toList();
        if (!hidden.isEmpty()) {
            throw new SchemaException(hidden, null);
        }
        return schema;
    }

    private static String hidden(String schema, Connection connection) {
        String account;
        try {
            account = connection.getMetaData().getUserName();
        } catch (SQLException e) {
            account = "of this connection";
        }
        return "The account %s does not own the schema %s; HSQLDB shows checks, sequences and views to their owner only, so they would seem to be missing. Let the schema's owner read (schema.username), or grant the account the role of the owner or DBA."
                .formatted(account, schema);
    }

    /** One reading, which puts the parts together that come from separate tables. */
    private static final class Reading {

        private final Query query;
        private final List<String> schemas = new ArrayList<>();
        private final Map<QualifiedName, TableParts> tables = new HashMap<>();
        private final Map<QualifiedName, String> ownIndexes = new HashMap<>();
        private final Set<String> numbered = new HashSet<>();
        private final Map<String, String> comments = new HashMap<>();

        Reading(Query query) {
            this.query = query;
        }

        Schema schema() throws SQLException {
            List<QualifiedName> names = new ArrayList<>();
            Map<QualifiedName, List<String>> triggers = new HashMap<>();
            query.each(HsqldbQueries.OBJECTS, row -> {
                QualifiedName name = name(row, 2);
                // As one list of literals, they are padded to the longest.
                switch (row.getString(1).strip()) {
                    case "schema" -> schemas.add(name.schema());
                    case "table" -> names.add(name);
                    case "comment" -> comments.put(path(name, text(row, 4)), text(row, 5));
                    case "trigger" ->
                        triggers.computeIfAbsent(name, n -> new ArrayList<>()).add("trigger " + row.getString(4));
                    case "own index" -> ownIndexes.put(name, text(row, 4));
                    default -> numbered.add(path(name, text(row, 4)));
                }
            });
            for (QualifiedName name : names) {
                TableParts table = new TableParts(name, comments.getOrDefault(path(name, ""), ""));
                table.dependents.addAll(triggers.getOrDefault(name, List.of()));
                tables.put(name, table);
            }
            query.each(HsqldbQueries.COLUMNS, row -> {
                TableParts table = tables.get(name(row, 1));
                if (table != null) {
                    table.columns.add(column(row));
                }
            });
            HsqldbKeys keys = new HsqldbKeys(tables, ownIndexes);
            keys.addConstraints(query);
            keys.addIndexes(query);
            return new Schema(
                    schemas,
                    tables.values().stream().map(TableParts::table).toList(),
                    sequences(),
                    List.of(),
                    views(),
                    List.of());
        }

        private Column column(ResultSet row) throws SQLException {
            QualifiedName table = name(row, 1);
            String path = path(table, row.getString(3));
            String collation = text(row, 5);
            boolean usual =
                    collation.isEmpty() || collation.equals(row.getString(10)) || HsqldbWords.isIgnoringCase(collation);
            Optional<String> generatedAs = Optional.ofNullable(row.getString(8))
                    .map(expression -> HsqldbWords.withoutTable(expression, table.schema(), table.name()));
            return new Column(
                    row.getString(3),
                    HsqldbWords.canonicalType(row.getString(4), collation),
                    "YES".equals(row.getString(6)),
                    Optional.ofNullable(row.getString(7)).filter(d -> !SqlText.isNull(d)),
                    generatedAs,
                    false,
                    numbered.contains(path) ? Identity.SERIAL : identity(text(row, 9)),
                    usual ? "" : collation,
                    comments.getOrDefault(path, ""),
                    Origin.NONE);
        }

        private static Identity identity(String generation) {
            return switch (generation) {
                case "ALWAYS" -> Identity.ALWAYS;
                case "BY DEFAULT" -> Identity.BY_DEFAULT;
                default -> Identity.NONE;
            };
        }

        private List<Sequence> sequences() throws SQLException {
            List<Sequence> sequences = new ArrayList<>();
            query.each(
                    HsqldbQueries.SEQUENCES,
                    row -> sequences.add(new Sequence(name(row, 1), row.getLong(3), row.getLong(4), "")));
            return sequences;
        }

        private List<View> views() throws SQLException {
            Map<QualifiedName, Set<String>> uses = new HashMap<>();
            query.each(HsqldbQueries.VIEW_COLUMNS, row -> uses.computeIfAbsent(name(row, 1), v -> new TreeSet<>())
                    .add(path(name(row, 3), row.getString(5))));
            List<View> views = new ArrayList<>();
            query.each(HsqldbQueries.VIEWS, row -> {
                QualifiedName name = name(row, 1);
                views.add(new View(name, text(row, 3), List.copyOf(uses.getOrDefault(name, Set.of()))));
            });
            return views;
        }

        private static String path(QualifiedName table, String column) {
            return table + "." + column;
        }

        private static QualifiedName name(ResultSet row, int column) throws SQLException {
            return HsqldbKeys.name(row, column);
        }
    }
}
