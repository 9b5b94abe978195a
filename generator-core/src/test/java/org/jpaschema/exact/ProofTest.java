package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jpaschema.Comparison;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Description;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.entity.Entities;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.entity.Model;
import org.jpaschema.entity.Sources;
import org.jpaschema.migration.Changesets;
import org.jpaschema.migration.Migration;
import org.jpaschema.plan.Planner;
import org.jpaschema.plan.Step;
import org.jpaschema.probe.TablesInUse;
import org.jpaschema.proof.Certificate;
import org.jpaschema.proof.Ground;
import org.jpaschema.proof.Judges;
import org.jpaschema.proof.NormalForm;
import org.jpaschema.proof.Proof;
import org.jpaschema.proof.Proposal;
import org.jpaschema.risk.Rules;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every evolution, proven as {@code schema:diff} proves it. */
class ProofTest {

    /** With true, tables are taken to be in use. */
    private static final String ONLINE = System.getProperty("jpaschema.proof.online", "false");

    @TempDir
    static Path classes;

    @TempDir
    Path directory;

    @BeforeAll
    static void compileAll() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Evolution evolution : Evolution.all()) {
            texts.put(evolution.packageName(1), evolution.source(1));
            texts.put(evolution.packageName(2), evolution.source(2));
        }
        Sources.compile(texts, HibernateLine.LINE_7_4.jars(), classes);
    }

    static Stream<Arguments> cases() {
        return Evolution.all().stream()
                .filter(e -> OnDemand.runs(e.name()))
                .flatMap(evolution -> TestEngine.chosen().stream()
                        .filter(engine -> evolution.runsOn(engine, HibernateLine.LINE_7_4)
                                && evolution.section("refused", engine).isEmpty()
                                && evolution.section("nothing differs", engine).isEmpty())
                        .map(engine -> Arguments.of(evolution, engine)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void isProven(Evolution evolution, TestEngine engine) throws Exception {
        HibernateLine line = HibernateLine.LINE_7_4;
        TestModel first = model(evolution, 1);
        TestModel second = model(evolution, 2);
        try (Connection connection = engine.fresh();
                Judge creator = first.judge(line);
                Database live = TestModel.open(connection)) {
            Model v2 = second.read(line, engine, connection);
            assertThat(engine.create(creator, connection)).isEmpty();
            Comparison comparison = Comparison.compare(v2, live, Unmanaged.DROP);
            List<Change> changes = comparison.difference().changes();
            List<Step> steps = Planner.plan(
                    changes,
                    comparison.database(),
                    engine.engine(),
                    Rules.of(changes, comparison.database(), engine.engine()),
                    TablesInUse.of(changes, live, ONLINE, true));
            Migration migration = new Migration(
                    "evolution",
                    "test",
                    Instant.EPOCH,
                    List.of(),
                    Changesets.of(steps, engine.engine().transactionalDdl()));
            Entities entities = TestModel.reader().find(second.source(line));
            Certificate certificate = new Proof(
                            new Ground(engine.toString(), () -> fresh(engine), List::of),
                            judges(v2, entities),
                            directory.resolve("proof"))
                    .prove(new Proposal(
                            migration,
                            steps,
                            engine.engine().transactionalDdl(),
                            comparison.database(),
                            NormalForm.of(
                                    comparison.database(), engine.engine().words(connection), live.currentNamespace()),
                            TestModel.drift(comparison)));
            // Of a few types, Hibernate does not even accept what it has created itself.
            assertThat(certificate.exceptions())
                    .allMatch(e -> e.startsWith("what Hibernate's validate objects to") || e.startsWith("rows in "));
            System.out.println(
                    "PROOF " + evolution + " " + engine + " " + certificate.rows() + " " + certificate.exceptions());
        }
    }

    private static Database fresh(TestEngine engine) {
        try {
            return TestModel.open(engine.emptied());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Judges judges(Model model, Entities entities) {
        return new Judges() {
            @Override
            public List<String> differences(Database database) {
                return Comparison.compare(model, database, Unmanaged.DROP).difference().changes().stream()
                        .map(c -> Description.of(c).drift())
                        .toList();
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

    private static TestModel model(Evolution evolution, int version) throws SQLException {
        return TestModel.compiled(classes, evolution.packageName(version), evolution.settings(version));
    }
}
