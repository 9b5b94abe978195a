package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jpaschema.Comparison;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.plan.Rollout.Drops;
import org.jpaschema.proof.Certificate;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every evolution is proven before it would be written, renames with the hints that they need; on one engine each, in
 * turns, or on all that {@code -Djpaschema.engine} names.
 */
class ProofTest {

    private static final HibernateLine LINE = HibernateLine.LINE_7_4;

    /** What becomes of drops: held, written or deprecated. */
    private static final Drops DROPS =
            Drops.valueOf(System.getProperty("jpaschema.proof.drops", "held").toUpperCase(Locale.ROOT));

    @TempDir
    static Path classes;

    @TempDir
    Path directory;

    @BeforeAll
    static void compileAll() {
        Evolution.compile(LINE, classes);
    }

    static Stream<Arguments> cases() {
        List<Evolution> evolutions = Evolution.all();
        return IntStream.range(0, evolutions.size())
                .filter(i -> OnDemand.runs(evolutions.get(i).name()))
                .boxed()
                .flatMap(i -> engines(evolutions.get(i), i).map(e -> Arguments.of(evolutions.get(i), e)));
    }

    private static Stream<TestEngine> engines(Evolution evolution, int turn) {
        List<TestEngine> possible = TestEngine.chosen().stream()
                .filter(engine -> evolution.runsOn(engine, LINE)
                        && evolution.section("refused", engine).isEmpty()
                        && evolution.section("nothing differs", engine).isEmpty())
                .toList();
        return possible.isEmpty() || System.getProperties().containsKey("jpaschema.engine")
                ? possible.stream()
                : Stream.of(possible.get(turn % possible.size()));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void isProven(Evolution evolution, TestEngine engine) throws Exception {
        tell(evolution, engine, prove(evolution, engine, false).summary());
    }

    /** Either there is a way through a state that serves the first version, too, or it is refused by name. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void isProvenWhileTheFirstVersionRuns(Evolution evolution, TestEngine engine) throws Exception {
        try {
            tell(evolution, engine, prove(evolution, engine, true).summary());
        } catch (SchemaException refused) {
            assertThat(refused.problems())
                    .last()
                    .asString()
                    .startsWith("Nothing was written, since schema.released asks for a migration");
            tell(evolution, engine, refused.problems().get(0));
        }
    }

    private Certificate prove(Evolution evolution, TestEngine engine, boolean beside) throws Exception {
        TestModel first = model(evolution, 1);
        try (Connection live = engine.fresh();
                Judge creator = first.judge(LINE)) {
            assertThat(engine.create(creator, live)).isEmpty();
            Schema released = wanted(first, engine, live);
            Certificate certificate = new Trying(
                            model(evolution, 2), LINE, engine, Unmanaged.DROP, directory.resolve("proof"))
                    .prove(
                            live,
                            UnaryOperator.identity(),
                            DROPS,
                            Optional.of(released).filter(r -> beside),
                            evolution.memory(engine, released));
            // Of a few types, Hibernate does not even accept what it has created itself; and what a precondition
            // stops, or only the values tell, is said.
            assertThat(certificate.exceptions())
                    .allMatch(e -> e.startsWith("what Hibernate's validate objects to") || e.startsWith("rows in "));
            return certificate;
        }
    }

    private static void tell(Evolution evolution, TestEngine engine, String what) {
        if (System.getProperties().containsKey("jpaschema.engine")) {
            System.out.println(evolution + " on " + engine + ": " + what);
        }
    }

    static Schema wanted(TestModel model, TestEngine engine, Connection live) throws SQLException {
        try (Database database = TestModel.open(live)) {
            return Comparison.compare(model.read(LINE, engine, live), database, Unmanaged.REPORT)
                    .wanted();
        }
    }

    private static TestModel model(Evolution evolution, int version) throws SQLException {
        return TestModel.compiled(classes, evolution.packageName(version), evolution.settings(version));
    }
}
