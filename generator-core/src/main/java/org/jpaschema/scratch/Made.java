package org.jpaschema.scratch;

import java.util.List;
import java.util.Objects;
import org.jpaschema.database.ConnectionSettings;

/**
 * A throw-away database.
 *
 * @param connection how to reach it, as an account that may do everything in it; to be used with the drivers that the live
 *     database was opened with
 * @param lacking what the live database has and this one cannot have: extensions, by name
 */
public record Made(ConnectionSettings connection, List<String> lacking) {

    public Made {
        Objects.requireNonNull(connection, "connection");
        lacking = List.copyOf(lacking);
    }
}
