package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import org.jpaschema.schema.SchemaException;

/**
 * A database in memory of the driver that a live connection came from, with the live database's settings of the language,
 * gone when it is closed.
 */
final class HsqldbScratch implements AutoCloseable {

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
        HsqldbSettings.of(live)
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
