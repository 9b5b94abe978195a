package org.jpaschema.database;

import static org.jpaschema.database.Query.text;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jpaschema.engine.SqlText;
import org.jpaschema.engine.SqlserverEngine;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Unknown;
import org.jpaschema.schema.View;

/**
 * Reads SQL Server's catalog in nine queries. Comments (extended properties) are left out: Hibernate writes none there.
 * What a record cannot say of a key (disabled, not trusted, taking NULLs for the same) is among the table's dependents.
 */
public final class SqlserverCatalog implements CatalogReader {

    private static final int UNLIMITED = -1;

    /** What stands before a view's query in the text that SQL Server keeps. */
    private static final Pattern CREATE_VIEW =
            Pattern.compile("(?is)^\\s*create\\s+(?:or\\s+alter\\s+)?view\\s.*?\\sas\\s+(?=with\\b|select\\b|\\()");

    @Override
    public Schema read(Connection connection, Collection<String> namespaces) throws SQLException {
        ListQuery query = new ListQuery(connection, namespaces);
        List<String> schemas = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        query.each(SqlserverQueries.NAMESPACES, row -> {
            schemas.add(row.getString(1));
            if (row.getInt(2) == 0) {
                problems.add(
                        "The account may not see the definitions in the schema %s, so that defaults, checks and whole tables would seem to be missing: grant view definition on schema::%s to it, or let another account read (schema.username)."
                                .formatted(row.getString(1), row.getString(1)));
            }
        });
        if (!problems.isEmpty()) {
            throw new SchemaException(problems, null);
        }
        Map<Long, TableParts> tables = tables(query);
        return new Schema(
                schemas,
                tables.values().stream().map(TableParts::table).toList(),
                sequences(query),
                List.of(),
                views(query),
                List.of());
    }

    private static Map<Long, TableParts> tables(ListQuery query) throws SQLException {
        Map<Long, TableParts> tables = new HashMap<>();
        query.each(SqlserverQueries.TABLES, row -> {
            TableParts table = new TableParts(QualifiedName.of(row.getString(2), row.getString(3)), "");
            if (row.getInt(4) != 0) {
                table.dependents.add("system versioning");
            }
            table.definitions.put(SqlserverEngine.COLLATION, text(row, 5));
            tables.put(row.getLong(1), table);
        });
        each(query, SqlserverQueries.COLUMNS, tables, (table, row) -> table.columns.add(column(row)));
        SqlserverKeys keys = new SqlserverKeys(tables);
        keys.addIndexes(query);
        keys.addForeignKeys(query);
        each(query, SqlserverQueries.CHECKS, tables, (table, row) -> {
            String name = row.getString(2);
            table.checks.add(new Check(name, true, Unknown.orText(SqlText.unwrapped(text(row, 3))), ""));
            SqlserverKeys.note(table, "check " + name, row.getBoolean(4), row.getBoolean(5));
        });
        each(query, SqlserverQueries.DEPENDENTS, tables, (table, row) -> table.dependents.add(row.getString(2)));
        return tables;
    }

    private interface Part {
        void add(TableParts table, ResultSet row) throws SQLException;
    }

    private static void each(ListQuery query, String sql, Map<Long, TableParts> tables, Part part) throws SQLException {
        query.each(sql, row -> {
            TableParts table = tables.get(row.getLong(1));
            if (table != null) {
                part.add(table, row);
            }
        });
    }

    private static Column column(ResultSet row) throws SQLException {
        boolean hasDefault = row.getBoolean(11);
        boolean computed = row.getBoolean(13);
        Optional<String> expression = hasDefault || computed
                ? Optional.of(Unknown.orText(SqlText.unwrapped(text(row, computed ? 14 : 12))))
                : Optional.empty();
        return new Column(
                row.getString(2),
                type(row),
                row.getBoolean(8),
                computed ? Optional.empty() : expression.filter(d -> !SqlText.isNull(d)),
                computed ? expression : Optional.empty(),
                row.getBoolean(15),
                row.getBoolean(9) ? Identity.BY_DEFAULT : Identity.NONE,
                text(row, 10),
                "",
                Origin.NONE);
    }

    /** Microsoft Learn, "sys.columns": max_length is in bytes, of which a Unicode character takes two. */
    private static String type(ResultSet row) throws SQLException {
        String name = row.getString(3);
        String schema = row.getString(4);
        if (schema != null) {
            return SqlserverEngine.userType(schema, name);
        }
        int length = row.getInt(5);
        String type =
                switch (name) {
                    case "char", "varchar", "binary", "varbinary" -> name + "(" + length(length) + ")";
                    case "nchar", "nvarchar" -> name + "(" + length(length == UNLIMITED ? length : length / 2) + ")";
                    case "decimal", "numeric" -> name + "(" + row.getInt(6) + "," + row.getInt(7) + ")";
                    case "datetime2", "datetimeoffset", "time" -> name + "(" + row.getInt(7) + ")";
                    case "float" -> name + "(" + row.getInt(6) + ")";
                    // A vector of float32 has a header of 8 bytes (Microsoft Learn, "Vector data type").
                    case "vector" -> name + "(" + (length - 8) / 4 + ")";
                    default -> name;
                };
        return SqlserverEngine.canonicalType(type);
    }

    private static String length(int length) {
        return length == UNLIMITED ? "max" : String.valueOf(length);
    }

    private static List<Sequence> sequences(ListQuery query) throws SQLException {
        List<Sequence> sequences = new ArrayList<>();
        query.each(
                SqlserverQueries.SEQUENCES,
                row -> sequences.add(new Sequence(
                        QualifiedName.of(row.getString(1), row.getString(2)), row.getLong(3), row.getLong(4), "")));
        return sequences;
    }

    private static List<View> views(ListQuery query) throws SQLException {
        Map<QualifiedName, String> queries = new LinkedHashMap<>();
        Map<QualifiedName, List<String>> uses = new HashMap<>();
        query.each(SqlserverQueries.VIEWS, row -> {
            QualifiedName name = QualifiedName.of(row.getString(1), row.getString(2));
            queries.put(name, Unknown.orText(CREATE_VIEW.matcher(text(row, 3)).replaceFirst("")));
            List<String> columns = uses.computeIfAbsent(name, n -> new ArrayList<>());
            if (row.getString(6) != null) {
                columns.add(row.getString(4) + "." + row.getString(5) + "." + row.getString(6));
            }
        });
        return queries.entrySet().stream()
                .map(e -> new View(e.getKey(), e.getValue(), uses.get(e.getKey())))
                .toList();
    }
}
