package org.jpaschema.scratch;

import org.jpaschema.schema.SchemaException;

/** Throw-away databases of a live database's engine. Not for several threads at once. */
public interface Scratch extends AutoCloseable {

    /** What it is, for people: {@code embedded PostgreSQL 18.6}, {@code container of mariadb:10.11}. */
    String description();

    /**
     * A new, empty database; what an earlier call made is gone. Only the one behind a URL that somebody gave is not new: it
     * has the table {@code jpaschema_scratch}, and whatever else an earlier run left in it; who uses it empties it first.
     *
     * @param like what it is to be like
     * @throws SchemaException when the server does not make it, with the way out
     */
    Made make(Like like);

    /** Ends it: what was made is gone, servers stop. What the next run can use stays: programs, a server's own directory. */
    @Override
    void close();
}
