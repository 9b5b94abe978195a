package org.jpaschema.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.jpaschema.schema.Schema;

/** Reads one engine's catalog. The number of queries is fixed, whatever the number of tables. */
public interface CatalogReader {

    /**
     * Reads the given schemas.
     *
     * @param connection an open connection, in the transaction that the whole comparison shares
     * @param namespaces the schemas to read, in the catalog's spelling; those that do not exist give nothing
     * @return everything in them; types and expressions as the catalog spells them
     * @throws SQLException when the server refuses a query
     */
    Schema read(Connection connection, Collection<String> namespaces) throws SQLException;

    /**
     * The schema that unqualified names mean, in the catalog's spelling; null or "" when the connection has none.
     *
     * @throws SQLException when the server does not answer
     */
    default String currentNamespace(Connection connection) throws SQLException {
        return connection.getSchema();
    }

    /**
     * Makes the connection refuse to write, or write again, as far as the engine can; outside of transactions.
     *
     * @throws SQLException when the server does not let it
     */
    default void setReadOnly(Connection connection, boolean readOnly) throws SQLException {
        connection.setReadOnly(readOnly);
    }
}
