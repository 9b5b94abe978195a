package org.jpaschema.migration;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

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
 * @param labels by which a run takes it or leaves it; apart from the one that says that data would be lost
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
        Set<String> labels,
        boolean repeatable) {

    /** One without labels. */
    public Changeset(
            String id,
            String comment,
            List<String> statements,
            List<String> rollback,
            List<Precondition> preconditions,
            List<String> losses,
            boolean transactional) {
        this(id, comment, statements, rollback, preconditions, losses, transactional, Set.of(), false);
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
        labels = Collections.unmodifiableSet(new TreeSet<>(labels));
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
