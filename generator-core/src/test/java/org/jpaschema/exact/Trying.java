package org.jpaschema.exact;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jpaschema.Comparison;
import org.jpaschema.Memory;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.entity.Entities;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.entity.Model;
import org.jpaschema.migration.Changesets;
import org.jpaschema.migration.Migration;
import org.jpaschema.plan.Rollout;
import org.jpaschema.plan.Rollout.Drops;
import org.jpaschema.plan.Step;
import org.jpaschema.probe.TablesInUse;
import org.jpaschema.proof.Certificate;
import org.jpaschema.proof.Ground;
import org.jpaschema.proof.Judges;
import org.jpaschema.proof.NormalForm;
import org.jpaschema.proof.Proof;
import org.jpaschema.proof.Proposal;
import org.jpaschema.schema.Schema;

/**
 * Tries what leads from a database to a model, as {@code schema:diff} does before it writes.
 *
 * @param model the model
 * @param line the Hibernate
 * @param engine whose databases serve for scratch
 * @param unmanaged what becomes of objects that the model does not speak of
 * @param directory for files
 */
record Trying(TestModel model, HibernateLine line, TestEngine engine, Unmanaged unmanaged, Path directory) {

    /** With true, tables are taken to be in use. */
    private static final String ONLINE = System.getProperty("jpaschema.proof.online", "false");

    /**
     * Tries it.
     *
     * @param live where it starts
     * @param mistake what is done to the plan
     */
    Certificate prove(Connection live, UnaryOperator<List<Step>> mistake) throws SQLException {
        return prove(live, mistake, Drops.HELD, Optional.empty(), Optional.empty());
    }

    /**
     * The same beside a version that still runs, or with renames recognised.
     *
     * @param drops what becomes of drops
     * @param released what the released version's entities say, in the engine's words
     * @param memory what is known of names
     */
    Certificate prove(
            Connection live,
            UnaryOperator<List<Step>> mistake,
            Drops drops,
            Optional<Schema> released,
            Optional<Memory> memory)
            throws SQLException {
        try (Database database = TestModel.open(live)) {
            Model read = model.read(line, engine, live);
            Comparison byNames = Comparison.judge(read, database, unmanaged);
            Comparison comparison =
                    memory.isEmpty() ? byNames : Comparison.compare(read, database, unmanaged, memory.get());
            List<Change> changes = comparison.difference().changes();
            Rollout rollout = new Rollout(
                    comparison.database(),
                    engine.engine(),
                    comparison.rules(),
                    TablesInUse.of(changes, database, ONLINE, true),
                    drops);
            List<Step> steps = mistake.apply(rollout.steps(changes, released));
            Map<String, Schema> versions = new TreeMap<>(Map.of("the new version", comparison.wanted()));
            released.ifPresent(r -> versions.put("the released version", r));
            boolean transactional = engine.engine().transactionalDdl();
            Proposal proposal = new Proposal(
                    new Migration("trial", "test", Instant.EPOCH, List.of(), Changesets.of(steps, transactional)),
                    steps,
                    transactional,
                    comparison.database(),
                    database.currentNamespace(),
                    NormalForm.of(comparison.database(), engine.engine().words(live), database.currentNamespace()),
                    TestModel.drift(byNames),
                    versions);
            Ground ground = new Ground(engine.toString(), this::fresh, List::of);
            return new Proof(ground, judges(read), directory).prove(proposal);
        }
    }

    private Database fresh() {
        try {
            return TestModel.open(engine.emptied());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Judges judges(Model read) {
        Entities entities = TestModel.reader().find(model.source(line));
        return new Judges() {
            @Override
            public List<String> differences(Database database) {
                return TestModel.drift(
                        Comparison.judge(read, database, unmanaged).withoutDeprecated());
            }

            @Override
            public List<String> objections(Database database) {
                return TestModel.reader().validate(entities, database.connection());
            }

            @Override
            public List<String> create(Database database) {
                return TestModel.reader().create(entities, database.connection());
            }
        };
    }
}
