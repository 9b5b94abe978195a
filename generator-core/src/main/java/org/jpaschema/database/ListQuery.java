package org.jpaschema.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** One question to the catalog of an engine without arrays, about schemas that stand in a list. */
final class ListQuery {

    private static final int ROWS_AT_ONCE = 5_000;

    private final Connection connection;
    private final List<String> namespaces;

    ListQuery(Connection connection, Collection<String> namespaces) {
        this.connection = connection;
        this.namespaces = List.copyOf(namespaces);
    }

    /**
     * Asks.
     *
     * @param sql with {@code in (?)} where the schemas go, as often as need be
     */
    void each(String sql, Query.Row row) throws SQLException {
        if (namespaces.isEmpty()) {
            return;
        }
        String places = namespaces.stream().map(n -> "?").collect(Collectors.joining(", "));
        String[] parts = sql.split("\\(\\?\\)", -1);
        try (PreparedStatement statement = connection.prepareStatement(String.join("(" + places + ")", parts))) {
            statement.setFetchSize(ROWS_AT_ONCE);
            int place = 1;
            for (int i = 1; i < parts.length; i++) {
                for (String namespace : namespaces) {
                    statement.setString(place++, namespace);
                }
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    row.read(rows);
                }
            }
        }
    }
}
