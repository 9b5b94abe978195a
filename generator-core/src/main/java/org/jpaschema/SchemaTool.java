package org.jpaschema;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jpaschema.apply.Applied;
import org.jpaschema.apply.RolledBack;
import org.jpaschema.apply.Status;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.entity.Entities;
import org.jpaschema.entity.ModelReader;
import org.jpaschema.entity.ModelSource;
import org.jpaschema.plan.Step;
import org.jpaschema.report.ConsoleReport;
import org.jpaschema.report.Counted;
import org.jpaschema.report.JsonReport;
import org.jpaschema.report.MarkdownReport;
import org.jpaschema.report.Results;
import org.jpaschema.risk.RiskPolicy;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;

/**
 * The goals. Each method connects, does one goal's work, tells it on the console and disconnects; each fails with a
 * {@link SchemaException} that says what to do.
 */
public final class SchemaTool implements AutoCloseable {

    private final Settings settings;
    private final Console console;
    private final ModelReader reader;
    private final Unmanaged unmanaged;
    private final RiskPolicy policy;

    /**
     * For one project.
     *
     * @throws SchemaException when a setting is not one of its allowed values
     */
    public SchemaTool(Settings settings, Console console) {
        this(settings, console, new ModelReader((level, line) -> log(console, level, line)));
    }

    /**
     * For one project of several that have class paths in common.
     *
     * @param reader reads the entities; closed with this
     * @throws SchemaException when a setting is not one of its allowed values
     */
    public SchemaTool(Settings settings, Console console, ModelReader reader) {
        this.settings = settings;
        this.console = console;
        this.reader = reader;
        this.unmanaged = unmanaged(settings.unmanaged());
        this.policy = AcceptedRisks.policy(settings);
    }

    /** Lets go of the project's classes. */
    @Override
    public void close() {
        reader.close();
    }

    private static Unmanaged unmanaged(String text) {
        return Arrays.stream(Unmanaged.values())
                .filter(u -> u.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new SchemaException(
                        "schema.unmanaged is \"" + text + "\"; it must be ignore, report or drop."));
    }

    private static void log(Console console, System.Logger.Level level, String line) {
        switch (level) {
            case ERROR -> console.error(line);
            case WARNING -> console.warn(line);
            default -> console.debug(line);
        }
    }

    private ModelSource source() {
        return new ModelSource(
                settings.outputDirectories(),
                settings.classpath(),
                settings.bundledHibernate(),
                settings.packages(),
                settings.hibernateProperties());
    }

    /**
     * Compares the entities with the database and writes a migration when they differ. The database is only read.
     *
     * @throws SchemaException when migrations are still pending, since what they do would be written twice
     */
    public DiffResult diff() {
        Optional<Schema> released = Released.read(settings);
        Entities entities = reader.find(source());
        try (Session session = Session.open(settings, console);
                ModelReading reading = read(entities, session)) {
            HeldBack held = HeldBack.alone(session, console);
            Memory memory = Memory.read(settings.changelog(), settings.safety().renames());
            boolean dropsDeprecated =
                    Destructive.of(settings.safety().destructive()).dropsDeprecated();
            Comparison decided = decided(reading, session, memory, dropsDeprecated);
            held.refuseStale(decided);
            Comparison comparison = held.without(decided);
            tellHeld(held);
            tellUnseen(comparison);
            if (!comparison.results().drift()) {
                policy.enforce(comparison.unseen());
                console.info(asTheEntitiesSay("No differences: the database is as the entities say", held));
                return new DiffResult(Optional.empty());
            }
            tellChanges(
                    released.isPresent() ? comparison.results().withoutRisks("compatibility.") : comparison.results());
            Draft draft = Draft.of(comparison, session.database(), settings, released);
            if (!draft.findings().isEmpty()) {
                console.info("The live data says:");
                draft.findings().forEach(f -> console.info("  " + f));
            }
            UnaryOperator<Comparison> expected = c -> held.without(dropsDeprecated ? c : c.withoutDeprecated());
            Proving proving =
                    new Proving(settings, console, session, reader, entities, reading.model(), unmanaged, expected);
            Path file = draft.write(proving);
            console.info("Wrote " + relative(file) + ", included by " + relative(settings.changelog()) + ".");
            if (draft.waits(Step.CONTRACT)) {
                console.info("What the released version needs waits: schema:apply does all else, and the rest with"
                        + " -Dschema.contract=true when no application of that version runs any more.");
            }
            if (draft.waits(Step.HELD)) {
                console.info("What it drops waits: schema:apply does all else, and the drops with"
                        + " -Dschema.allowDestructive=true.");
            }
            console.info("Review it, then run schema:apply.");
            return new DiffResult(Optional.of(file));
        }
    }

