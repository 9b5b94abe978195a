package org.jpaschema.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jpaschema.database.Database;

/** What is special about one engine's throw-away databases. */
interface Product {

    /**
     * What another database has to have in common with the given one.
     *
     * @throws SQLException when the server does not answer
     */
    Like like(Database live) throws SQLException;

    /**
     * A text that no other database than the connection's has; empty where none is known.
     *
     * @throws SQLException when the server does not answer
     */
    Optional<String> identity(Connection connection) throws SQLException;
}
