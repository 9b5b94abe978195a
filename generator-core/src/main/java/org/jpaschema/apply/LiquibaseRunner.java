package org.jpaschema.apply;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.RanChangeSet;
import org.jpaschema.schema.SchemaException;

/**
 * Applies a changelog to a database, rolls it back and tells how far it is, through Liquibase 4.33 or 5.0. Every
 * context and label runs. The connection stays open and keeps its commit mode; it must not be used meanwhile.
 */
public final class LiquibaseRunner {

    /** How long somebody else may hold the lock before a run gives up. */
    public static final Duration LOCK_WAIT = Duration.ofSeconds(10);

    private final Connection connection;
    private final Path master;
    private final List<Path> resourceDirectories;
    private final List<Path> classpath;
    private final Consumer<String> progress;
    private final Duration lockWait;

    /**
     * A runner that waits {@link #LOCK_WAIT} for the lock.
     *
     * @param master the master changelog; missing or empty means that nothing is pending
     * @param resourceDirectories where the application finds its resources, like {@code src/main/resources}
     * @param classpath where else changelogs may come from: the application's directories and jars
     * @param progress takes a line for each changeset
     */
    public LiquibaseRunner(
            Connection connection,
            Path master,
            List<Path> resourceDirectories,
            List<Path> classpath,
            Consumer<String> progress) {
        this(connection, master, resourceDirectories, classpath, progress, LOCK_WAIT);
    }

    /** A runner that waits as long as given for the lock. */
    public LiquibaseRunner(
            Connection connection,
            Path master,
            List<Path> resourceDirectories,
            List<Path> classpath,
            Consumer<String> progress,
            Duration lockWait) {
        this.connection = connection;
        this.master = master.toAbsolutePath().normalize();
        this.resourceDirectories = List.copyOf(resourceDirectories);
        this.classpath = List.copyOf(classpath);
        this.progress = progress;
        this.lockWait = lockWait;
    }

    /**
     * The directory against which Liquibase names the files, so that they have the names which the application itself
     * would record: the innermost resource directory that holds the master, else the master's own directory.
     */
    public static Path resourceRoot(Path master, List<Path> resourceDirectories) {
        Path file = master.toAbsolutePath().normalize();
        return resourceDirectories.stream()
                .map(directory -> directory.toAbsolutePath().normalize())
                .filter(file::startsWith)
                .max(Comparator.comparingInt(Path::getNameCount))
                .orElseGet(file::getParent);
    }

    /**
     * What would be applied, in order. Writes nothing.
     *
     * @throws SchemaException when the changelog is broken, or a migration was edited after it was applied
     */
    public List<ChangesetStatus> pending() {
        return run(session -> {
            if (session.changelog().getChangeSets().isEmpty()) {
                return List.of();
            }
            session.requireValid();
            return statuses(session, session.pending());
        });
    }

    /**
     * How far the database is. Writes nothing.
     *
     * @throws SchemaException when the changelog is broken
     */
    public Status status() {
        return run(session -> {
            List<RanChangeSet> ran = newestFirst(session.ran());
            Optional<Status.LastApplied> last = ran.stream()
                    .findFirst()
                    .map(newest -> new Status.LastApplied(
                            newest.getChangeLog(),
                            newest.getDateExecuted() == null
                                    ? Instant.EPOCH
                                    : Instant.ofEpochMilli(
                                            newest.getDateExecuted().getTime())));
            Optional<String> lockedBy = ChangelogLock.holder(session.database()).map(ChangelogLock::describe);
            return new Status(ran.size(), statuses(session, session.pending()), last, lockedBy, session.problems());
        });
    }

    /**
     * What keeps the changelog from being applied: it is broken, or a migration was edited after it was applied. Empty
     * when all is well. Writes nothing.
     */
    public List<String> validate() {
        try {
            return run(Session::problems);
        } catch (SchemaException e) {
            return e.problems();
        }
    }

