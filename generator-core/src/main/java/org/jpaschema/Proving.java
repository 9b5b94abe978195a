package org.jpaschema;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Description;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.engine.Engines;
import org.jpaschema.entity.Entities;
import org.jpaschema.entity.Model;
import org.jpaschema.entity.ModelReader;
import org.jpaschema.migration.Migration;
import org.jpaschema.plan.Step;
import org.jpaschema.proof.Certificate;
import org.jpaschema.proof.Ground;
import org.jpaschema.proof.Judges;
import org.jpaschema.proof.NoProofException;
import org.jpaschema.proof.NormalForm;
import org.jpaschema.proof.Proof;
import org.jpaschema.proof.Proposal;
import org.jpaschema.proof.UnprovenException;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.scratch.Like;
import org.jpaschema.scratch.Made;
import org.jpaschema.scratch.NoScratchException;
import org.jpaschema.scratch.Scratch;
import org.jpaschema.scratch.ScratchDatabases;

/** Has a migration proven on a scratch database before it is written. */
final class Proving {

    private final Settings settings;
    private final Console console;
    private final Session session;
    private final Judges judges;

    /**
     * For one comparison.
     *
     * @param model what the entities say
     * @param entities the same for Hibernate's own tools
     * @param expected takes away what may differ when the migration is done
     */
    Proving(
            Settings settings,
            Console console,
            Session session,
            ModelReader reader,
            Entities entities,
            Model model,
            Unmanaged unmanaged,
            UnaryOperator<Comparison> expected) {
        this.settings = settings;
        this.console = console;
        this.session = session;
        this.judges = new Judges() {
            @Override
            public List<String> differences(Database database) {
                return drift(expected.apply(Comparison.judge(model, database, unmanaged)));
            }

            @Override
            public List<String> objections(Database database) {
                return reader.validate(entities, database.connection());
            }

            @Override
            public List<String> create(Database database) {
                return reader.create(entities, database.connection());
            }
        };
    }

    /**
     * Proves.
     *
     * @param released the model of the version that still runs; empty when none does
     * @return what the migration's header says of it
     * @throws SchemaException when the migration is not what it should be, or a scratch database that was asked for cannot
     *     be had
     */
    List<String> prove(Migration migration, List<Step> steps, Comparison comparison, Optional<Schema> released) {
        Path directory = settings.buildDirectory().resolve("schema");
        Database live = session.database();
        try {
            Optional<Scratch> found = ScratchDatabases.open(
                    settings.safety().scratch(),
                    live,
                    session.drivers(),
                    directory,
                    settings.artifacts(),
                    console::info);
            if (found.isEmpty()) {
                return unproven("schema.scratch=none");
            }
            try (Scratch scratch = found.get()) {
                console.info("Proving the migration on " + scratch.description() + ".");
                Proposal proposal = new Proposal(
                        migration,
                        steps,
                        live.engine().transactionalDdl(),
                        comparison.database(),
                        live.currentNamespace(),
                        NormalForm.of(
                                comparison.database(), live.engine().words(live.connection()), live.currentNamespace()),
                        driftByNames(comparison),
                        versions(comparison, released));
                Certificate certificate = new Proof(
                                ground(scratch, Like.of(live)), judges, directory.resolve("proof"), console::info)
                        .prove(proposal);
                console.info("Proven: " + certificate.summary() + ".");
                certificate.exceptions().forEach(e -> console.info("  not covered: " + e));
                return certificate.lines();
            }
        } catch (NoScratchException | NoProofException reason) {
            return unproven(reason.getMessage());
        } catch (UnprovenException mistake) {
            throw refused(mistake, directory.resolve("proof"));
        }
    }

    private static Map<String, Schema> versions(Comparison comparison, Optional<Schema> released) {
        Map<String, Schema> versions = new TreeMap<>();
        versions.put("the new version", comparison.wanted());
        released.ifPresent(r -> versions.put("the released version", r));
        return versions;
    }

    private Ground ground(Scratch scratch, Like like) {
        List<String> lacking = new ArrayList<>();
        return new Ground(
                scratch.description(),
                () -> {
                    Made made = scratch.make(like);
                    lacking.clear();
                    lacking.addAll(made.lacking());
                    return Database.open(made.connection(), session.drivers(), Engines.all());
                },
                () -> List.copyOf(lacking));
    }

    private List<String> unproven(String reason) {
        console.warn("The migration is unproven: " + reason);
        return List.of("unproven: " + reason.lines().findFirst().orElse(""));
    }

    private static SchemaException refused(UnprovenException mistake, Path directory) {
        List<String> problems = new ArrayList<>(mistake.problems());
        problems.add(
                "This is a mistake of JPA Schema, not of yours; the migration was not written. What shows it again is in "
                        + directory
                        + ": today.sql makes the database that it starts from, changes has the migration. Please report"
                        + " it with these. -Dschema.scratch=none writes the migration unproven, to be corrected by hand.");
        return new SchemaException(problems, mistake);
    }

    /** As the judge says it, who knows of no renames. */
    private List<String> driftByNames(Comparison comparison) {
        return comparison.difference().changes().stream().noneMatch(Proving::isRename)
                ? drift(comparison)
                : judges.differences(session.database());
    }

    private static boolean isRename(Change change) {
        return change instanceof Change.RenameTable
                || change instanceof Change.RenameColumn
                || change instanceof Change.RenameSequence
                || change instanceof Change.RenameEnumType
                || change instanceof Change.RenameEnumValue
                || change instanceof Change.RenameValue;
    }

    private static List<String> drift(Comparison comparison) {
        return comparison.difference().changes().stream()
                .map(c -> Description.of(c).drift())
                .toList();
    }
}
