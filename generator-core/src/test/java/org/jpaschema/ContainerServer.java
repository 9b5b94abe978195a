package org.jpaschema;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * Servers that run in containers only, one a JVM each, started on first use and stopped with the JVM. An image that Docker
 * does not have is pulled only with {@code -Djpaschema.pull=true}; another than the usual one is
 * {@code -Djpaschema.image.cockroachdb=…}.
 */
public enum ContainerServer {
    /** By way of MariaDB's driver, whose licence lets it be here. */
    MYSQL(
            "mysql:8.4",
            3306,
            "jdbc:mariadb://%s:%d/%s?allowPublicKeyRetrieval=true",
            "org.mariadb.jdbc.Driver",
            new Account("root", "", "")) {
        @Override
        void configure(GenericContainer<?> container) {
            container.withEnv(Map.of("MYSQL_ALLOW_EMPTY_PASSWORD", "yes", "MYSQL_ROOT_HOST", "%"));
            // The server that only initializes has port 0, that of the X protocol 33060.
            container.waitingFor(Wait.forLogMessage(".*mysqld: ready for connections.*port: 3306\\s.*", 1));
        }
    },
    COCKROACHDB(
            "cockroachdb/cockroach:latest-v25.2",
            26257,
            "jdbc:postgresql://%s:%d/%s?sslmode=disable",
            "org.postgresql.Driver",
            new Account("root", "", "defaultdb")) {
        @Override
        void configure(GenericContainer<?> container) {
            container.withCommand("start-single-node", "--insecure");
        }

        @Override
        List<String> removed(String database) {
            return List.of("drop database if exists " + database + " cascade");
        }
    },
    YUGABYTEDB(
            "yugabytedb/yugabyte:latest",
            5433,
            "jdbc:postgresql://%s:%d/%s",
            "org.postgresql.Driver",
            new Account("yugabyte", "", "yugabyte")) {
        @Override
        void configure(GenericContainer<?> container) {
            container.withCommand("bin/yugabyted", "start", "--background=false");
        }
    },
    SQLSERVER(
            "mcr.microsoft.com/mssql/server:2022-latest",
            1433,
            "jdbc:sqlserver://%s:%d;databaseName=%s;encrypt=false",
            "com.microsoft.sqlserver.jdbc.SQLServerDriver",
            new Account("sa", "Not-a-secret-1", "master")) {
        @Override
        void configure(GenericContainer<?> container) {
            container.withEnv(Map.of(LICENCE, System.getenv(LICENCE), "MSSQL_SA_PASSWORD", "Not-a-secret-1"));
        }

        @Override
        Optional<String> refused() {
            return "Y".equals(System.getenv(LICENCE))
                    ? Optional.empty()
                    : Optional.of("whoever runs it accepts Microsoft's licence by the environment variable " + LICENCE
                            + "=Y");
        }
    },
    /** What other servers call a database is a user. */
    ORACLE(
            "gvenzl/oracle-free:23-slim-faststart",
            1521,
            "jdbc:oracle:thin:@//%s:%d/FREEPDB1",
            "oracle.jdbc.OracleDriver",
            new Account("system", "Not_a_secret_1", "")) {
        @Override
        void configure(GenericContainer<?> container) {
            container.withEnv("ORACLE_PASSWORD", "Not_a_secret_1");
        }

        @Override
        List<String> created(String database) {
            return List.of(
                    "create user " + database + " identified by \"Not_a_secret_1\"",
                    "grant connect, resource, create view, unlimited tablespace to " + database);
        }

        @Override
        List<String> removed(String database) {
            return List.of("drop user if exists " + database + " cascade");
        }

        @Override
        Account account(Account administrator, String database) {
            return new Account(database, "Not_a_secret_1", database);
        }
    };

    private static final String LICENCE = "ACCEPT_EULA";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ATTEMPTS = 300;
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Map<String, String> PASSWORDS = new ConcurrentHashMap<>();

    private record Account(String user, String password, String database) {}

    private final String image;
    private final int port;
    private final String url;
    private final String driver;
    private final Account administrator;
    private GenericContainer<?> container;

    ContainerServer(String image, int port, String url, String driver, Account administrator) {
        this.image = System.getProperty("jpaschema.image." + name().toLowerCase(Locale.ROOT), image);
        this.port = port;
        this.url = url;
        this.driver = driver;
        this.administrator = administrator;
    }

    void configure(GenericContainer<?> unstarted) {}

    List<String> created(String database) {
        return List.of("create database " + database);
    }

    List<String> removed(String database) {
        return List.of("drop database if exists " + database);
    }

    Account account(Account ofServer, String database) {
        return new Account(ofServer.user(), ofServer.password(), database);
    }

    Optional<String> refused() {
        return Optional.empty();
    }

    /** Why there is no such server here, with the way to one; empty when it can be had. */
    public Optional<String> missing() {
        try {
            Class.forName(driver);
        } catch (ClassNotFoundException e) {
            return Optional.of("its JDBC driver is not on the class path (Maven's profile oracle brings Oracle's)");
        }
        return ContainerGate.isOpen(image) ? refused() : Optional.of(ContainerGate.reason(image));
    }

    /** A new, empty database. */
    public Connection fresh() throws SQLException {
        return database("test" + NUMBER.incrementAndGet());
    }

    /** The database of always the same name, emptied. */
    public Connection emptied() throws SQLException {
        return database("emptied");
    }

    private Connection database(String name) throws SQLException {
        try (Connection admin = connection(administrator);
                Statement statement = admin.createStatement()) {
            for (String sql : removed(name)) {
                statement.execute(sql);
            }
            for (String sql : created(name)) {
                statement.execute(sql);
            }
        }
        return connection(account(administrator, name));
    }

    private Connection connection(Account account) throws SQLException {
        GenericContainer<?> server = started();
        String address = url.formatted(server.getHost(), server.getMappedPort(port), account.database());
        Connection connection = DriverManager.getConnection(address, account.user(), account.password());
        PASSWORDS.put(connection.getMetaData().getURL(), account.password());
        return connection;
    }

    /** The password of who is connected: none but on these servers. */
    public static String password(Connection connection) throws SQLException {
        return PASSWORDS.getOrDefault(connection.getMetaData().getURL(), "");
    }

    private synchronized GenericContainer<?> started() throws SQLException {
        if (container == null) {
            GenericContainer<?> server = new GenericContainer<>(DockerImageName.parse(image))
                    .withExposedPorts(port)
                    .withStartupTimeout(PATIENCE);
            configure(server);
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            container = server;
            awaitAnswer();
        }
        return container;
    }

    /** A server listens before it lets anybody in. */
    private void awaitAnswer() throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = connection(administrator)) {
                return;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SQLException(e);
            }
        }
    }
}
