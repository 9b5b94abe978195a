package org.jpaschema;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.migration.Changesets;
import org.jpaschema.migration.GitAuthor;
import org.jpaschema.migration.Header;
import org.jpaschema.migration.Migration;
import org.jpaschema.migration.MigrationStore;
import org.jpaschema.plan.PlanName;
import org.jpaschema.plan.Rollout;
import org.jpaschema.plan.Step;
import org.jpaschema.probe.Mode;
import org.jpaschema.probe.Probes;
import org.jpaschema.probe.TablesInUse;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;

/**
 * A migration on its way from the differences to a file: planned, looked at, proven, written.
 *
 * @param comparison what differs, at least something
 * @param live the database that the migration is for
 * @param settings what the project wants
 * @param released the model of the version that still runs; empty when none does
 * @param steps the plan
 */
record Draft(Comparison comparison, Database live, Settings settings, Optional<Schema> released, List<Step> steps) {

    /**
     * Plans, and asks the live data what the plan will meet.
     *
     * @param released the model of the version that still runs; empty when none does
     * @throws org.jpaschema.schema.SchemaException when schema.probe or schema.online is none of its values
     */
    static Draft of(Comparison comparison, Database live, Settings settings, Optional<Schema> released) {
        List<Change> changes = comparison.difference().changes();
        Safety safety = settings.safety();
        Set<QualifiedName> inUse =
                TablesInUse.of(changes, live, safety.online(), settings.url().isPresent());
        Destructive destructive = Destructive.of(safety.destructive());
        Rollout rollout =
                new Rollout(comparison.database(), live.engine(), comparison.rules(), inUse, destructive.drops());
        List<Step> planned = rollout.steps(changes, released);
        Mode mode = Mode.of(safety.probe());
        List<Step> steps = Probes.answer(
                planned,
                comparison.database(),
                live,
                mode,
                safety.samples(),
                comparison.rules().policy());
        destructive.check(steps);
        return new Draft(comparison, live, settings, released, steps);
    }

    /** Whether a part of it waits for a word. */
    boolean waits(String label) {
        return steps.stream().anyMatch(s -> s.labels().contains(label));
    }

    /** What the live data says to the risks, a line each: {@code danger: orders.total: 12 of 48,201 rows violate it.} */
    List<String> findings() {
        return steps.stream()
                .flatMap(s -> s.risks().stream())
                .filter(r -> !r.finding().isEmpty())
                .map(r -> r.severity().label() + ": " + r.object() + ": " + r.finding() + " [" + r.code() + "]")
                .toList();
    }

    /** What is written beside the master changelog. */
    private Map<String, String> beside() {
        String own = live.currentNamespace();
        Schema wanted = comparison.wanted();
        // What the connection's own schema is called says nothing of the migrations.
        Schema portable = new Schema(
                wanted.namespaces().stream().filter(n -> !n.equals(own)).toList(),
                wanted.tables(),
                wanted.sequences(),
                wanted.enumTypes(),
                wanted.views(),
                wanted.extensions());
        return comparison
                .candidates()
                .memory()
                .map(m -> m.written(settings.changelog(), portable))
                .orElse(Map.of());
    }

    /**
     * Has it proven, writes it and gives its file.
     *
     * @throws org.jpaschema.schema.SchemaException when it has a risk that the project does not take
     */
    Path write(Proving proving) {
        comparison
                .rules()
                .policy()
                .enforce(Stream.concat(
                                comparison.unseen().stream(), steps.stream().flatMap(s -> s.risks().stream()))
                        .toList());
        Migration migration = new Migration(
                settings.name()
                        .orElseGet(() -> PlanName.of(comparison.difference().changes())),
                GitAuthor.author(settings.baseDirectory()),
                Instant.now(),
                List.of(),
                Changesets.of(steps, live.engine().transactionalDdl()));
        List<String> proof = proving.prove(migration, steps, comparison, released);
        List<String> header = Header.of(
                steps,
                comparison.unseen(),
                live.productVersion(),
                comparison.results().hibernate(),
                proof);
        return new MigrationStore().save(migration.withHeader(header), settings.changelog(), beside());
    }
}
