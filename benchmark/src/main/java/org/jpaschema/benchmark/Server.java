package org.jpaschema.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jpaschema.database.ConnectionSettings;

/** An embedded server, whose databases are kept from one run of the benchmark to the next. */
interface Server extends AutoCloseable {

    ConnectionSettings connection(String database);

    /** Makes a database, or makes it empty. */
    void create(String database) throws SQLException;

    /** Brings the catalog's statistics up to date, which a server does by itself in a while. */
    void settle(String database) throws SQLException;

    @Override
    void close();

    /** The server's name and version as it says them. */
    default String version(String database) throws SQLException {
        try (Connection connection = connect(database)) {
            var metadata = connection.getMetaData();
            return metadata.getDatabaseProductName() + " "
                    + metadata.getDatabaseProductVersion().split("[\\s-]", 2)[0];
        }
    }

    default void execute(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        ConnectionSettings to = connection(database);
        return DriverManager.getConnection(
                to.url(), to.username().orElse(""), to.password().orElse(""));
    }
}
