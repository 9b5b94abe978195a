package org.jpaschema.scratch;

import java.nio.file.Path;
import java.util.Optional;
import org.jpaschema.database.ConnectionSettings;

/** An HSQLDB database in files, which HSQLDB itself makes when they are missing; for one process at a time. */
public final class EmbeddedHsqldb {

    private EmbeddedHsqldb() {}

    /** How to reach the database in the given directory; it is closed with its last connection. */
    public static ConnectionSettings in(Path directory) {
        Path files = directory.toAbsolutePath().normalize().resolve("hsqldb").resolve("db");
        return new ConnectionSettings(
                "jdbc:hsqldb:file:" + files + ";shutdown=true", Optional.of("SA"), Optional.of(""));
    }
}
