package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jpaschema.Memory;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.entity.Model;
import org.jpaschema.plan.Guard;
import org.jpaschema.proof.NormalForm;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models that change, with rows in their tables; the cases are the files in {@code evolutions}. From a database that Hibernate
 * created from the one model to one like those that it creates from the other, and back.
 */
@Execution(ExecutionMode.CONCURRENT)
class EvolutionsTest {

    /** Where a namespace is a database of the server that all cases share, one case at a time has it. */
    private static final Object SERVER = new Object();

    @TempDir
    static Path classes;

    @BeforeAll
    static void compileAll() {
        Evolution.compile(HibernateLine.LINE_7_4, classes);
    }

    /** On these every evolution runs in every build. */
    private static final Set<TestEngine> ALL = EnumSet.of(TestEngine.POSTGRESQL);

    /** On one of these every evolution runs, in turns, to spare time. */
    private static final List<TestEngine> IN_TURNS =
            List.of(TestEngine.HSQLDB, TestEngine.SQLITE, TestEngine.DERBY, TestEngine.MARIADB, TestEngine.H2);

    static Stream<Arguments> cases() {
        List<Evolution> evolutions = Evolution.all();
        return IntStream.range(0, evolutions.size())
                .filter(i -> OnDemand.runs(evolutions.get(i).name()))
                .boxed()
                .flatMap(i -> cases(evolutions.get(i), i));
    }

    /** The newer Hibernate on every engine of a case; the older on one of them, in turns. */
    private static Stream<Arguments> cases(Evolution evolution, int turn) {
        List<TestEngine> engines = engines(evolution, turn);
        Stream<Arguments> newer = engines.stream()
                .filter(e -> evolution.runsOn(e, HibernateLine.LINE_7_4))
                .map(e -> Arguments.of(evolution, e, HibernateLine.LINE_7_4));
        Stream<Arguments> older = engines.stream()
                .skip(engines.isEmpty() ? 0 : turn / IN_TURNS.size() % engines.size())
                .limit(1)
                .filter(e -> evolution.runsOn(e, HibernateLine.LINE_6_6))
                .map(e -> Arguments.of(evolution, e, HibernateLine.LINE_6_6));
        return Stream.concat(newer, older);
    }

