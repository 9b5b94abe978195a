package org.jpaschema.migration;

import java.util.Objects;

/**
 * A question to the database before a changeset runs; any other answer than the expected one stops the run.
 *
 * @param sql a query with one row and one column, on a single line
 * @param expected the expected value as text: {@code 0}
 * @param message what a person reads when the answer is another: the object and the way out, on a single line
 */
public record Precondition(String sql, String expected, String message) {

    public Precondition {
        sql = sql.trim();
        Objects.requireNonNull(message, "message");
        if (sql.isEmpty() || sql.indexOf('\n') >= 0 || sql.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("A precondition's query must be a single line: " + sql);
        }
        if (expected.isEmpty() || expected.contains("\"") && expected.contains("'")) {
            throw new IllegalArgumentException("Liquibase cannot express the expected result <" + expected + ">");
        }
    }
}
