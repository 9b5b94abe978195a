package org.jpaschema.database;

import static org.jpaschema.database.Query.text;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jpaschema.engine.OracleEngine;
import org.jpaschema.engine.SqlText;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Unknown;
import org.jpaschema.schema.View;

/**
 * Reads Oracle's data dictionary in twelve queries. Temporary tables, nested tables, what stands behind materialized views
 * and the recycle bin are left out. What a record cannot say of a key (disabled, not validated, deferrable) is among the
 * table's dependents.
 */
public final class OracleCatalog implements CatalogReader {

    private record ColumnName(QualifiedName table, String column) {}

    @Override
    public Schema read(Connection connection, Collection<String> namespaces) throws SQLException {
        ListQuery query = new ListQuery(connection, namespaces);
        List<String> schemas = new ArrayList<>();
        query.each(OracleQueries.NAMESPACES, row -> schemas.add(row.getString(1)));
        Map<QualifiedName, TableParts> tables = new HashMap<>();
        query.each(OracleQueries.TABLES, row -> tables.put(name(row, 1), new TableParts(name(row, 1), text(row, 3))));
        Map<ColumnName, String> defaults = new HashMap<>();
        query.each(
                OracleQueries.DEFAULTS,
                row -> defaults.put(
                        new ColumnName(name(row, 1), row.getString(3)),
                        text(row, 4).strip()));
        query.each(OracleQueries.COLUMNS, row -> {
            TableParts table = tables.get(name(row, 1));
            if (table != null) {
                table.columns.add(column(row, defaults.getOrDefault(new ColumnName(table.name, row.getString(3)), "")));
            }
        });
        OracleKeys keys = new OracleKeys(tables);
        keys.addConstraints(query);
        keys.addIndexes(query);
        query.each(OracleQueries.DEPENDENTS, row -> {
            TableParts table = tables.get(name(row, 1));
            if (table != null) {
                table.dependents.add(row.getString(3));
            }
        });
        return new Schema(
                schemas,
                tables.values().stream().map(TableParts::table).toList(),
                sequences(query),
                List.of(),
                views(query),
                List.of());
    }

    private static Column column(ResultSet row, String expression) throws SQLException {
        boolean virtual = "YES".equals(row.getString(12));
        Identity identity = identity(text(row, 13));
        boolean hasDefault = !virtual && identity == Identity.NONE && !expression.isEmpty();
        return new Column(
                row.getString(3),
                type(row),
                "Y".equals(row.getString(11)),
                hasDefault && !OracleEngine.isNoDefault(expression) ? Optional.of(expression) : Optional.empty(),
                virtual ? Optional.of(Unknown.orText(SqlText.unwrapped(expression))) : Optional.empty(),
                false,
                identity,
                text(row, 14),
                text(row, 15),
                Origin.NONE);
    }

    private static Identity identity(String generation) {
        return switch (generation) {
            case "ALWAYS" -> Identity.ALWAYS;
            case "BY DEFAULT" -> Identity.BY_DEFAULT;
            default -> Identity.NONE;
        };
    }

    /** Database Reference, "ALL_TAB_COLUMNS": CHAR_USED is B for bytes, C for characters. */
    private static String type(ResultSet row) throws SQLException {
        String owner = row.getString(4);
        String name = row.getString(5);
        if (owner != null && !owner.equals("SYS") && !owner.equals("PUBLIC") && !owner.equals("MDSYS")) {
            return OracleEngine.userType(owner, name);
        }
        String type =
                switch (name) {
                    case "VARCHAR2", "CHAR" ->
                        name + "(" + row.getInt(7) + ("C".equals(row.getString(8)) ? " char" : " byte") + ")";
                    case "NVARCHAR2", "NCHAR" -> name + "(" + row.getInt(7) + ")";
                    case "NUMBER" -> name + number(row.getString(9), row.getString(10));
                    case "FLOAT" -> name + "(" + row.getString(9) + ")";
                    case "RAW", "UROWID" -> name + "(" + row.getInt(6) + ")";
                    default -> name;
                };
        return OracleEngine.canonicalType(type);
    }

    /** Without a precision but with a scale it is an INTEGER. */
    private static String number(String precision, String scale) {
        if (precision == null && scale == null) {
            return "";
        }
        return "(" + (precision == null ? "38" : precision) + "," + (scale == null ? "0" : scale) + ")";
    }

    private static List<Sequence> sequences(ListQuery query) throws SQLException {
        List<Sequence> sequences = new ArrayList<>();
        query.each(
                OracleQueries.SEQUENCES,
                row -> sequences.add(new Sequence(name(row, 1), row.getLong(3), row.getLong(4), "")));
        return sequences;
    }

    private static List<View> views(ListQuery query) throws SQLException {
        List<View> views = new ArrayList<>();
        // Oracle alters what a view reads, and compiles the view again when it is used next.
        query.each(
                OracleQueries.VIEWS,
                row -> views.add(
                        new View(name(row, 1), Unknown.orText(text(row, 3)).strip(), List.of())));
        return views;
    }

    /** The name whose owner stands at the given column and whose own name stands at the next. */
    static QualifiedName name(ResultSet row, int column) throws SQLException {
        return QualifiedName.of(row.getString(column), row.getString(column + 1));
    }
}
