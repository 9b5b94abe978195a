package org.jpaschema.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.apply.ChangesetException;
import org.jpaschema.database.Database;
import org.jpaschema.migration.MigrationStore;
import org.jpaschema.plan.Step;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;

/**
 * Tries a migration before it is written: its file is run by Liquibase on a copy of today's state, up, down, and up again
 * over rows, then down. After each way up nothing may differ from the entities, after each way down nothing from the
 * start, and no value may be lost that the migration does not speak of.
 */
public final class Proof {

    private static final int NAMED = 5;
    private static final String WAITING = "up to what waits";

    private final Ground ground;
    private final Judges judges;
    private final Path directory;
    private final Consumer<String> progress;

    /**
     * A proof.
     *
     * @param ground where to try
     * @param judges who says whether a database is as the entities want
     * @param directory for files that nobody needs afterwards; emptied
     */
    public Proof(Ground ground, Judges judges, Path directory) {
        this(ground, judges, directory, line -> {});
    }

    /**
     * The same, and one that tells of its way when it is long.
     *
     * @param progress takes a line each
     */
    public Proof(Ground ground, Judges judges, Path directory, Consumer<String> progress) {
        this.ground = ground;
        this.judges = judges;
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * Proves.
     *
     * @throws UnprovenException when the migration does not do what it should
     * @throws NoProofException when it cannot be tried here
     * @throws SchemaException when the scratch database fails
     */
    public Certificate prove(Proposal proposal) {
        Path master = directory.resolve("db.changelog-master.yaml");
        clear();
        new MigrationStore().save(proposal.migration(), master);
        Run run = new Run(proposal, master);
        Certificate certificate = run.certificate();
        clear();
        return certificate;
    }

    /** One proof on its way. */
    private final class Run {

        private final Proposal proposal;
        private final Path master;
        private final Progress way;
        private final List<String> exceptions = new ArrayList<>();
        private List<String> known = List.of();
        private List<String> start = List.of();
        private List<String> target = List.of();
        private List<String> objections = List.of();

        Run(Proposal proposal, Path master) {
            this.proposal = proposal;
            this.master = master;
            this.way = new Progress(proposal, progress);
        }

        Certificate certificate() {
            Filled filled = overFittingRows();
            filled.without().forEach((table, reason) -> exceptions.add("rows in " + table + ": " + reason));
            judge();
            return new Certificate(
                    ground.description(),
                    hash(start),
                    hash(target),
                    filled.count(),
                    filled.rows().size(),
                    proposal.waits()
                            ? proposal.versions().keySet().stream().sorted().toList()
                            : List.of(),
                    exceptions);
        }

        /** Each time with one more table empty, until what is left runs through. */
        private Filled overFittingRows() {
            SortedMap<QualifiedName, String> unfit = new TreeMap<>();
            while (true) {
                try {
                    return onOne(unfit);
                } catch (UnfitRows rows) {
                    unfit.put(rows.table(), rows.reason());
                    exceptions.clear();
                }
            }
        }

        private Filled onOne(SortedMap<QualifiedName, String> unfit) {
            try (Database scratch = ground.fresh().get()) {
                return alive(scratch, () -> on(scratch, unfit));
            }
        }

        private Filled on(Database scratch, SortedMap<QualifiedName, String> unfit) {
            Trial trial = trial(scratch);
            Schema before = trial.schema();
            start = trial.lines(before);
            begin(trial);
            Optional<Schema> between = proposal.waits() ? Optional.of(between(trial)) : Optional.empty();
            up(trial, "up");
            Schema after = trial.schema();
            serves(before, between.orElse(after), after);
            target = trial.lines(after);
            down(trial, "down");
            NewNames names = new NewNames(proposal.changes(), scratch.engine());
            Schema asBefore = names.asBefore(after);
            Filled filled = fill(trial, before, asBefore, unfit);
            KeptValues kept = new KeptValues(scratch, filled.rows().keySet(), before, asBefore, names);
            var values = kept.before();
            var expected = kept.expected();
            over(filled, unfit, "up over rows", names, () -> up(trial, "up over rows"));
            refuse("up over rows", NormalForm.difference(trial.lines(), target));
            refuse("up over rows: values that it does not speak of", Values.difference(kept.after(), expected));
            objections = judges.objections(scratch);
            if (filled.rows().isEmpty()) {
                // The way back from there is known already.
                return filled;
            }
            over(filled, unfit, "down over rows", names, () -> down(trial, "down over rows"));
            refuse("down over rows: values that it does not speak of", Values.difference(kept.before(), values));
            return filled;
        }

        private Trial trial(Database scratch) {
            way.begin("today's tables: %,d".formatted(proposal.today().tables().size()));
            Trial trial = new Trial(proposal, scratch, master, way);
            keep(trial.copy().statements());
            Set<QualifiedName> touched = proposal.touched();
            touched.retainAll(trial.copy().incomplete());
            if (!touched.isEmpty()) {
                throw new NoProofException("The copy on " + ground.description() + " lacks what the migration changes: "
                        + String.join(", ", trial.copy().left()));
            }
            return trial;
        }

        /** What the copy has otherwise than the live database limits what is proven. */
        private void begin(Trial trial) {
            ground.lacking()
                    .get()
                    .forEach(e -> exceptions.add("extension " + e + ", which the scratch database lacks"));
            trial.copy().left().forEach(l -> exceptions.add(l + ", which cannot be built there"));
            List<String> otherwise = NormalForm.difference(start, proposal.start());
            otherwise.stream().limit(NAMED).forEach(o -> exceptions.add("the copy differs: " + o));
            if (otherwise.size() > NAMED) {
                exceptions.add("the copy differs in " + (otherwise.size() - NAMED) + " more");
            }
            known = minus(judges.differences(trial.database()), proposal.differences());
        }

        /** What there is while a part waits; there is a way back from it. */
        private Schema between(Trial trial) {
            way.begin(WAITING);
            perform(WAITING, trial::upToWhatWaits);
            Schema state = trial.schema();
            down(trial, "down from what waits");
            return state;
        }

        /** All versions of the application that run then must be able to, apart from what the migration has no part in. */
        private void serves(Schema before, Schema state, Schema after) {
            proposal.versions().forEach((version, model) -> {
                List<String> ever = new ArrayList<>(Coexistence.lacks(before, version, model));
                ever.retainAll(Coexistence.lacks(after, version, model));
                refuse(WAITING, minus(Coexistence.lacks(state, version, model), ever));
            });
        }

        private Filled fill(Trial trial, Schema before, Schema after, SortedMap<QualifiedName, String> unfit) {
            Set<QualifiedName> tables = new TreeSet<>();
            for (QualifiedName touched : proposal.touched()) {
                before.table(touched).filter(t -> !t.isBookkeeping()).ifPresent(t -> tables.add(t.name()));
            }
            Database scratch = trial.database();
            return Rows.fill(scratch.connection(), scratch.engine(), before, after, tables, unfit);
        }

        private void up(Trial trial, String stage) {
            way.begin(stage);
            perform(stage, trial::up);
            refuse(stage, minus(judges.differences(trial.database()), known));
        }

        /**
         * Generated rows hold what both states demand, apart from what only the values tell, or what a precondition asks
         * somebody to decide: there the rows may be what does not fit.
         */
        private void over(
                Filled filled, SortedMap<QualifiedName, String> unfit, String stage, NewNames names, Runnable work) {
            try {
                work.run();
            } catch (UnprovenException e) {
                if (e.getCause() instanceof ChangesetException failed) {
                    Step step = proposal.step(failed.id());
                    Set<QualifiedName> tables =
                            names.tablesBefore(Doubt.tables(step, failed.stopped(), proposal.changes()));
                    tables.retainAll(filled.rows().keySet());
                    // What is empty already is not in the way.
                    tables.removeAll(unfit.keySet());
                    if (!tables.isEmpty()) {
                        throw new UnfitRows(tables.iterator().next(), stage + ": " + failed.reason());
                    }
                }
                throw e;
            }
        }

        private void down(Trial trial, String stage) {
            way.begin(stage);
            perform(stage, trial::down);
            refuse(stage, NormalForm.difference(trial.lines(), start));
        }

        /** Of a few types, Hibernate does not even accept what it has created itself. */
        private void judge() {
            if (objections.isEmpty()) {
                return;
            }
            try (Database scratch = ground.fresh().get()) {
                Copy.of(Schema.EMPTY, scratch);
                judges.create(scratch);
                refuse("Hibernate's own validate", minus(objections, judges.objections(scratch)));
            }
            exceptions.add("what Hibernate's validate objects to in its own schema, too: " + objections.get(0));
        }

        private void perform(String stage, Runnable work) {
            try {
                work.run();
            } catch (SchemaException e) {
                throw new UnprovenException(stage, e.problems(), e);
            }
        }
    }

    /** For whoever has to find out what went wrong. */
    private void keep(List<String> statements) {
        try {
            Files.writeString(
                    directory.resolve("today.sql"),
                    statements.stream().map(s -> s + ";\n").collect(Collectors.joining()));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private SchemaException unwritable(IOException e) {
        return new SchemaException(
                "The directory " + directory + " for the proof cannot be written or emptied (" + e.getMessage()
                        + "). Nothing was written. Make room, give write access or delete it, then run the goal again.",
                e);
    }

    private static void refuse(String stage, List<String> residue) {
        if (!residue.isEmpty()) {
            throw new UnprovenException(stage, residue, null);
        }
    }

    /** Whatever fails on a connection that is gone is the scratch database's end, and says nothing of the migration. */
    private <T> T alive(Database scratch, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            if (isAlive(scratch)) {
                throw e;
            }
            throw new SchemaException(
                    "The scratch database (" + ground.description() + ") ended in the middle of the proof: "
                            + Copy.firstLine(e)
                            + ". Nothing was written. Run schema:diff again, or choose another with schema.scratch.",
                    e);
        }
    }

    private static boolean isAlive(Database scratch) {
        try {
            return scratch.connection().isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private static List<String> minus(List<String> lines, List<String> others) {
        Set<String> known = Set.copyOf(others);
        return lines.stream().filter(line -> !known.contains(line)).toList();
    }

    private static String hash(List<String> lines) {
        try {
            byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private void clear() {
        try {
            if (!Files.exists(directory)) {
                return;
            }
            List<Path> files;
            try (Stream<Path> tree = Files.walk(directory)) {
                files = tree.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
