package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.Comparison;
import org.jpaschema.RecordedDatabase;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.entity.Model;
import org.jpaschema.plan.Planner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On engines that cannot run here: a catalog as documented, of a database as Hibernate creates it, is no different from the
 * model; and each change of what the catalog answers is found and repaired by exactly the statements of a file.
 */
class RecordedCatalogTest {

    private static final String ANSWER = "answer: ";
    /** Built once for each engine. */
    private static final Map<String, Model> MODELS = new ConcurrentHashMap<>();

    private static final Path CASES = Path.of("src/test/resources/recorded");

    @ParameterizedTest
    @ValueSource(strings = {"sqlserver", "oracle", "cockroach", "mysql"})
    void nothingDiffers(String engine) throws Exception {
        try (Database database = TestModel.open(RecordedDatabase.open(engine + "/own"))) {
            Comparison comparison = compare(engine, database);
            assertThat(TestModel.drift(comparison)).isEmpty();
            assertThat(comparison.unreadable()).isEmpty();
        }
    }

    /** A case: what of the answers is other, the differences, the statements up and down. */
    record Case(String engine, String name, List<String> lines) {

        /** Text in the answers, and what stands in its place. */
        Map<String, String> replacements() {
            return lines.stream()
                    .filter(line -> line.startsWith(ANSWER))
                    .map(line -> line.substring(ANSWER.length()).split(" => ", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        }

        String expected() {
            return lines.stream()
                    .skip(1)
                    .filter(line -> !line.startsWith(ANSWER) && !line.isBlank())
                    .collect(Collectors.joining("\n"));
        }

        @Override
        public String toString() {
            return engine + ": " + name;
        }
    }

    static Stream<Arguments> cases() throws Exception {
        List<Case> cases = new ArrayList<>();
        for (String engine : List.of("sqlserver", "oracle", "cockroach", "mysql")) {
            for (String text :
                    Files.readString(CASES.resolve(engine + "-cases.txt")).split("(?m)^== ")) {
                if (!text.startsWith("#")) {
                    List<String> lines = text.lines().toList();
                    cases.add(new Case(engine, lines.get(0), lines));
                }
            }
        }
        return cases.stream().map(Arguments::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void eachDifferenceIsRepaired(Case difference) throws Exception {
        Connection connection = RecordedDatabase.open(difference.engine() + "/own", difference.replacements());
        try (Database database = TestModel.open(connection)) {
            Comparison comparison = compare(difference.engine(), database);
            var steps = Planner.plan(comparison.difference().changes(), comparison.database(), database.engine());
            assertThat(steps)
                    .allMatch(s -> s.transactional() == database.engine().joinsTransactions());
            Stream<String> found = Stream.of(
                            TestModel.drift(comparison).stream().map(d -> "drift: " + line(d)),
                            comparison.difference().notes().stream()
                                    .map(n -> "note: " + n.object() + ": " + n.reason()),
                            steps.stream().flatMap(s -> s.up().stream()).map(sql -> "up: " + line(sql)),
                            steps.stream().flatMap(s -> s.down().stream()).map(sql -> "down: " + line(sql)))
                    .flatMap(lines -> lines);
            assertThat(found.collect(Collectors.joining("\n"))).isEqualTo(difference.expected());
        }
    }

    private static String line(String statement) {
        return statement.replaceAll("\\s+", " ");
    }

    private static Comparison compare(String engine, Database database) {
        return Comparison.compare(
                MODELS.computeIfAbsent(engine, RecordedCatalogTest::model), database, Unmanaged.REPORT);
    }

    private static Model model(String engine) {
        try (Database database = TestModel.open(RecordedDatabase.open(engine + "/empty"))) {
            return TestModel.reader()
                    .read(
                            TestModel.reader().find(TestModel.named("own").source(HibernateLine.LINE_7_4)),
                            database.connection(),
                            database.engine().folding()::fold);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
