package org.jpaschema;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.migration.Changesets;
import org.jpaschema.migration.GitAuthor;
import org.jpaschema.migration.Header;
import org.jpaschema.migration.Migration;
import org.jpaschema.migration.MigrationStore;
import org.jpaschema.plan.PlanName;
import org.jpaschema.plan.Planner;
import org.jpaschema.plan.Step;
import org.jpaschema.schema.Schema;

/**
 * A migration on its way from the differences to a file: planned, looked at, proven, written.
 *
 * @param comparison what differs, at least something
 * @param live the database that the migration is for
 * @param settings what the project wants
 * @param steps the plan
 */
record Draft(Comparison comparison, Database live, Settings settings, List<Step> steps) {

    /** Plans. */
    static Draft of(Comparison comparison, Database live, Settings settings) {
        List<Change> changes = comparison.difference().changes();
        return new Draft(
                comparison,
                live,
                settings,
                Planner.plan(changes, comparison.database(), live.engine(), comparison.rules()));
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
                .enforce(steps.stream().flatMap(s -> s.risks().stream()).toList());
        Migration migration = new Migration(
                settings.name()
                        .orElseGet(() -> PlanName.of(comparison.difference().changes())),
                GitAuthor.author(settings.baseDirectory()),
                Instant.now(),
                List.of(),
                Changesets.of(steps, live.engine().transactionalDdl()));
        List<String> proof = proving.prove(migration, comparison);
        List<String> header =
                Header.of(steps, live.productVersion(), comparison.results().hibernate(), proof);
        return new MigrationStore().save(migration.withHeader(header), settings.changelog(), beside());
    }
}
