package org.jpaschema.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.Version;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;

/** An open database: one connection, its engine, its catalog. Not for several threads at once. */
public final class Database implements AutoCloseable {

    private final ConnectionSettings settings;
    private final Connection connection;
    private final Engine engine;
    private final String productVersion;
    private final int isolation;

    private Database(ConnectionSettings settings, Connection connection, Engine engine, String productVersion)
            throws SQLException {
        this.settings = settings;
        this.connection = connection;
        this.engine = engine;
        this.productVersion = productVersion;
        this.isolation = connection.getTransactionIsolation();
    }

    /**
     * Connects.
     *
     * @param settings where to
     * @param drivers the class paths to find the JDBC driver on, in this order
     * @param engines the engines that are known
     * @throws SchemaException when there is no driver, the server cannot be reached or refuses, or is of no known engine
     */
    public static Database open(ConnectionSettings settings, List<ClassLoader> drivers, Collection<Engine> engines) {
        Properties properties = new Properties();
        settings.username().ifPresent(name -> properties.setProperty("user", name));
        settings.password().ifPresent(password -> properties.setProperty("password", password));
        Connection connection;
        try {
            connection = new Drivers(drivers)
                    .connect(settings.url(), properties)
                    .orElseThrow(() -> new SchemaException("There is no JDBC driver for " + settings.maskedUrl()
                            + " among the project's runtime dependencies and the plugin's: add "
                            + Drivers.artifactOf(settings.url()) + " to either, or correct " + settings.parameter()));
        } catch (SQLException e) {
            throw Failure.connecting(settings, e);
        }
        try {
            return of(settings, connection, engines);
        } catch (SQLException | RuntimeException e) {
            closeQuietly(connection);
            throw e instanceof SQLException failure
                    ? Failure.reading(settings, "the server's version", failure)
                    : (RuntimeException) e;
        }
    }

    private static Database of(ConnectionSettings settings, Connection connection, Collection<Engine> engines)
            throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        Optional<Engine> engine = Optional.empty();
        for (Engine known : engines) {
            if (engine.isEmpty() && known.matches(metadata)) {
                engine = Optional.of(known);
            }
        }
        if (engine.isEmpty()) {
            throw new SchemaException(settings.maskedUrl() + " is " + metadata.getDatabaseProductName() + " "
                    + metadata.getDatabaseProductVersion().split("\\s", 2)[0]
                    + ", which is not supported. Supported are: "
                    + engines.stream().map(Engine::name).sorted().collect(Collectors.joining(", ")));
        }
        return new Database(settings, connection, engine.get(), engine.get().productVersion(metadata));
    }

    /** How it was reached. */
    public ConnectionSettings settings() {
        return settings;
    }

    /** The connection; it stays this object's to close. */
    public Connection connection() {
        return connection;
    }

    public Engine engine() {
        return engine;
    }

    /** Product and version for people: {@code PostgreSQL 18.6}. */
    public String productVersion() {
        return productVersion;
    }

    /** The server's version. */
    public Version version() {
        return Version.of(productVersion);
    }

    /**
     * The schema that unqualified names mean, in the catalog's spelling.
     *
     * @throws SchemaException when the connection has none
     */
    public String currentNamespace() {
        try {
            String namespace = Catalogs.of(engine).currentNamespace(connection);
            if (namespace == null || namespace.isEmpty()) {
                throw new SchemaException("The connection to " + settings.maskedUrl()
                        + " has no current schema: either none of its search path exists, then create it or name another"
                        + " in schema.url (PostgreSQL: currentSchema=…); or " + Failure.account(settings)
                        + " may not use it, then grant it USAGE on the schema.");
            }
            return namespace;
        } catch (SQLException e) {
            throw Failure.reading(settings, "the current schema", e);
        }
    }

    /**
     * What is in the given schemas.
     *
     * @param namespaces in the catalog's spelling; those that do not exist give nothing
     * @throws SchemaException when the connection is cut, or the account may not read the catalog
     */
    public Schema catalog(Collection<String> namespaces) {
        try {
            return Catalogs.of(engine).read(connection, namespaces);
        } catch (SQLException e) {
            throw Failure.reading(settings, "the catalog", e);
        }
    }

    /** Begins a transaction that sees one state of the database and refuses to write, as far as the engine can. */
    public void beginSnapshot() {
        try {
            Catalogs.of(engine).setReadOnly(connection, true);
            connection.setTransactionIsolation(snapshotIsolation());
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw Failure.reading(settings, "a snapshot", e);
        }
    }

    /** Not every engine has a level of its own between the usual one and the strictest. */
    private int snapshotIsolation() throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        if (metadata.supportsTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ)) {
            return Connection.TRANSACTION_REPEATABLE_READ;
        }
        return metadata.supportsTransactionIsolationLevel(Connection.TRANSACTION_SERIALIZABLE)
                ? Connection.TRANSACTION_SERIALIZABLE
                : isolation;
    }

    /** Ends the transaction; from here on the connection writes again, each statement for itself. */
    public void endSnapshot() {
        try {
            if (connection.isClosed()) {
                return;
            }
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(isolation);
            Catalogs.of(engine).setReadOnly(connection, false);
        } catch (SQLException e) {
            throw Failure.reading(settings, "the end of the snapshot", e);
        }
    }

    @Override
    public void close() {
        closeQuietly(connection);
    }

    /** There is nothing that anybody could do about a connection that cannot be closed. */
    private static void closeQuietly(Connection connection) {
        try {
            if (!connection.isClosed() && !connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException ignored) {
            // It is closed next.
        }
        try {
            connection.close();
        } catch (SQLException ignored) {
            // It is gone.
        }
    }
}
