package org.jpaschema;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** A MySQL in a container, by way of MariaDB's driver. */
public final class MysqlServer implements AutoCloseable {

    private static final int PORT = 3306;

    private final GenericContainer<?> container;

    private MysqlServer(GenericContainer<?> container) {
        this.container = container;
    }

    /** Starts a server of that image; {@link ContainerGate} has to be open. */
    public static MysqlServer start(String image) {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image))
                .withExposedPorts(PORT)
                .withEnv("MYSQL_ALLOW_EMPTY_PASSWORD", "yes")
                .withEnv("MYSQL_ROOT_HOST", "%")
                // The server that only initializes has port 0, that of the X protocol 33060.
                .waitingFor(Wait.forLogMessage(".*mysqld: ready for connections.*port: 3306\\s.*", 1));
        container.start();
        return new MysqlServer(container);
    }

    /** The database of that name, emptied. */
    public Connection database(String name) throws SQLException {
        try (Connection admin = connect("");
                Statement statement = admin.createStatement()) {
            statement.execute("drop database if exists " + name);
            statement.execute("create database " + name);
        }
        return connect(name);
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://" + container.getHost() + ":" + container.getMappedPort(PORT) + "/" + database
                        + "?allowPublicKeyRetrieval=true",
                "root",
                "");
    }

    @Override
    public void close() {
        container.stop();
    }
}
