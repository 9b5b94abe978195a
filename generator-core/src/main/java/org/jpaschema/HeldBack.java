package org.jpaschema;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.apply.ChangesetStatus;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Description;
import org.jpaschema.schema.QualifiedName;

/**
 * Pending changesets that wait for a yes: what they drop is an expected difference.
 *
 * @param changesets the changesets, in order
 */
record HeldBack(List<ChangesetStatus> changesets) {

    static final HeldBack NOTHING = new HeldBack(List.of());

    HeldBack {
        changesets = List.copyOf(changesets);
    }

    /** Those of the pending ones that wait. */
    static HeldBack of(List<ChangesetStatus> pending) {
        return new HeldBack(pending.stream().filter(ChangesetStatus::held).toList());
    }

    boolean isEmpty() {
        return changesets.isEmpty();
    }

    /** The comparison without the changes that the changesets make already. */
    Comparison without(Comparison comparison) {
        if (isEmpty()) {
            return comparison;
        }
        Set<String> made = changesets.stream().map(ChangesetStatus::comment).collect(Collectors.toSet());
        List<Change> changes = comparison.difference().changes();
        Set<QualifiedName> tables = new HashSet<>();
        changes.stream()
                .filter(c -> c instanceof Change.DropTable && made.contains(sentence(c)))
                .forEach(c -> tables.add(c.subject()));
        return comparison.with(changes.stream()
                .filter(c -> !made.contains(sentence(c)) && !(goesAlong(c) && tables.contains(c.subject())))
                .toList());
    }

    private static boolean goesAlong(Change change) {
        return change instanceof Change.DropConstraint || change instanceof Change.DropIndex;
    }

    /** As a changeset's comment has it. */
    private static String sentence(Change change) {
        return Description.of(change).sentence().replaceAll("\\s+", " ").strip();
    }

    /** For people, a line each, then how to say yes. */
    List<String> lines() {
        return Stream.concat(
                        Stream.of("Held back, since data would be lost:"),
                        Stream.concat(
                                changesets.stream()
                                        .map(c -> "  " + c.file() + " " + c.id()
                                                + (c.losses().isEmpty()
                                                        ? ""
                                                        : "  loses " + String.join(", ", c.losses()))),
                                Stream.of(
                                        "If that data may go, run schema:apply with -Dschema.allowDestructive=true.")))
                .toList();
    }
}
