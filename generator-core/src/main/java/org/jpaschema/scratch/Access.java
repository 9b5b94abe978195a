package org.jpaschema.scratch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.database.Database;
import org.jpaschema.engine.Engines;

/**
 * The ways into databases.
 *
 * @param drivers the class paths to find drivers on, the same and in the same order as for the live database
 */
record Access(List<ClassLoader> drivers) {

    Access {
        drivers = List.copyOf(drivers);
    }

    Database open(ConnectionSettings settings) {
        return Database.open(settings, drivers, Engines.all());
    }

    /** Runs the statements, each for itself. */
    void execute(ConnectionSettings settings, List<String> statements) throws SQLException {
        try (Database database = open(settings)) {
            execute(database.connection(), statements);
        }
    }

    static void execute(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The rows of a query, each with its columns' texts; a NULL is "". */
    static List<List<String>> rows(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<List<String>> all = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(Optional.ofNullable(rows.getString(i)).orElse(""));
                }
                all.add(row);
            }
            return all;
        }
    }

    /** The texts of a query's first column. */
    static List<String> texts(Connection connection, String query) throws SQLException {
        return rows(connection, query).stream().map(row -> row.get(0)).toList();
    }

    /** The text of a query's one row, unless it is NULL. */
    static Optional<String> text(Connection connection, String query) throws SQLException {
        return texts(connection, query).stream().filter(text -> !text.isEmpty()).findFirst();
    }

    /** The database's name, "" where the engine has none. */
    static String catalog(Connection connection) throws SQLException {
        return Optional.ofNullable(connection.getCatalog()).orElse("");
    }

    /** A name as standard SQL quotes it. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A literal of standard SQL. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
