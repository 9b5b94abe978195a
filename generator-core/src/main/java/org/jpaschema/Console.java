package org.jpaschema;

/** Where a goal's lines go. */
public interface Console {

    void debug(String line);

    void info(String line);

    void warn(String line);

    void error(String line);

    /** Whether ANSI colours are wanted. */
    boolean color();
}
