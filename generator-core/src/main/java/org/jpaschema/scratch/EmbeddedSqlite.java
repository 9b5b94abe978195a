package org.jpaschema.scratch;

import java.nio.file.Path;
import java.util.Optional;
import org.jpaschema.database.ConnectionSettings;

/** An SQLite database in a file, which SQLite itself makes when it is missing. */
public final class EmbeddedSqlite {

    private EmbeddedSqlite() {}

    /** How to reach the database in the given directory. */
    public static ConnectionSettings in(Path directory) {
        String file =
                directory.toAbsolutePath().normalize().resolve("sqlite.db").toString();
        return new ConnectionSettings("jdbc:sqlite:" + file, Optional.empty(), Optional.empty());
    }
}