    /** Compares, and writes {@code schema/report.json} and {@code schema/report.md} into the build directory. */
    public CheckResult check() {
        Entities entities = reader.find(source());
        try (Session session = Session.open(settings, console);
                ModelReading reading = read(entities, session)) {
            Memory memory = Memory.read(settings.changelog(), List.of());
            HeldBack held = HeldBack.NOTHING;
            Comparison comparison = compare(reading, session, Optional.of(memory));
            if (comparison.results().drift()) {
                held = waiting(session);
                comparison = held.without(comparison);
            }
            tellUnseen(comparison);
            Results results = comparison.results();
            if (results.drift()) {
                tellChanges(results);
            } else {
                console.info(asTheEntitiesSay("No drift: the database is as the entities say", held));
            }
            Path directory = settings.buildDirectory().resolve("schema");
            ReportFile.write(directory.resolve("report.json"), JsonReport.write(results));
            ReportFile.write(directory.resolve("report.md"), MarkdownReport.write(results));
            return new CheckResult(results.lines().size());
        }
    }

    /** Without a changelog that can be read, nothing is known to wait, and all that differs is drift. */
    private HeldBack waiting(Session session) {
        try {
            return HeldBack.of(HeldBack.pending(session, console));
        } catch (SchemaException e) {
            console.warn("What waits in the changelog is not known: " + e.getMessage());
            return HeldBack.NOTHING;
        }
    }

    /** Applies the pending migrations but for what waits, then tells whether anything still differs. */
    public void apply() {
        apply(false);
    }

    /**
     * Applies the pending migrations, then tells whether anything still differs.
     *
     * @param contract whether no application of the released version runs any more, so that what it needs may go
     */
    public void apply(boolean contract) {
        Entities entities = reader.find(source());
        try (Session session = Session.open(settings, console);
                ModelReading reading = read(entities, session)) {
            Applied applied = session.migrations(console).apply(settings.allowDestructive(), contract);
            console.info(
                    applied.count() == 0
                            ? "Nothing to apply: no migration is pending"
                                    + (applied.held().isEmpty() ? "." : " but what is held back.")
                            : "Applied %s of %s."
                                    .formatted(
                                            Counted.of(applied.count(), "changeset", "changesets"),
                                            Counted.of(applied.files().size(), "migration", "migrations")));
            HeldBack held = new HeldBack(applied.held());
            tellHeld(held);
            Comparison comparison = held.without(compare(reading, session));
            if (comparison.results().drift()) {
                tellChanges(comparison.results());
                console.warn("The database is still not as the entities say. Run schema:diff to write the migration.");
            } else {
                console.info(asTheEntitiesSay("The database is as the entities say", held));
            }
        }
    }

    /** Tells what is applied, what is pending, and whether anything differs. */
    public void status() {
        Entities entities = reader.find(source());
        try (Session session = Session.open(settings, console);
                ModelReading reading = read(entities, session)) {
            session.database().beginSnapshot();
            Status status;
            try {
                status = session.migrations(console).status();
            } finally {
                session.database().endSnapshot();
            }
            HeldBack held = HeldBack.of(status.pending());
            Comparison comparison = held.without(compare(reading, session));
            console.info("Applied:      " + Counted.of(status.applied(), "changeset", "changesets"));
            console.info("Last applied: "
                    + status.last().map(l -> l.file() + " at " + l.when()).orElse("none"));
            status.lockedBy().ifPresent(l -> console.warn("Locked by:    " + l));
            console.info("Pending:      " + Counted.of(status.pending().size(), "changeset", "changesets"));
            status.pending()
                    .forEach(p -> console.info("  " + p.file() + " " + p.id()
                            + (p.contract() ? "  (contract) " : p.held() ? "  (held) " : "  ") + p.comment()));
            tellHeld(held);
            status.problems().forEach(console::warn);
            int differences = comparison.results().lines().size();
            console.info("Drift:        "
                    + (differences == 0 ? "no" : "yes, " + Counted.of(differences, "difference", "differences")));
        }
    }

