package org.jpaschema.database;

import static org.jpaschema.database.H2Keys.name;
import static org.jpaschema.database.Query.text;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jpaschema.engine.H2Words;
import org.jpaschema.engine.SqlText;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.View;

/**
 * Reads H2's information schema in twelve queries. Linked and temporary tables are left out; a column of a domain has the
 * domain's type. Indexes that H2 makes for its own keys are not listed.
 */
public final class H2Catalog implements CatalogReader {

    @Override
    public Schema read(Connection connection, Collection<String> namespaces) throws SQLException {
        Query query = new Query(connection, "VARCHAR", namespaces);
        List<String> schemas = new ArrayList<>();
        List<String> nullOrdering = new ArrayList<>();
        query.each(H2Queries.NAMESPACES, row -> (row.getString(1).equals("schema") ? schemas : nullOrdering)
                .add(row.getString(2)));
        Map<QualifiedName, TableParts> tables = new HashMap<>();
        query.each(H2Queries.TABLES, row -> tables.put(name(row, 1), new TableParts(name(row, 1), text(row, 3))));
        query.each(H2Queries.COLUMNS, row -> {
            TableParts table = tables.get(name(row, 1));
            if (table != null) {
                table.columns.add(column(row));
            }
        });
        H2Keys keys = new H2Keys(
                tables, nullOrdering.isEmpty() ? "LOW" : nullOrdering.get(0), knowsNoAction(connection.getMetaData()));
        keys.addConstraints(query);
        keys.addIndexes(query);
        query.each(H2Queries.TRIGGERS, row -> {
            TableParts table = tables.get(name(row, 1));
            if (table != null) {
                table.dependents.add("trigger " + row.getString(3));
            }
        });
        return new Schema(
                schemas,
                tables.values().stream().map(TableParts::table).toList(),
                sequences(query),
                List.of(),
                views(query, tables.values()),
                List.of());
    }

    private static boolean knowsNoAction(DatabaseMetaData metadata) throws SQLException {
        return metadata.getDatabaseMajorVersion() > 2 || metadata.getDatabaseMinorVersion() >= 4;
    }

    private static Column column(ResultSet row) throws SQLException {
        return new Column(
                row.getString(3),
                H2Words.canonicalType(row.getString(4)),
                "YES".equals(row.getString(5)),
                Optional.ofNullable(row.getString(6)).map(SqlText::unwrapped).filter(d -> !SqlText.isNull(d)),
                Optional.ofNullable(row.getString(7)).map(SqlText::unwrapped),
                false,
                identity(text(row, 8)),
                "",
                text(row, 9),
                Origin.NONE);
    }

    private static Identity identity(String generation) {
        return switch (generation) {
            case "ALWAYS" -> Identity.ALWAYS;
            case "BY DEFAULT" -> Identity.BY_DEFAULT;
            default -> Identity.NONE;
        };
    }

    private static List<Sequence> sequences(Query query) throws SQLException {
        List<Sequence> sequences = new ArrayList<>();
        query.each(
                H2Queries.SEQUENCES,
                row -> sequences.add(new Sequence(name(row, 1), row.getLong(3), row.getLong(4), "")));
        return sequences;
    }

    private static List<View> views(Query query, Collection<TableParts> tables) throws SQLException {
        List<View> views = new ArrayList<>();
        query.each(H2Queries.VIEWS, row -> {
            String definition = text(row, 3);
            views.add(new View(name(row, 1), definition, uses(definition, tables)));
        });
        return views;
    }

    /**
     * H2 keeps no list of what a view reads, but prints its query with every name quoted and every table with its schema:
     * a column whose name occurs beside its table's may be used.
     */
    private static List<String> uses(String definition, Collection<TableParts> tables) {
        return tables.stream()
                .filter(table -> definition.contains(quoted(table.name.schema()) + "." + quoted(table.name.name())))
                .flatMap(table -> table.columns.stream()
                        .filter(column -> definition.contains(quoted(column.name())))
                        .map(column -> table.name + "." + column.name()))
                .sorted()
                .toList();
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
