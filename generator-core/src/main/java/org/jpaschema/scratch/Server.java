package org.jpaschema.scratch;

import org.jpaschema.database.ConnectionSettings;

/** A running server of this run's own. */
interface Server extends AutoCloseable {

    /** What it is, for people. */
    String description();

    /** How to reach one of its databases, as an account that may do everything. */
    ConnectionSettings connection(String database);

    /** Stops it. */
    @Override
    void close();
}
