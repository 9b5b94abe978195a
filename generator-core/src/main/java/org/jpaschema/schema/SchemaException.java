package org.jpaschema.schema;

import java.util.List;

/**
 * What a user can mend: each problem names the object, the reason and the way out. Shown as it is, without a stack
 * trace; the cause is for debug output only.
 */
public class SchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public SchemaException(String problem) {
        this(List.of(problem), null);
    }

    public SchemaException(String problem, Throwable cause) {
        this(List.of(problem), cause);
    }

    /** Several problems at once, all of them shown. */
    public SchemaException(List<String> problems, Throwable cause) {
        super(String.join(System.lineSeparator(), problems), cause);
        this.problems = List.copyOf(problems);
    }

    /** The problems, at least one, in the order found. */
    public List<String> problems() {
        return problems;
    }
}