    /** Applies what is pending, apart from what waits until no application of the released version runs. */
    public Applied apply(boolean allowDestructive) {
        return apply(allowDestructive, false);
    }

    /**
     * Applies what is pending. After a failure, what was applied stays, and another call goes on from there.
     *
     * @param allowDestructive whether changesets may lose data
     * @param contract whether to apply what waits until no application of the released version runs, too
     * @throws SchemaException when somebody else holds the lock, the changelog is invalid, a changeset fails, or one
     *     that is not held back would lose data without being allowed to; in this last case nothing was applied
     */
    public Applied apply(boolean allowDestructive, boolean contract) {
        return apply(allowDestructive, c -> Held.waits(c, allowDestructive, contract), contract);
    }

    /** Applies what is pending, losses included, apart from what waits for any word. */
    public Applied applyAllButWaiting() {
        return apply(true, c -> Held.waits(c, false, false), false);
    }

    private Applied apply(boolean allowDestructive, Predicate<ChangeSet> waits, boolean contract) {
        return run(session -> {
            session.requireValid();
            List<ChangeSet> pending = session.pending();
            if (pending.isEmpty()) {
                return new Applied(0, List.of());
            }
            refuseLosses(session, pending, waiting(pending, waits), allowDestructive, contract);
            if (waiting(pending, waits).size() == pending.size()) {
                return new Applied(0, List.of(), statuses(session, pending));
            }
            return ChangelogLock.holding(session.database(), lockWait, progress, () -> {
                session.initializeHistory();
                List<ChangeSet> stillPending = session.pending();
                List<ChangeSet> held = waiting(stillPending, waits);
                refuseLosses(session, stillPending, held, allowDestructive, contract);
                List<ChangesetStatus> waiting = statuses(session, held);
                Applied applied = new Execution(session, stillPending.size() - held.size(), progress).apply(held);
                return new Applied(applied.count(), applied.files(), waiting);
            });
        });
    }

    /**
     * Undoes the migrations that were applied last, each with all its changesets, the newest first.
     *
     * @param migrations how many files; more than there are means all
     * @param allowDestructive whether tables and columns may go with the data that they have gained
     * @throws SchemaException when a changeset has no rollback or its file is gone, or data would be lost without being
     *     allowed to, and then nothing was undone; or when a rollback fails
     */
    public RolledBack rollback(int migrations, boolean allowDestructive) {
        if (migrations < 1) {
            throw new SchemaException("Cannot roll back " + migrations + " migrations. Set schema.count to 1 or more.");
        }
        return run(session -> {
            session.requireValid();
            if (session.ran().isEmpty()) {
                return new RolledBack(0, List.of(), List.of());
            }
            return ChangelogLock.holding(session.database(), lockWait, progress, () -> {
                session.initializeHistory();
                List<ChangeSet> changeSets = lastApplied(session, migrations);
                if (!allowDestructive) {
                    refuseLossesOfRollback(session, changeSets);
                }
                return new Execution(session, changeSets.size(), progress).rollBack(changeSets);
            });
        });
    }

    private static List<ChangeSet> lastApplied(Session session, int migrations) {
        String file = "";
        int left = migrations;
        List<ChangeSet> changeSets = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (RanChangeSet ran : newestFirst(session.ran())) {
            // What was held back comes back by itself: others have been applied since its file's first part.
            if (!ran.getChangeLog().equals(file)) {
                file = ran.getChangeLog();
                if (left-- == 0) {
                    break;
                }
            }
            String name = "Changeset " + ran.getId() + " (" + ran.getChangeLog() + ")";
            ChangeSet changeSet = session.changelog().getChangeSet(ran);
            if (changeSet == null) {
                problems.add(name + " was applied, but is no longer in the changelog, so it cannot be rolled back."
                        + " Restore its file, or write a new migration that undoes it.");
            } else if (!changeSet.supportsRollback(session.database())) {
                problems.add(
                        name + " has no rollback. Add one to its file (--rollback, or \"--rollback empty\" if there"
                                + " is nothing to undo), or write a new migration that undoes it.");
            } else {
                changeSets.add(changeSet);
            }
        }
        if (!problems.isEmpty()) {
            problems.add("Nothing was rolled back.");
            throw new SchemaException(problems, null);
        }
        return changeSets;
    }