    /**
     * Tells of one object what Hibernate said, what the catalog said, and why that is or is not a difference.
     *
     * @param object a table, {@code table.column}, {@code table.constraint}, {@code Entity.attribute}, …
     * @throws SchemaException when neither the entities nor the database have it
     */
    public void explain(String object) {
        Entities entities = reader.find(source());
        try (Session session = Session.open(settings, console);
                ModelReading reading = read(entities, session)) {
            Memory memory = Memory.read(settings.changelog(), settings.safety().renames());
            Explanation.of(object, reading.model(), session.database(), unmanaged, memory)
                    .forEach(console::info);
        }
    }

    /** Goes back the last migrations by their own rollbacks. */
    public void rollback() {
        if (settings.count() < 1) {
            throw new SchemaException("schema.count is " + settings.count()
                    + "; it must be the number of migrations to go back, 1 or more.");
        }
        reader.find(source());
        try (Session session = Session.open(settings, console)) {
            RolledBack back = session.migrations(console).rollback(settings.count(), settings.allowDestructive());
            console.info(
                    back.files().isEmpty()
                            ? "Nothing to roll back: no migration is applied."
                            : "Rolled back " + String.join(", ", back.files()) + ".");
            back.losses().forEach(l -> console.warn("Gone with it: " + l));
        }
    }

    /**
     * Judges migrations as files, whoever wrote them; connects to nothing.
     *
     * @param files globs, relative to the project; empty for all files of the changelog
     * @param engine the engine, with its version behind a colon; else schema.url or the driver says it
     * @throws SchemaException when there is nothing to judge, or a risk that the project does not take
     */
    public void lint(List<String> files, Optional<String> engine) {
        new Lint(settings, console, policy).run(files, engine);
    }

    private void tellHeld(HeldBack held) {
        if (!held.isEmpty()) {
            held.lines().forEach(console::info);
        }
    }

    private void tellUnseen(Comparison comparison) {
        comparison.unseen().forEach(r -> console.warn(r.sentence()));
    }

    private static String asTheEntitiesSay(String sentence, HeldBack held) {
        return sentence + (held.isEmpty() ? "." : ", apart from what is held back.");
    }

    private ModelReading read(Entities entities, Session session) {
        return new ModelReading(reader, entities, session.database(), console::warn);
    }

    /** The comparison when all that may be a rename is decided. */
    private Comparison decided(ModelReading reading, Session session, Memory memory, boolean dropsDeprecated) {
        Comparison comparison = Comparison.compare(reading, session.database(), unmanaged, policy, Optional.of(memory));
        Memory known = comparison.candidates().decided(console);
        Comparison decided = known.equals(memory)
                ? comparison
                : Comparison.compare(reading, session.database(), unmanaged, policy, Optional.of(known));
        return tell(dropsDeprecated ? decided : decided.withoutDeprecated());
    }

    private Comparison compare(ModelReading reading, Session session) {
        return compare(reading, session, Optional.empty());
    }

    private Comparison compare(ModelReading reading, Session session, Optional<Memory> memory) {
        return tell(Comparison.compare(reading, session.database(), unmanaged, policy, memory)
                .withoutDeprecated());
    }

    private Comparison tell(Comparison comparison) {
        Results results = comparison.results();
        console.info("Compared %s (Hibernate %s) with %s."
                .formatted(
                        Counted.of(results.entities(), "entity", "entities"), results.hibernate(), results.engine()));
        detail("Times: " + comparison.times());
        comparison
                .unreadable()
                .forEach(l -> console.warn("Compared by its text only, the database cannot read it: " + l));
        if (!results.notes().isEmpty()) {
            console.info(Counted.of(results.notes().size(), "difference is", "differences are") + " left alone"
                    + (settings.verbose() ? ":" : " (-Dschema.verbose lists them)."));
            new ConsoleReport(console.color()).notes(results).forEach(this::detail);
        }
        return comparison;
    }

    private void detail(String line) {
        if (settings.verbose()) {
            console.info(line);
        } else {
            console.debug(line);
        }
    }

    private void tellChanges(Results results) {
        console.info(Counted.of(results.lines().size(), "difference:", "differences:"));
        new ConsoleReport(console.color()).changes(results).forEach(console::info);
    }

    private String relative(Path file) {
        return file.startsWith(settings.baseDirectory())
                ? settings.baseDirectory().relativize(file).toString()
                : file.toString();
    }
}
