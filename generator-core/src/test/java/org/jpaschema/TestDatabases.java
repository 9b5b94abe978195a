package org.jpaschema;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

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

    /** One more connection to the same database. */
    public static Connection again(Connection connection) throws SQLException {
        var metadata = connection.getMetaData();
        return DriverManager.getConnection(metadata.getURL(), metadata.getUserName(), "");
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
}
