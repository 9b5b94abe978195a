package org.jpaschema.apply;

import java.sql.Connection;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;

/**
 * Liquibase commits a changeset first and its entry in the history afterwards; a connection that breaks in between
 * leaves a changeset that is applied but not recorded, which can never be applied again. Between {@link #begin} and
 * {@link #end} commits wait, so that both happen or neither.
 */
final class AtomicConnection extends JdbcConnection {

    private boolean open;

    AtomicConnection(Connection connection) {
        super(connection);
    }

    void begin() {
        open = true;
    }

    void end() throws DatabaseException {
        open = false;
        commit();
    }

    void abandon() {
        open = false;
    }

    @Override
    public void commit() throws DatabaseException {
        if (!open) {
            super.commit();
        }
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }
}
