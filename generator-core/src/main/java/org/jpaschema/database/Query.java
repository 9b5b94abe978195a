package org.jpaschema.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** One question to a catalog, about the schemas that are its only parameter. */
final class Query {

    private static final int ROWS_AT_ONCE = 5_000;

    private final Connection connection;
    private final String arrayType;
    private final String[] namespaces;

    /** @param arrayType what the engine calls the type of an array's elements that are names */
    Query(Connection connection, String arrayType, Collection<String> namespaces) {
        this.connection = connection;
        this.arrayType = arrayType;
        this.namespaces = namespaces.toArray(String[]::new);
    }

    /** What is done with a row. */
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    void each(String sql, Row row) throws SQLException {
        Array parameter = connection.createArrayOf(arrayType, namespaces);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setArray(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    row.read(rows);
                }
            }
        } finally {
            parameter.free();
        }
    }

    /** The text, "" for NULL. */
    static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    /** The texts of an array. */
    static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
