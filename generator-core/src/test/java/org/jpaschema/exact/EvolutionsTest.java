package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.entity.Model;
import org.jpaschema.entity.Sources;
import org.jpaschema.plan.Guard;
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

    @TempDir
    static Path classes;

    @BeforeAll
    static void compileAll() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Evolution evolution : Evolution.all()) {
            texts.put(evolution.packageName(1), evolution.source(1));
            texts.put(evolution.packageName(2), evolution.source(2));
        }
        Sources.compile(texts, HibernateLine.LINE_7_4.jars(), classes);
    }

    /** On these every evolution passes; the others run when {@code -Djpaschema.engine} names them. */
    private static final Set<TestEngine> PROVEN = EnumSet.of(TestEngine.POSTGRESQL, TestEngine.H2);

    /** The newer Hibernate on every engine; the older on one engine a case, in turns. */
    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        List<Evolution> evolutions = Evolution.all();
        List<TestEngine> engines = TestEngine.chosen().stream()
                .filter(e -> PROVEN.contains(e) || System.getProperties().containsKey("jpaschema.engine"))
                .toList();
        for (TestEngine engine : engines) {
            for (int i = 0; i < evolutions.size(); i++) {
                Evolution evolution = evolutions.get(i);
                if (!OnDemand.runs(evolution.name())) {
                    continue;
                }
                if (evolution.runsOn(engine, HibernateLine.LINE_7_4)) {
                    cases.add(Arguments.of(evolution, engine, HibernateLine.LINE_7_4));
                }
                if (i % engines.size() == engines.indexOf(engine) && evolution.runsOn(engine, HibernateLine.LINE_6_6)) {
                    cases.add(Arguments.of(evolution, engine, HibernateLine.LINE_6_6));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("cases")
    void fromTheOneToTheOtherAndBack(Evolution evolution, TestEngine engine, HibernateLine line) throws Exception {
        List<String> trail = new ArrayList<>();
        try {
            run(evolution, engine, line, trail);
        } catch (Exception | AssertionError e) {
            throw new AssertionError(e + "\n" + String.join("\n", trail), e);
        }
    }

    private static void run(Evolution evolution, TestEngine engine, HibernateLine line, List<String> trail)
            throws Exception {
        TestModel first = model(evolution, 1);
        TestModel second = model(evolution, 2);
        try (Connection connection = engine.fresh();
                Judge creator = first.judge(line);
                Judge judge = second.judge(line);
                Passage passage = new Passage(connection, trail)) {
            assertThat(engine.create(creator, connection)).isEmpty();
            Model v1 = first.read(line, engine, connection);
            Model v2 = second.read(line, engine, connection);
            assertThat(passage.differences(v1)).isEmpty();
            passage.run(evolution.statements("rows", engine));
            holds("before", evolution, engine, passage);
            Set<String> namespaces = passage.namespaces();
            List<String> start = passage.catalog(namespaces);

            Optional<String> refusal = evolution.section("refused", engine);
            if (refusal.isPresent()) {
                assertThatThrownBy(() -> passage.to(v2))
                        .isInstanceOf(SchemaException.class)
                        .hasMessageContaining(refusal.get());
                return;
            }
            Optional<String> guard = evolution.section("guard", engine);
            Optional<Guard> stopped = passage.to(v2);
            assertThat(stopped.isPresent()).as("%s", stopped).isEqualTo(guard.isPresent());
            if (stopped.isPresent()) {
                assertThat(stopped.get().message()).contains(guard.get());
                assertThat(NormalForm.difference(passage.catalog(namespaces), start))
                        .isEmpty();
                passage.run(evolution.statements("mend", engine));
                assertThat(passage.to(v2)).isEmpty();
            }
            assertThat(passage.changes().isEmpty())
                    .isEqualTo(evolution.section("nothing differs", engine).isPresent());
            assertThat(passage.differences(v2)).isEmpty();
            holds("after", evolution, engine, passage);
            likeNew(second, line, engine, judge.validate(connection), passage);

            if (evolution.section("one way", engine).isEmpty()) {
                passage.back();
                assertThat(passage.differences(v1)).isEmpty();
                assertThat(NormalForm.difference(passage.catalog(passage.namespaces()), start))
                        .isEmpty();
                holds("back", evolution, engine, passage);
            }
        }
    }

    /** As Hibernate itself would have created it; of a few types, it does not even accept that. */
    private static void likeNew(
            TestModel model, HibernateLine line, TestEngine engine, List<String> complaints, Passage passage)
            throws Exception {
        try (Connection wanted = engine.fresh();
                Judge creator = model.judge(line);
                Passage created = new Passage(wanted, new ArrayList<>())) {
            assertThat(engine.create(creator, wanted)).isEmpty();
            assertThat(complaints).isEqualTo(creator.validate(wanted));
            Set<String> namespaces = created.namespaces();
            // Where a database is a schema, the two have other names.
            Set<String> same = new TreeSet<>(namespaces);
            same.remove(created.currentNamespace());
            same.add(passage.currentNamespace());
            assertThat(NormalForm.difference(
                            NormalForm.withoutKeyOrder(passage.catalog(same)),
                            NormalForm.withoutKeyOrder(created.catalog(namespaces))))
                    .isEmpty();
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