    private static List<RanChangeSet> newestFirst(List<RanChangeSet> ran) {
        List<RanChangeSet> sorted = new ArrayList<>(ran);
        Collections.reverse(sorted);
        sorted.sort(
                Comparator.comparing(RanChangeSet::getOrderExecuted, Comparator.nullsLast(Comparator.reverseOrder())));
        return sorted;
    }

    private static void refuseLosses(
            Session session,
            List<ChangeSet> pending,
            List<ChangeSet> waiting,
            boolean allowDestructive,
            boolean contract) {
        List<ChangeSet> now = pending.stream().filter(c -> !waiting.contains(c)).toList();
        List<ChangesetStatus> destructive = statuses(session, now).stream()
                .filter(c -> c.destructive() && !allowDestructive)
                .toList();
        List<String> problems = new ArrayList<>(Held.needed(pending, waiting, session.database()));
        boolean needed = !problems.isEmpty();
        for (ChangesetStatus changeset : destructive) {
            problems.add("Changeset " + changeset.id() + " (" + changeset.file() + ") would lose "
                    + String.join(", ", changeset.losses()) + ".");
        }
        if (problems.isEmpty()) {
            return;
        }
        List<ChangesetStatus> left = needed ? statuses(session, waiting) : List.of();
        String nothing = "Nothing was applied.";
        if (!allowDestructive && (!destructive.isEmpty() || left.stream().anyMatch(ChangesetStatus::held))) {
            nothing += " If that data may go, run again with -Dschema.allowDestructive=true.";
        }
        if (!contract && left.stream().anyMatch(ChangesetStatus::contract)) {
            nothing +=
                    " If no application of the released version runs any more, run again with -Dschema.contract=true.";
        }
        problems.add(nothing);
        throw new SchemaException(problems, null);
    }

    private static List<ChangeSet> waiting(List<ChangeSet> pending, Predicate<ChangeSet> waits) {
        return pending.stream().filter(waits).toList();
    }

    private static void refuseLossesOfRollback(Session session, List<ChangeSet> changeSets) {
        List<String> problems = new ArrayList<>();
        String undone =
                changeSets.stream().map(c -> Losses.text(c, session.database())).collect(Collectors.joining("\n"));
        for (ChangeSet changeSet : changeSets) {
            List<String> losses = Losses.ofRollback(changeSet, session.database()).stream()
                    .flatMap(l -> RowsAtRisk.of(l, undone, session.connection().getUnderlyingConnection()).stream())
                    .toList();
            if (!losses.isEmpty()) {
                problems.add("The rollback of changeset " + changeSet.getId() + " (" + changeSet.getFilePath()
                        + ") would lose " + String.join(", ", losses) + ".");
            }
        }
        if (!problems.isEmpty()) {
            problems.add(
                    "Nothing was rolled back. If that data may go, run again with -Dschema.allowDestructive=true.");
            throw new SchemaException(problems, null);
        }
    }

    private static List<ChangesetStatus> statuses(Session session, List<ChangeSet> changeSets) {
        return changeSets.stream()
                .map(changeSet -> new ChangesetStatus(
                        changeSet.getId(),
                        changeSet.getAuthor() == null ? "" : changeSet.getAuthor(),
                        changeSet.getFilePath(),
                        Losses.comment(changeSet),
                        Losses.of(changeSet, session.database()),
                        Held.labels(changeSet)))
                .toList();
    }

    private <T> T run(Session.Work<T> work) {
        Path root = resourceRoot(master, resourceDirectories);
        List<Path> directories = new ArrayList<>();
        directories.add(root);
        directories.addAll(resourceDirectories);
        return Session.run(connection, master, root, directories, classpath, work);
    }
}
