package org.jpaschema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jpaschema.apply.ChangesetStatus;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Description;
import org.jpaschema.report.Counted;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;

/**
 * Pending changesets that wait for a yes: what they do is an expected difference.
 *
 * @param changesets the changesets, in order
 */
record HeldBack(List<ChangesetStatus> changesets) {

    private static final Pattern OWN = Pattern.compile("(?:Adds|Changes|Drops column|Rebuilds table) ");
    private static final Pattern DROP = Pattern.compile("Drops ((?:table|sequence|enum type|schema) .*?)(?: \\(.*)?$");

    static final HeldBack NOTHING = new HeldBack(List.of());

    HeldBack {
        changesets = List.copyOf(changesets);
    }

    /** Those of the pending ones that wait. */
    static HeldBack of(List<ChangesetStatus> pending) {
        return new HeldBack(pending.stream().filter(ChangesetStatus::waits).toList());
    }

    /** What is pending, as far as the changelog says. */
    static List<ChangesetStatus> pending(Session session, Console console) {
        session.database().beginSnapshot();
        try {
            return session.migrations(console).pending();
        } finally {
            session.database().endSnapshot();
        }
    }

    /**
     * What waits, where nothing else is pending.
     *
     * @throws SchemaException when something is, since what it does would be written twice
     */
    static HeldBack alone(Session session, Console console) {
        List<ChangesetStatus> all = pending(session, console);
        List<String> pending = all.stream()
                .filter(c -> !c.waits())
                .map(ChangesetStatus::file)
                .distinct()
                .toList();
        if (!pending.isEmpty()) {
            throw new SchemaException("The database lacks %s: %s. Run schema:apply first, then schema:diff."
                    .formatted(
                            Counted.of(
                                    pending.size(),
                                    "migration that is already written",
                                    "migrations that are already written"),
                            String.join(", ", pending)));
        }
        return of(all);
    }

    boolean isEmpty() {
        return changesets.isEmpty();
    }

    /** The comparison without the changes that the changesets make already. */
    Comparison without(Comparison comparison) {
        if (isEmpty()) {
            return comparison;
        }
        List<Change> changes = comparison.difference().changes();
        Set<QualifiedName> tables = new HashSet<>();
        changes.stream().filter(c -> c instanceof Change.DropTable && isMade(c)).forEach(c -> tables.add(c.subject()));
        return comparison.with(changes.stream()
                .filter(c -> !isMade(c) && !(goesAlong(c) && tables.contains(c.subject())))
                .toList());
    }

    /**
     * Nothing may wait that was written for other entities: with it, a new migration would not add up.
     *
     * @throws SchemaException when something does
     */
    void refuseStale(Comparison comparison) {
        List<String> problems = new ArrayList<>();
        for (ChangesetStatus changeset : changesets) {
            if (isStale(changeset, comparison)) {
                problems.add("Changeset " + changeset.id() + " (" + changeset.file()
                        + ") waits, and the entities no longer" + " ask for it: " + changeset.comment() + ".");
            }
        }
        if (!problems.isEmpty()) {
            problems.add(
                    "Nothing was written. If no database has applied it, delete the changeset from its file; else apply"
                            + " it here (schema:apply with -Dschema.allowDestructive=true or -Dschema.contract=true). Then run"
                            + " schema:diff again.");
            throw new SchemaException(problems, null);
        }
    }

    /** What somebody wrote by hand is not known; whether a whole table is dropped depends on schema.unmanaged. */
    private static boolean isStale(ChangesetStatus changeset, Comparison comparison) {
        Matcher drop = DROP.matcher(changeset.comment());
        return drop.lookingAt()
                ? objects(comparison.wanted()).anyMatch(drop.group(1)::equals)
                : OWN.matcher(changeset.comment()).lookingAt()
                        && comparison.difference().changes().stream().noneMatch(c -> makes(changeset, c));
    }

    /** As comments call them. */
    private static Stream<String> objects(Schema schema) {
        return Stream.of(
                        schema.tables().stream().map(t -> "table " + t.name()),
                        schema.sequences().stream().map(q -> "sequence " + q.name()),
                        schema.enumTypes().stream().map(e -> "enum type " + e.name()),
                        schema.namespaces().stream().map(n -> "schema " + n))
                .flatMap(names -> names);
    }

    private boolean isMade(Change change) {
        return changesets.stream().anyMatch(s -> makes(s, change));
    }

    private static boolean goesAlong(Change change) {
        return change instanceof Change.DropConstraint || change instanceof Change.DropIndex;
    }

    /** Whether a changeset makes a change, by its comment, which for a rebuilt table has several sentences. */
    static boolean makes(ChangesetStatus changeset, Change change) {
        Description description = Description.of(change);
        String comment = words(changeset.comment()).replaceFirst("^Rebuilds table .*?: ", "");
        return Arrays.stream(comment.split("; (?=(?:Adds|Changes|Drops) )")).anyMatch(s -> says(s, description));
    }

    /** What is there before may have changed since it was written; what is there after is what counts. */
    private static boolean says(String sentence, Description change) {
        if (!change.attribute().isEmpty()) {
            return sentence.startsWith("Changes the " + change.attribute() + " of " + words(change.object()) + " from ")
                    && sentence.endsWith(" to " + words(change.model()));
        }
        String dropped = "Drops " + words(change.object());
        return sentence.equals(words(change.sentence()))
                || change.model().equals(Description.NOTHING)
                        && (sentence.equals(dropped) || sentence.startsWith(dropped + " ("));
    }

    /** As a changeset's comment has it. */
    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** For people, a line each, then how to say yes. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        group(
                "Waiting until no application of the released version runs:",
                ChangesetStatus::contract,
                "When none does, run schema:apply with -Dschema.contract=true"
                        + (changesets.stream().anyMatch(c -> c.contract() && c.held())
                                ? "; what loses data needs -Dschema.allowDestructive=true, too."
                                : "."),
                lines);
        group(
                "Held back, since data would be lost:",
                c -> c.held() && !c.contract(),
                "If that data may go, run schema:apply with -Dschema.allowDestructive=true.",
                lines);
        return lines;
    }

    private void group(String title, Predicate<ChangesetStatus> which, String yes, List<String> lines) {
        List<ChangesetStatus> group = changesets.stream().filter(which).toList();
        if (!group.isEmpty()) {
            lines.add(title);
            group.forEach(c -> lines.add("  " + c.file() + " " + c.id()
                    + (c.losses().isEmpty() ? "" : "  loses " + String.join(", ", c.losses()))));
            lines.add(yes);
        }
    }
}
