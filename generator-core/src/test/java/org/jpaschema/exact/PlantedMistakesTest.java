package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jpaschema.Memory;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.entity.Sources;
import org.jpaschema.plan.Action;
import org.jpaschema.plan.Rollout.Drops;
import org.jpaschema.plan.Step;
import org.jpaschema.proof.Certificate;
import org.jpaschema.proof.UnprovenException;
import org.jpaschema.rename.Hint;
import org.jpaschema.rename.Hints;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A planner that makes mistakes is caught before anything is written. */
class PlantedMistakesTest {

    private static final HibernateLine LINE = HibernateLine.LINE_7_4;

    @TempDir
    static Path classes;

    @TempDir
    Path directory;

    @BeforeAll
    static void compile() {
        Sources.compile(
                Map.of(
                        "planted.v1",
                        "@Entity class Person { @Id Long id; String name; int age; @Column(length = 40) String city; }",
                        "planted.v2",
                        "@Entity @Table(indexes = @Index(name = \"by_name\", columnList = \"name\")) class Person {"
                                + " @Id Long id; String name; long age;"
                                + " @Column(nullable = false, length = 20) @ColumnDefault(\"'new'\") String status; }",
                        "planted.v3",
                        "@Entity class Human { @Id Long id; @Column(name = \"full_name\") String name; int age;"
                                + " @Column(length = 40) String city; }",
                        "planted.v4",
                        "@Entity class Person { @Id Long id; String name; @Column(length = 40) String city; }"),
                LINE.jars(),
                classes);
    }

    /** What is wrong, in what part of the proof it shows, and by what words. */
    static Stream<Arguments> mistakes() {
        List<Arguments> mistakes = new ArrayList<>();
        for (TestEngine engine : List.of(TestEngine.POSTGRESQL, TestEngine.H2)) {
            mistakes.addAll(List.of(
                    mistake(engine, "an index is left out", without("create index"), "(up)", "by_name"),
                    mistake(engine, "another type", up("bigint", "smallint"), "(up)", "age"),
                    mistake(engine, "another length", up("(20)", "(25)"), "(up)", "status"),
                    mistake(
                            engine,
                            "no default",
                            up(" default 'new' not null", " default 'old' not null"),
                            "(up)",
                            "status"),
                    mistake(engine, "not mandatory", up(" default 'new' not null", " default 'new'"), "(up)", "status"),
                    mistake(engine, "a statement too much", and("drop table person cascade"), "(up)", "person"),
                    mistake(engine, "a statement that does not run", up("create index", "create indx"), "(up)", "indx"),
                    mistake(
                            engine,
                            "a rollback that does nothing",
                            down("drop column status", "alter column age set not null"),
                            "(down)",
                            "status"),
                    mistake(engine, "a rollback to another length", down("(40)", "(30)"), "(down)", "city"),
                    mistake(engine, "values that are lost", and("update person set name = null"), "values", "person"),
                    mistake(
                            engine,
                            "no value for rows that are there",
                            steps -> and("alter table person alter column status set default 'new'")
                                    .apply(up(" default 'new' not null", " not null")
                                            .apply(steps)),
                            "(up over rows)",
                            "status"),
                    mistake(engine, "rows that are lost", and("delete from person"), "values", "person")));
        }
        return mistakes.stream();
    }

