package org.jpaschema;

import java.util.Optional;

/** Where a goal's lines go. */
public interface Console {

    void debug(String line);

    void info(String line);

    void warn(String line);

    void error(String line);

    /**
     * Asks a question that is answered by yes or no.
     *
     * @return the answer; empty when there is nobody to answer
     */
    default Optional<Boolean> ask(String question) {
        return Optional.empty();
    }

    /** Whether ANSI colours are wanted. */
    boolean color();
}
