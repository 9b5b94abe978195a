package org.jpaschema.proof;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jpaschema.diff.Change;
import org.jpaschema.migration.Changesets;
import org.jpaschema.migration.Migration;
import org.jpaschema.plan.Step;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;

/**
 * A migration that wants to be proven.
 *
 * @param migration the migration
 * @param steps its steps
 * @param transactional whether a step is one changeset; else each of its statements is one
 * @param today the live database's schema, with names relative to its own schema
 * @param start the same as {@link NormalForm} lines
 * @param differences what differs between the live database and the entities, a line each
 */
public record Proposal(
        Migration migration,
        List<Step> steps,
        boolean transactional,
        Schema today,
        List<String> start,
        List<String> differences) {

    public Proposal {
        steps = List.copyOf(steps);
        start = List.copyOf(start);
        differences = List.copyOf(differences);
    }

    /** The schemas that it speaks of, those that it creates included. */
    Set<String> namespaces() {
        Set<String> namespaces = new TreeSet<>(today.namespaces());
        for (Change change : changes()) {
            if (change instanceof Change.CreateNamespace create) {
                namespaces.add(create.namespace());
            }
        }
        return namespaces;
    }

    /** What it changes. */
    List<Change> changes() {
        return steps.stream().flatMap(s -> s.changes().stream()).toList();
    }

    /** What it changes, and the tables that have an enum type which it changes. */
    Set<QualifiedName> touched() {
        Set<QualifiedName> touched = new TreeSet<>();
        for (Change change : changes()) {
            touched.add(change.subject());
            if (change instanceof Change.AlterEnumType alter) {
                alter.uses().forEach(use -> touched.add(use.table()));
            }
        }
        return touched;
    }

    /** The step that a changeset is of, by its id, which begins with the changeset's number. */
    Step step(String changesetId) {
        int number = Integer.parseInt(changesetId.replaceFirst("\\D.*", ""));
        int last = 0;
        for (Step step : steps) {
            last += Changesets.of(List.of(step), transactional).size();
            if (number <= last) {
                return step;
            }
        }
        throw new IllegalArgumentException("Not a changeset of this migration: " + changesetId);
    }
}
