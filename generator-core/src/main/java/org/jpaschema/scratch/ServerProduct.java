package org.jpaschema.scratch;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jpaschema.database.ConnectionSettings;

/** An engine that is a server. */
interface ServerProduct extends Product {

    /**
     * Makes the one database on a server of this run's own, in place of all others.
     *
     * @throws SQLException when the server refuses
     */
    Made make(Server server, Like like, Access access) throws SQLException;

    /**
     * Gives a database that somebody else made what it lacks and can have.
     *
     * @return the names of what it cannot have
     * @throws SQLException when the connection is lost
     */
    List<String> complete(ConnectionSettings given, Like like, Access access) throws SQLException;

    /** Its servers that run without an installation; empty where there are none. */
    Optional<Embedding> embedding();
}