    private static List<TestEngine> engines(Evolution evolution, int turn) {
        List<TestEngine> possible = TestEngine.chosen().stream()
                .filter(e -> Stream.of(HibernateLine.values()).anyMatch(line -> evolution.runsOn(e, line)))
                .toList();
        if (System.getProperties().containsKey("jpaschema.engine")) {
            return possible;
        }
        List<TestEngine> others = new ArrayList<>(IN_TURNS);
        Collections.rotate(others, -turn);
        return Stream.concat(
                        possible.stream().filter(ALL::contains),
                        others.stream().filter(possible::contains).limit(1))
                .toList();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("cases")
    void fromTheOneToTheOtherAndBack(Evolution evolution, TestEngine engine, HibernateLine line) throws Exception {
        List<String> trail = new ArrayList<>();
        try {
            if (engine.engine().catalogsAreNamespaces()) {
                synchronized (SERVER) {
                    run(evolution, engine, line, trail);
                }
            } else {
                run(evolution, engine, line, trail);
            }
        } catch (Exception | AssertionError e) {
            throw new AssertionError(e + "\n" + String.join("\n", trail), e);
        }
    }

    private static void run(Evolution evolution, TestEngine engine, HibernateLine line, List<String> trail)
            throws Exception {
        TestModel first = model(evolution, 1);
        TestModel second = model(evolution, 2);
        New asNew = New.of(second, line, engine);
        try (Connection connection = engine.fresh();
                Judge creator = first.judge(line);
                Judge judge = second.judge(line);
                Passage passage = new Passage(connection, trail)) {
            Model v1 = first.read(line, engine, connection);
            Model v2 = second.read(line, engine, connection);
            Set<String> others = passage.namespaces(v1, v2);
            others.removeAll(passage.namespaces());
            engine.discard(others, connection);
            assertThat(engine.create(creator, connection)).isEmpty();
            assertThat(passage.differences(v1)).isEmpty();
            passage.run(evolution.statements("rows", engine));
            holds("before", evolution, engine, passage);
            Set<String> namespaces = passage.namespaces(v1, v2);
            List<String> start = passage.catalog(namespaces);

            Optional<Memory> memory = evolution.memory(engine, passage.wanted(v1));
            Optional<String> refusal = evolution.section("refused", engine);
            if (refusal.isPresent()) {
                assertThatThrownBy(() -> passage.to(v2, memory))
                        .isInstanceOf(SchemaException.class)
                        .hasMessageContaining(refusal.get());
                return;
            }
            Optional<String> guard = evolution.section("guard", engine);
            Optional<Guard> stopped = passage.to(v2, memory);
            if (memory.isPresent()) {
                assertThat(passage.changes())
                        .extracting(c -> c.getClass().getSimpleName())
                        .anyMatch(kind -> kind.matches("Rename(Table|Column|Sequence|Enum|Value).*"))
                        .noneMatch(kind -> kind.matches("Drop(Table|Column|Sequence)"));
            }
            assertThat(stopped.isPresent()).as("%s", stopped).isEqualTo(guard.isPresent());
            if (stopped.isPresent()) {
                assertThat(stopped.get().message()).contains(guard.get());
                assertThat(NormalForm.difference(passage.catalog(namespaces), start))
                        .isEmpty();
                passage.run(evolution.statements("mend", engine));
                assertThat(passage.to(v2, memory)).isEmpty();
            }
            assertThat(passage.changes().isEmpty())
                    .isEqualTo(evolution.section("nothing differs", engine).isPresent());
            assertThat(passage.differences(v2)).isEmpty();
            holds("after", evolution, engine, passage);
            // Of a few types, Hibernate does not even accept what it has created itself.
            assertThat(judge.validate(connection)).isEqualTo(asNew.complaints());
            assertThat(NormalForm.difference(
                            NormalForm.withoutKeyOrder(passage.catalog(passage.namespaces(v1, v2))), asNew.catalog()))
                    .isEmpty();

            if (evolution.section("one way", engine).isEmpty()) {
                passage.back();
                assertThat(passage.differences(v1)).isEmpty();
                assertThat(NormalForm.difference(passage.catalog(passage.namespaces(v1, v2)), start))
                        .isEmpty();
                holds("back", evolution, engine, passage);
            }
        }
    }

    /**
     * A database that Hibernate itself has created, and that is gone.
     *
     * @param complaints what Hibernate's own validation says of it
     */
    private record New(List<String> catalog, List<String> complaints) {

        static New of(TestModel model, HibernateLine line, TestEngine engine) throws Exception {
            try (Connection connection = engine.fresh();
                    Judge creator = model.judge(line);
                    Passage created = new Passage(connection, new ArrayList<>())) {
                Model read = model.read(line, engine, connection);
                Set<String> others = created.namespaces(read);
                others.removeAll(created.namespaces());
                engine.discard(others, connection);
                assertThat(engine.create(creator, connection)).isEmpty();
                New asNew = new New(
                        NormalForm.withoutKeyOrder(created.catalog(created.namespaces(read))),
                        creator.validate(connection));
                engine.discard(others, connection);
                return asNew;
            }
        }
    }

    private static void holds(String time, Evolution evolution, TestEngine engine, Passage passage) {
        Map<String, String> answers = new LinkedHashMap<>();
        Map<String, String> expected = evolution.holds(time, engine);
        expected.keySet().forEach(query -> answers.put(query, passage.answer(query)));
        assertThat(answers).as(time).isEqualTo(expected);
    }

    private static TestModel model(Evolution evolution, int version) throws SQLException {
        return TestModel.compiled(classes, evolution.packageName(version), evolution.settings(version));
    }
}
