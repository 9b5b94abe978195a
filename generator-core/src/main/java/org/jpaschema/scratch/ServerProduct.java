package org.jpaschema.scratch;

import java.sql.SQLException;
import java.util.Optional;
import org.jpaschema.database.Database;
import org.jpaschema.schema.SchemaException;

/** An engine that is a server. */
interface ServerProduct extends Product {

    /**
     * Makes the one database on a server of this run's own, in place of all others.
     *
     * @throws SQLException when the server refuses
     */
    Made make(Server server, Like like, Access access) throws SQLException;

    /**
     * A container of the live database's version.
     *
     * @param live it is only asked
     * @param password the administrator's, where the server wants one
     * @throws SchemaException when there is none, with the reason
     */
    Container container(Database live, Like like, String password);

    /** A database that a new server has. */
    String administration();

    /** Its servers that run without an installation; empty where there are none. */
    Optional<Embedding> embedding();
}
