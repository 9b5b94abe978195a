package org.jpaschema.engine;

/** A text that is no SQL of SQLite's, or of a part of it that is not known here. */
public final class SqliteSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SqliteSyntaxException(String message) {
        super(message);
    }
}
