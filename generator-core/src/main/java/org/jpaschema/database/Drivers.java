package org.jpaschema.database;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The JDBC drivers on class paths that are not this program's own: DriverManager would refuse them, so they are asked
 * directly.
 */
final class Drivers {

    private static final Map<String, String> ARTIFACTS = Map.of(
            "postgresql", "org.postgresql:postgresql",
            "mariadb", "org.mariadb.jdbc:mariadb-java-client",
            "mysql", "com.mysql:mysql-connector-j",
            "h2", "com.h2database:h2",
            "sqlite", "org.xerial:sqlite-jdbc",
            "hsqldb", "org.hsqldb:hsqldb",
            "derby", "org.apache.derby:derby",
            "sqlserver", "com.microsoft.sqlserver:mssql-jdbc",
            "oracle", "com.oracle.database.jdbc:ojdbc11");

    /** Drivers that write failures to java.util.logging, beside throwing them. */
    private static final List<String> TALKATIVE = List.of("org.postgresql");

    private final List<ClassLoader> classPaths;

    /** @param classPaths where to look, in this order */
    Drivers(List<ClassLoader> classPaths) {
        this.classPaths = List.copyOf(classPaths);
    }

    /** A connection from the first driver that feels responsible for the URL; empty when none does. */
    Optional<Connection> connect(String url, Properties properties) throws SQLException {
        // The levels are the whole JVM's: two that set and restore them at once would leave them off for good.
        synchronized (Drivers.class) {
            return connectQuietly(url, properties);
        }
    }

    private Optional<Connection> connectQuietly(String url, Properties properties) throws SQLException {
        List<Logger> loggers = TALKATIVE.stream().map(Logger::getLogger).toList();
        List<Optional<Level>> levels =
                loggers.stream().map(Logger::getLevel).map(Optional::ofNullable).toList();
        loggers.forEach(logger -> logger.setLevel(Level.OFF));
        try {
            for (ClassLoader classPath : classPaths) {
                Optional<Connection> connection = connect(ServiceLoader.load(Driver.class, classPath), url, properties);
                if (connection.isPresent()) {
                    return connection;
                }
            }
            return Optional.empty();
        } finally {
            for (int i = 0; i < loggers.size(); i++) {
                loggers.get(i).setLevel(levels.get(i).orElse(null));
            }
        }
    }

    private static Optional<Connection> connect(ServiceLoader<Driver> drivers, String url, Properties properties)
            throws SQLException {
        Iterator<Driver> iterator = drivers.iterator();
        while (true) {
            Driver driver;
            try {
                if (!iterator.hasNext()) {
                    return Optional.empty();
                }
                driver = iterator.next();
            } catch (ServiceConfigurationError | LinkageError unusable) {
                // Another driver's trouble, for example one that needs a newer Java.
                continue;
            }
            // NULL means another driver's URL; acceptsURL would also be false for a mistake in one of its own.
            Connection connection = driver.connect(url, properties);
            if (connection != null) {
                return Optional.of(connection);
            }
        }
    }

    /** The dependency that has the driver of such a URL, for a message. */
    static String artifactOf(String url) {
        String[] parts = url.split(":", 3);
        String artifact = parts.length > 1 ? ARTIFACTS.get(parts[1]) : null;
        return artifact == null ? "the JDBC driver of that database" : artifact;
    }
}
