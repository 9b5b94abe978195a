package org.jpaschema.scratch;

import java.nio.file.Path;
import java.util.Optional;
import org.jpaschema.database.ConnectionSettings;

/** An H2 database in a file, which H2 itself makes when it is missing; for one process at a time. */
public final class EmbeddedH2 {

    private EmbeddedH2() {}

    /** How to reach the database in the given directory. */
    public static ConnectionSettings in(Path directory) {
        String file = directory.toAbsolutePath().normalize().resolve("h2").toString();
        return new ConnectionSettings("jdbc:h2:file:" + file, Optional.of("sa"), Optional.of(""));
    }
}