    private static Arguments mistake(
            TestEngine engine, String name, UnaryOperator<List<Step>> mistake, String stage, String word) {
        return Arguments.of(engine, name, mistake, stage, word);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mistakes")
    void isCaught(TestEngine engine, String name, UnaryOperator<List<Step>> mistake, String stage, String word)
            throws Exception {
        assertThatThrownBy(() -> prove(engine, mistake))
                .isInstanceOf(UnprovenException.class)
                .hasMessageContaining(stage)
                .message()
                .containsIgnoringCase(word);
        assertThat(directory.resolve("proof/today.sql")).content().containsIgnoringCase("create table person");
        assertThat(directory.resolve("proof/changes")).isNotEmptyDirectory();
    }

    /** What waits must not be missed, nor be in anybody's way. */
    @ParameterizedTest
    @EnumSource(
            value = TestEngine.class,
            names = {"POSTGRESQL", "H2"})
    void aStateThatDoesNotServeBothVersionsIsCaught(TestEngine engine) throws Exception {
        assertThat(proveBeside(engine, UnaryOperator.identity()).stops())
                .containsExactly("the new version", "the released version");
        assertThatThrownBy(() -> proveBeside(engine, steps -> steps.subList(1, steps.size())))
                .hasMessageContaining("(up to what waits)")
                .hasMessageContaining("the new version gives no value to column");
        assertThatThrownBy(() -> proveBeside(engine, PlantedMistakesTest::withoutLabels))
                .hasMessageContaining("(up to what waits)")
                .hasMessageContaining("the released version has no column");
    }

    private static List<Step> withoutLabels(List<Step> steps) {
        return steps.stream()
                .map(s -> new Step(s.changes(), s.actions(), s.guards(), s.risks(), s.transactional()))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = TestEngine.class,
            names = {"POSTGRESQL", "H2"})
    void thePlanItselfIsProven(TestEngine engine) throws Exception {
        Certificate certificate = prove(engine, UnaryOperator.identity());
        assertThat(certificate.exceptions()).isEmpty();
        assertThat(certificate.rows()).isPositive();
        assertThat(certificate.start()).isNotEqualTo(certificate.target());
        assertThat(directory.resolve("proof")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(
            value = TestEngine.class,
            names = {"POSTGRESQL", "H2"})
    void theValuesOfWhatIsRenamedAreCompared(TestEngine engine) throws Exception {
        assertThat(proveRenames(engine, UnaryOperator.identity()).rows()).isPositive();
        for (String loss : List.of("update human set full_name = null", "update human set city = 'lost'")) {
            assertThatThrownBy(() -> proveRenames(engine, and(loss)))
                    .isInstanceOf(UnprovenException.class)
                    .hasMessageContaining("(up over rows: values that it does not speak of)")
                    .message()
                    .containsIgnoringCase("table person is");
        }
        assertThatThrownBy(() -> proveRenames(engine, back("update person set name = null")))
                .isInstanceOf(UnprovenException.class)
                .hasMessageContaining("(down over rows: values that it does not speak of)");
    }

    @Test
    void aScratchDatabaseThatEndsIsNoMistakeOfThePlan() {
        assertThatThrownBy(() -> prove(TestEngine.POSTGRESQL, and("select pg_terminate_backend(pg_backend_pid())")))
                .isInstanceOf(SchemaException.class)
                .isNotInstanceOf(UnprovenException.class)
                .hasMessageContaining(
                        "The scratch database (POSTGRESQL) ended in the middle of the proof",
                        "Nothing was written",
                        "schema.scratch");
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws Exception {
        Files.writeString(directory.resolve("file"), "");
        Path inTheWay = directory.resolve("file/proof");
        assertThatThrownBy(() -> prove(TestEngine.H2, UnaryOperator.identity(), inTheWay))
                .isInstanceOf(SchemaException.class)
                .isNotInstanceOf(UnprovenException.class)
                .hasMessageContaining(inTheWay.toString());
    }

    private Certificate prove(TestEngine engine, UnaryOperator<List<Step>> mistake) throws Exception {
        return prove(engine, mistake, directory.resolve("proof"));
    }

    /** A mandatory column goes while the first version still runs. */
    private Certificate proveBeside(TestEngine engine, UnaryOperator<List<Step>> mistake) throws Exception {
        TestModel first = TestModel.compiled(classes, "planted.v1", Map.of());
        TestModel fourth = TestModel.compiled(classes, "planted.v4", Map.of());
        try (Connection live = engine.fresh();
                Judge creator = first.judge(LINE)) {
            assertThat(engine.create(creator, live)).isEmpty();
            return new Trying(fourth, LINE, engine, Unmanaged.DROP, directory.resolve("proof"))
                    .prove(
                            live,
                            mistake,
                            Drops.HELD,
                            Optional.of(ProofTest.wanted(first, engine, live)),
                            Optional.empty());
        }
    }

    private Certificate proveRenames(TestEngine engine, UnaryOperator<List<Step>> mistake) throws Exception {
        TestModel first = TestModel.compiled(classes, "planted.v1", Map.of());
        TestModel third = TestModel.compiled(classes, "planted.v3", Map.of());
        Hints hints = new Hints(
                List.of(Hint.parse("person->human", ""), Hint.parse("person.name->full_name", "")), List.of());
        try (Connection live = engine.fresh();
                Judge creator = first.judge(LINE)) {
            assertThat(engine.create(creator, live)).isEmpty();
            return new Trying(third, LINE, engine, Unmanaged.DROP, directory.resolve("proof"))
                    .prove(
                            live,
                            mistake,
                            Drops.HELD,
                            Optional.empty(),
                            Optional.of(new Memory(Optional.empty(), hints)));
        }
    }

    private static Certificate prove(TestEngine engine, UnaryOperator<List<Step>> mistake, Path files)
            throws Exception {
        TestModel first = TestModel.compiled(classes, "planted.v1", Map.of());
        TestModel second = TestModel.compiled(classes, "planted.v2", Map.of());
        try (Connection live = engine.fresh();
                Judge creator = first.judge(LINE)) {
            assertThat(engine.create(creator, live)).isEmpty();
            return new Trying(second, LINE, engine, Unmanaged.DROP, files).prove(live, mistake);
        }
    }

    private static UnaryOperator<List<Step>> up(String text, String instead) {
        return each(a -> new Action(replaced(a.up(), text, instead), a.down()));
    }

    private static UnaryOperator<List<Step>> down(String text, String instead) {
        return each(a -> new Action(a.up(), replaced(a.down(), text, instead)));
    }

    private static UnaryOperator<List<Step>> without(String text) {
        Predicate<Step> has = s -> s.up().stream().anyMatch(sql -> sql.contains(text));
        return steps -> {
            assertThat(steps).anyMatch(has);
            return steps.stream().filter(has.negate()).toList();
        };
    }

    /** One more statement at the end. */
    private static UnaryOperator<List<Step>> and(String sql) {
        return steps -> {
            List<Step> more = new ArrayList<>(steps);
            Step last = more.remove(more.size() - 1);
            List<Action> actions = new ArrayList<>(last.actions());
            actions.add(new Action(List.of(sql), List.of()));
            more.add(new Step(last.changes(), actions, last.guards(), last.risks(), last.transactional()));
            return more;
        };
    }

    /** One more statement at the end of the way back. */
    private static UnaryOperator<List<Step>> back(String sql) {
        return steps -> {
            List<Step> more = new ArrayList<>(steps);
            Step first = more.remove(0);
            List<Action> actions = new ArrayList<>(first.actions());
            Action action = actions.remove(0);
            actions.add(
                    0,
                    new Action(
                            action.up(),
                            Stream.concat(action.down().stream(), Stream.of(sql))
                                    .toList()));
            more.add(0, new Step(first.changes(), actions, first.guards(), first.risks(), first.transactional()));
            return more;
        };
    }

    private static UnaryOperator<List<Step>> each(UnaryOperator<Action> mistake) {
        return steps -> {
            List<Step> wrong = steps.stream()
                    .map(s -> new Step(
                            s.changes(),
                            s.actions().stream().map(mistake).toList(),
                            s.guards(),
                            s.risks(),
                            s.transactional()))
                    .toList();
            assertThat(wrong).as("the mistake is one").isNotEqualTo(steps);
            return wrong;
        };
    }

    private static List<String> replaced(List<String> statements, String text, String instead) {
        String literally = "(?i)" + Pattern.quote(text);
        return statements.stream()
                .map(s -> s.replaceAll(literally, Matcher.quoteReplacement(instead)))
                .toList();
    }
}
