package org.jpaschema.scratch;

import org.jpaschema.database.ConnectionSettings;

/** A database of this project's own, kept in its build directory. */
public interface EmbeddedDatabase extends AutoCloseable {

    /** How to connect to it. */
    ConnectionSettings connection();

    /** What it is and where its data lies, for people. */
    String description();

    /** Stops it; its data stays. */
    @Override
    void close();
}
