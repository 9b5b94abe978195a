package org.jpaschema.scratch;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jpaschema.database.ConnectionSettings;

/** An engine that runs in this process, from the project's class path: always the live database's very version. */
interface InProcessProduct extends Product {

    /** Whether its databases are files. */
    default boolean keepsFiles() {
        return false;
    }

    /**
     * How to make a database.
     *
     * @param directory for its files
     * @param name a name that no other one has
     */
    ConnectionSettings unprepared(Path directory, String name, Like like);

    /** What a new database is told first. */
    List<String> preparation(Like like);

    /** How to reach the database when it is prepared. */
    ConnectionSettings prepared(Path directory, String name, Like like);

    /**
     * Makes an end of a database.
     *
     * @throws SQLException when it does not let itself
     */
    void discard(Path directory, String name, Like like, Access access) throws SQLException;
}
