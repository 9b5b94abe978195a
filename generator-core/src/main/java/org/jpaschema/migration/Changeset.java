package org.jpaschema.migration;

import java.util.List;
import java.util.Objects;

/**
 * What Liquibase applies, records and rolls back as one.
 *
 * @param id unique in its file: letters, digits, {@code _ . -}
 * @param comment what it does, for people; may be ""
 * @param statements the SQL statements in order, without terminators; at least one
 * @param rollback the statements that undo it, in order; empty when there is nothing to undo
 * @param preconditions what must hold before it runs
 * @param losses what data would be lost, for people ({@code column users.email and its values}); not empty means
 *     destructive
 * @param transactional false for statements that must not run in a transaction
 * @param held whether it waits for a yes while those behind it go on
 * @param repeatable whether all its statements can be run again where a run broke off behind any of them
 */
public record Changeset(
        String id,
        String comment,
        List<String> statements,
        List<String> rollback,
        List<Precondition> preconditions,
        List<String> losses,
        boolean transactional,
        boolean held,
        boolean repeatable) {

    /** One that does not wait. */
    public Changeset(
            String id,
            String comment,
            List<String> statements,
            List<String> rollback,
            List<Precondition> preconditions,
            List<String> losses,
            boolean transactional) {
        this(id, comment, statements, rollback, preconditions, losses, transactional, false);
    }

    /** One of which nobody knows whether it can be run again. */
    public Changeset(
            String id,
            String comment,
            List<String> statements,
            List<String> rollback,
            List<Precondition> preconditions,
            List<String> losses,
            boolean transactional,
            boolean held) {
        this(id, comment, statements, rollback, preconditions, losses, transactional, held, false);
    }

    public Changeset {
        if (!id.matches("[A-Za-z0-9_.-]+")) {
            throw new IllegalArgumentException("Not an id of a changeset: \"" + id + "\"");
        }
        Objects.requireNonNull(comment, "comment");
        statements = trimmed(id, statements);
        rollback = trimmed(id, rollback);
        preconditions = List.copyOf(preconditions);
        losses = List.copyOf(losses);
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("Changeset " + id + " has no statements");
        }
    }

    private static List<String> trimmed(String id, List<String> statements) {
        List<String> result = statements.stream().map(String::trim).toList();
        if (result.contains("")) {
            throw new IllegalArgumentException("Changeset " + id + " has an empty statement");
        }
        return result;
    }

    /** Whether data would be lost. */
    public boolean destructive() {
        return !losses.isEmpty();
    }
}
