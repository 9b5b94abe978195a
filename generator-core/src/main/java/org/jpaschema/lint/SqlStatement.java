package org.jpaschema.lint;

import java.util.List;
import java.util.Objects;

/**
 * A statement of a file.
 *
 * @param text without comments around it and without its terminator; "" where the file ends in what is none
 * @param line the line that it begins on, from 1
 * @param ignored what the comments above it say of its risks
 * @param problem why it is no whole statement, or ""
 */
public record SqlStatement(String text, int line, List<Ignored> ignored, String problem) {

    /**
     * A risk that is taken knowingly.
     *
     * @param code the rule's code; "" when the comment names none
     * @param reason why; "" when the comment does not say
     * @param line the comment's line
     */
    public record Ignored(String code, String reason, int line) {}

    public SqlStatement {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(problem, "problem");
        ignored = List.copyOf(ignored);
    }
}
