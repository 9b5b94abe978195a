package org.jpaschema.database;

import static org.jpaschema.database.Query.text;
import static org.jpaschema.database.Query.texts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jpaschema.engine.SqlText;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.Unknown;
import org.jpaschema.schema.View;

/**
 * Reads PostgreSQL's catalog in nine queries. Foreign tables, temporary objects and what belongs to an extension are
 * left out; a partition is a table. What a record cannot say of a key (deferrable, NULLS NOT DISTINCT, not validated, not
 * enforced) is among the table's dependents: such a key still counts as the key that a model asks for.
 */
public final class PostgresqlCatalog implements CatalogReader {

    /** What format_type says of a type that is not in the catalog any more (format_type.c). */
    private static final String MISSING_TYPE = "???";

    @Override
    public Schema read(Connection connection, Collection<String> namespaces) throws SQLException {
        Query query = new Query(connection, "text", namespaces);
        List<String> schemas = new ArrayList<>();
        List<String> extensions = new ArrayList<>();
        query.each(PostgresqlQueries.NAMESPACES, row -> (row.getString(1).equals("schema") ? schemas : extensions)
                .add(row.getString(2)));
        Map<Long, TableParts> tables = tables(query);
        return new Schema(
                schemas,
                tables.values().stream().map(TableParts::table).toList(),
                sequences(query),
                enumTypes(query),
                views(query),
                extensions);
    }

    private static Map<Long, TableParts> tables(Query query) throws SQLException {
        Map<Long, TableParts> tables = new HashMap<>();
        query.each(
                PostgresqlQueries.TABLES,
                row -> tables.put(
                        row.getLong(1),
                        new TableParts(QualifiedName.of(row.getString(2), row.getString(3)), text(row, 4))));
        each(query, PostgresqlQueries.COLUMNS, tables, (table, row) -> table.columns.add(column(row)));
        each(query, PostgresqlQueries.CONSTRAINTS, tables, PostgresqlCatalog::addConstraint);
        each(query, PostgresqlQueries.INDEXES, tables, PostgresqlIndex::add);
        each(query, PostgresqlQueries.DEPENDENTS, tables, (table, row) -> table.dependents.add(row.getString(2)));
        return tables;
    }

    private interface Part {
        void add(TableParts table, ResultSet row) throws SQLException;
    }

    private static void each(Query query, String sql, Map<Long, TableParts> tables, Part part) throws SQLException {
        query.each(sql, row -> {
            TableParts table = tables.get(row.getLong(1));
            if (table != null) {
                part.add(table, row);
            }
        });
    }

    private static Column column(ResultSet row) throws SQLException {
        Optional<String> expression = Optional.ofNullable(row.getString(5)).map(SqlText::unwrapped);
        boolean generated = !text(row, 7).isEmpty();
        Identity identity = identity(text(row, 6), row.getBoolean(10), expression.orElse(""));
        boolean hasDefault = !generated && identity == Identity.NONE;
        return new Column(
                row.getString(2),
                row.getString(3).equals(MISSING_TYPE) ? Unknown.TEXT : row.getString(3),
                !row.getBoolean(4),
                hasDefault ? expression.filter(d -> !SqlText.isNull(d)) : Optional.empty(),
                generated ? expression : Optional.empty(),
                text(row, 7).equals("s"),
                identity,
                text(row, 8),
                text(row, 9),
                Origin.NONE);
    }

    private static Identity identity(String attidentity, boolean takesFromOwnSequence, String expression) {
        return switch (attidentity) {
            case "a" -> Identity.ALWAYS;
            case "d" -> Identity.BY_DEFAULT;
            default ->
                takesFromOwnSequence && expression.matches("nextval\\('(?:[^']|'')*'::regclass\\)")
                        ? Identity.SERIAL
                        : Identity.NONE;
        };
    }

    private static void addConstraint(TableParts table, ResultSet row) throws SQLException {
        String kind = row.getString(2);
        String name = row.getString(3);
        List<String> columns = texts(row, 4);
        boolean period = row.getBoolean(14);
        switch (kind) {
            case "p" -> table.primaryKey(new PrimaryKey(name, columns));
            case "u" -> {
                if (period) {
                    table.dependents.add("exclusion constraint " + name);
                } else {
                    table.uniqueKeys.add(new UniqueKey(name, true, columns, false));
                    note(table, row.getBoolean(15), "unique key " + name + " nulls not distinct");
                }
            }
            case "f" ->
                table.foreignKeys.add(new ForeignKey(
                        name,
                        true,
                        columns,
                        QualifiedName.of(row.getString(5), row.getString(6)),
                        texts(row, 7),
                        action(row.getString(8)),
                        action(row.getString(9))));
            case "c" ->
                table.checks.add(new Check(name, true, SqlText.unwrapped(Unknown.orText(row.getString(10))), ""));
            default -> table.dependents.add("exclusion constraint " + name);
        }
        note(table, row.getBoolean(11), "constraint " + name + " deferrable");
        // A constraint that is not enforced counts as not validated, too.
        note(table, row.getBoolean(12) && !row.getBoolean(13), "constraint " + name + " not validated");
        note(table, row.getBoolean(13), "constraint " + name + " not enforced");
    }

    private static void note(TableParts table, boolean holds, String dependent) {
        if (holds) {
            table.dependents.add(dependent);
        }
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

    private static List<Sequence> sequences(Query query) throws SQLException {
        List<Sequence> sequences = new ArrayList<>();
        query.each(
                PostgresqlQueries.SEQUENCES,
                row -> sequences.add(new Sequence(
                        QualifiedName.of(row.getString(1), row.getString(2)),
                        row.getLong(3),
                        row.getLong(4),
                        text(row, 5))));
        return sequences;
    }

    private static List<EnumType> enumTypes(Query query) throws SQLException {
        List<EnumType> types = new ArrayList<>();
        query.each(
                PostgresqlQueries.ENUMS,
                row -> types.add(new EnumType(
                        QualifiedName.of(row.getString(1), row.getString(2)), texts(row, 3), row.getBoolean(4))));
        return types;
    }

    private static List<View> views(Query query) throws SQLException {
        List<View> views = new ArrayList<>();
        query.each(
                PostgresqlQueries.VIEWS,
                row -> views.add(new View(
                        QualifiedName.of(row.getString(1), row.getString(2)),
                        text(row, 3).trim().replaceAll(";$", ""),
                        texts(row, 4))));
        return views;
    }
}
