package org.jpaschema.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jpaschema.database.ConnectionSettings;
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

    /**
     * The names of what somebody put into the connection's database: tables, views, sequences.
     *
     * @throws SQLException when the server does not answer
     */
    default List<String> contents(Connection connection) throws SQLException {
        return Contents.of(connection);
    }

    /**
     * Gives a database that somebody else made what it lacks and can have.
     *
     * @throws SQLException when the server does not answer, or the account may not
     */
    default Made complete(ConnectionSettings given, Like like, Access access) throws SQLException {
        return new Made(given, List.of());
    }
}
