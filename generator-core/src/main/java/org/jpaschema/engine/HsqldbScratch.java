package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.jpaschema.schema.SchemaException;

/**
 * A database in memory of the driver that a live connection came from, with the live database's settings of the language,
 * gone when it is closed.
 */
final class HsqldbScratch implements AutoCloseable {

    /** The manual's "Database Settings for SQL Conformance": all that is on or off. */
    private static final String SETTINGS =
            """
            SELECT PROPERTY_NAME, PROPERTY_VALUE FROM INFORMATION_SCHEMA.SYSTEM_PROPERTIES
            WHERE PROPERTY_NAME LIKE 'sql.%' AND PROPERTY_VALUE IN ('true', 'false')
            """;

    private final Connection connection;

    private HsqldbScratch(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens one.
     *
     * @param live a connection to the live database, which is only asked for its settings
     * @throws SQLException when the live connection is gone
     * @throws SchemaException when the live connection's driver has no database in memory
     */
    static HsqldbScratch beside(Connection live) throws SQLException {
        StringBuilder url = new StringBuilder("jdbc:hsqldb:mem:jpaschema").append(UUID.randomUUID());
        settings(live)
                .forEach((name, value) ->
                        url.append(';').append(name).append('=').append(value));
        try {
            Driver driver = (Driver) Class.forName(
                            "org.hsqldb.jdbc.JDBCDriver", true, live.getClass().getClassLoader())
                    .getConstructor()
                    .newInstance();
            Properties account = new Properties();
            account.setProperty("user", "SA");
            account.setProperty("password", "");
            return new HsqldbScratch(driver.connect(url.toString(), account));
        } catch (ReflectiveOperationException | SQLException e) {
            throw new SchemaException(
                    "HSQLDB's driver opens no database in memory, in which types and expressions would be looked up: "
                            + e.getMessage() + ". Use the driver org.hsqldb:hsqldb itself, without a wrapper.",
                    e);
        }
    }

    /** What an account may not ask for stays as it usually is. */
    private static Map<String, String> settings(Connection live) throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        try (Statement statement = live.createStatement();
                ResultSet rows = statement.executeQuery(SETTINGS)) {
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
        } catch (SQLSyntaxErrorException forbidden) {
            settings.clear();
        }
        return settings;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException ignored) {
            // It is gone with this process.
        }
    }
}
