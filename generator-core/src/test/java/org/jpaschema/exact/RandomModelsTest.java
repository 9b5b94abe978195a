package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jpaschema.entity.Model;
import org.jpaschema.proof.NormalForm;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random models become other random models, and go back. A failure is told in its simplest form, with the seed;
 * {@link OnDemand} says how to run more.
 */
@Execution(ExecutionMode.CONCURRENT)
class RandomModelsTest {

    private static final int USUAL = 40;
    private static final int SIMPLIFICATIONS = 250;

    static List<TestEngine> engines() {
        return TestEngine.chosen().stream().filter(Vocabulary::isThere).toList();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void becomeOthersAndGoBack(TestEngine engine) throws Exception {
        Vocabulary vocabulary = Vocabulary.of(engine);
        int refused = 0;
        int tries = OnDemand.tries(USUAL);
        try (Databases databases = new Databases(engine)) {
            for (long seed = OnDemand.seed(); seed < OnDemand.seed() + tries; seed++) {
                Choices choices = Choices.drawn(seed);
                List<Schema> pair = new RandomSchema(engine.engine(), vocabulary, choices).pair();
                Outcome outcome = databases.run(pair);
                if (!outcome.failure().isEmpty()) {
                    throw new AssertionError("-Djpaschema.seed=" + seed + " -Djpaschema.tries=1 on " + engine + "\n"
                            + simplest(engine, vocabulary, choices.made(), databases));
                }
                refused += outcome.refused() ? 1 : 0;
            }
        }
        assertThat(refused).as("refused by the planner").isLessThanOrEqualTo(tries / 3);
    }

    private static String simplest(
            TestEngine engine, Vocabulary vocabulary, List<Integer> failing, Databases databases) {
        List<Integer> simplest = Choices.smallest(
                failing,
                choices -> !databases
                        .run(pair(engine, vocabulary, choices))
                        .failure()
                        .isEmpty(),
                SIMPLIFICATIONS);
        return databases.run(pair(engine, vocabulary, simplest)).failure();
    }

    private static List<Schema> pair(TestEngine engine, Vocabulary vocabulary, List<Integer> choices) {
        return new RandomSchema(engine.engine(), vocabulary, Choices.given(choices)).pair();
    }

    /** What came of a pair: what went wrong, or "", and whether it was refused as it may be. */
    private record Outcome(String failure, boolean refused) {}

    /** Two databases for one pair after the other, as long as nothing goes wrong: each is left empty. */
    private static final class Databases implements AutoCloseable {

        private final TestEngine engine;
        private Connection connection;
        private Connection other;

        Databases(TestEngine engine) throws SQLException {
            this.engine = engine;
            open();
        }

        private void open() throws SQLException {
            connection = engine.fresh();
            other = engine.fresh();
        }

        Outcome run(List<Schema> pair) {
            List<String> trail = new ArrayList<>();
            try {
                return run(model(pair.get(0)), model(pair.get(1)), trail);
            } catch (SQLException | RuntimeException | AssertionError e) {
                renew();
                trail.add(e.toString());
                return new Outcome(String.join("\n", trail), false);
            }
        }

        private Outcome run(Model first, Model second, List<String> trail) throws SQLException {
            try (Passage passage = new Passage(connection, trail)) {
                Set<String> namespaces = passage.namespaces();
                List<String> empty = passage.catalog(namespaces);
                assertThat(passage.to(first)).isEmpty();
                assertThat(passage.differences(first)).as("created").isEmpty();
                Set<String> all = passage.namespaces();
                List<String> start = passage.catalog(all);
                boolean refused = !moved(passage, second);
                if (!refused) {
                    assertThat(passage.differences(second)).as("there").isEmpty();
                    likeNew(second, passage);
                    passage.back();
                }
                assertThat(passage.differences(first)).as("back").isEmpty();
                assertThat(NormalForm.difference(passage.catalog(all), start))
                        .as("back")
                        .isEmpty();
                passage.back();
                assertThat(NormalForm.difference(passage.catalog(passage.namespaces()), empty))
                        .as("back to nothing")
                        .isEmpty();
                return new Outcome("", refused);
            }
        }

        /** A change below a generated column may be refused before anything is done. */
        private static boolean moved(Passage passage, Model second) {
            try {
                assertThat(passage.to(second)).isEqualTo(Optional.empty());
                return true;
            } catch (SchemaException e) {
                if (e.getMessage().contains("the database refuses that")) {
                    return false;
                }
                throw e;
            }
        }

        private void likeNew(Model model, Passage passage) throws SQLException {
            try (Passage created = new Passage(other, new ArrayList<>())) {
                created.to(model);
                Set<String> namespaces = new TreeSet<>(model.schema().namespaces());
                namespaces.remove("");
                Set<String> same = new TreeSet<>(namespaces);
                namespaces.add(created.currentNamespace());
                // Where a database is a schema, the two have other names.
                same.add(passage.currentNamespace());
                assertThat(NormalForm.difference(
                                NormalForm.withoutKeyOrder(passage.catalog(same)),
                                NormalForm.withoutKeyOrder(created.catalog(namespaces))))
                        .as("as new")
                        .isEmpty();
                created.back();
            }
        }

        private static Model model(Schema schema) {
            return new Model(
                    schema, "at random", false, schema.tables().size(), List.of(), Duration.ZERO, Duration.ZERO);
        }

        private void renew() {
            try {
                close();
                open();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
            other.close();
        }
    }
}
