package org.jpaschema.proof;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jpaschema.diff.Change;
import org.jpaschema.migration.Changesets;
import org.jpaschema.migration.Migration;
import org.jpaschema.plan.Step;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;

/**
 * A migration that wants to be proven.
 *
 * @param migration the migration
 * @param steps its steps
 * @param transactional whether a step is one changeset; else each of its statements is one
 * @param today the live database's schema, with names relative to its own schema
 * @param own the live database's own schema
 * @param start the same as {@link NormalForm} lines
 * @param differences what differs between the live database and the entities, a line each
 * @param versions what the entities of the application's versions say that run while a part of it waits, by names for
 *     people
 */
public record Proposal(
        Migration migration,
        List<Step> steps,
        boolean transactional,
        Schema today,
        String own,
        List<String> start,
        List<String> differences,
        Map<String, Schema> versions) {

    public Proposal {
        steps = List.copyOf(steps);
        start = List.copyOf(start);
        differences = List.copyOf(differences);
        versions = Map.copyOf(versions);
    }

    /** Whether a part of it waits. */
    boolean waits() {
        return steps.stream().anyMatch(Step::waits);
    }

    /**
     * What is built on a scratch database. Where a schema is a database of the server, its own must not be reached from
     * there by its name.
     */
    Schema elsewhere() {
        return new Schema(
                today.namespaces().stream().filter(n -> !n.equals(own)).toList(),
                today.tables(),
                today.sequences(),
                today.enumTypes(),
                today.views(),
                today.extensions());
    }

    /** The schemas besides its own that it speaks of, those that it creates included. */
    Set<String> namespaces() {
        Set<String> namespaces = new TreeSet<>(elsewhere().namespaces());
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
            } else if (change instanceof Change.RenameEnumType rename) {
                touched.addAll(tables(rename.before()));
            } else if (change instanceof Change.RenameEnumValue rename) {
                touched.addAll(tables(rename.before()));
            }
        }
        return touched;
    }

    private List<QualifiedName> tables(EnumType type) {
        return today.tables().stream()
                .filter(t -> t.columns().stream().anyMatch(type::isTypeOf))
                .map(Table::name)
                .toList();
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
