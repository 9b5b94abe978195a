package org.jpaschema.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * One question to an information schema about some schemas, for engines without arrays. Each schema has a SELECT of its own
 * in one UNION: such catalogs look only into the schema that a plain equality names, and into all of the server's else.
 */
final class UnionQuery {

    private final Connection connection;
    private final List<String> namespaces;

    UnionQuery(Connection connection, Collection<String> namespaces) {
        this.connection = connection;
        this.namespaces = List.copyOf(namespaces);
    }

    /**
     * Asks.
     *
     * @param sql the SELECT for one schema, its only parameter
     * @param order the numbers of the columns to sort by, or ""
     */
    void each(String sql, String order, Query.Row row) throws SQLException {
        if (namespaces.isEmpty()) {
            return;
        }
        String union = String.join("\nUNION ALL\n", Collections.nCopies(namespaces.size(), sql));
        try (PreparedStatement statement =
                connection.prepareStatement(union + (order.isEmpty() ? "" : "\nORDER BY " + order))) {
            for (int i = 0; i < namespaces.size(); i++) {
                statement.setString(i + 1, namespaces.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    row.read(rows);
                }
            }
        }
    }
}
