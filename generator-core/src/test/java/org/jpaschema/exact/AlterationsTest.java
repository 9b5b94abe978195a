package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jpaschema.Comparison;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Description;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.engine.Engine;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.entity.Model;
import org.jpaschema.plan.Planner;
import org.jpaschema.plan.Step;
import org.jpaschema.proof.Certificate;
import org.jpaschema.proof.NormalForm;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hand alterations of a database that fits its model, each alone; the cases are lines of the files in {@code alterations}. The
 * diff is exactly the repair; repaired, the catalog is as before; rolled back, it is as altered.
 */
class AlterationsTest {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+):(\\w+)\\.?(\\w*)}");
    private static final Map<TestEngine, Model> READ = new EnumMap<>(TestEngine.class);
    private static final Map<TestEngine, Judge> JUDGES = new EnumMap<>(TestEngine.class);

    @TempDir
    Path directory;

    @AfterAll
    static void dismissTheJudges() throws Exception {
        for (Judge judge : JUDGES.values()) {
            judge.close();
        }
    }

    static Stream<Arguments> cases() throws IOException {
        return CaseFiles.of("alterations");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void isRepairedExactly(String name, TestEngine engine, String alteration, String expected) throws Exception {
        Judge judge = JUDGES.computeIfAbsent(engine, e -> e.altered().judge(HibernateLine.LINE_7_4));
        try (Connection connection = engine.emptied();
                Database database = TestModel.open(connection)) {
            assertThat(engine.create(judge, connection)).isEmpty();
            Model model = READ.computeIfAbsent(engine, e -> e.altered().read(HibernateLine.LINE_7_4, e, connection));
            Schema created = database.catalog(Set.of(database.currentNamespace()));
            List<String> before = catalog(database);
            List<String> usual = judge.validate(connection);
            run(
                    connection,
                    List.of(resolve(alteration, created, engine.engine()).split(";;")));
            List<String> altered = catalog(database);

            Comparison comparison = Comparison.compare(model, database, Unmanaged.REPORT);
            List<Change> changes = comparison.difference().changes();
            assertThat(changes.stream().map(AlterationsTest::shortly).sorted().toList())
                    .isEqualTo(Arrays.stream(expected.split(";"))
                            .map(String::strip)
                            .filter(e -> !e.isEmpty())
                            .sorted()
                            .toList());
            if (expected.isEmpty()) {
                return;
            }

            List<Step> steps = Planner.plan(changes, comparison.database(), engine.engine());
            for (Step step : steps) {
                run(connection, step.up());
            }
            assertThat(NormalForm.difference(catalog(database), before)).isEmpty();
            assertThat(TestModel.drift(Comparison.compare(model, database, Unmanaged.REPORT)))
                    .isEmpty();
            // Of a few types, Hibernate does not even accept what it created itself.
            assertThat(judge.validate(connection)).isEqualTo(usual);

            for (int i = steps.size() - 1; i >= 0; i--) {
                run(connection, steps.get(i).down());
            }
            assertThat(NormalForm.difference(catalog(database), altered)).isEmpty();
            if (Boolean.getBoolean("jpaschema.prove")) {
                prove(engine, connection);
            }
        }
    }

    /** On demand, since it takes as long as all the rest. */
    private void prove(TestEngine engine, Connection altered) throws SQLException {
        Certificate certificate = new Trying(
                        engine.altered(), HibernateLine.LINE_7_4, engine, Unmanaged.REPORT, directory.resolve("proof"))
                .prove(altered, UnaryOperator.identity());
        assertThat(certificate.exceptions())
                .allMatch(e -> e.startsWith("what Hibernate's validate objects to") || e.startsWith("rows in "));
    }

    private static List<String> catalog(Database database) {
        return NormalForm.of(database, Set.of(database.currentNamespace()));
    }

    private static String shortly(Change change) {
        Description description = Description.of(change);
        String kind = change.getClass().getSimpleName();
        String text = description.object() + (description.attribute().isEmpty() ? "" : " " + description.attribute());
        return kind + " "
                + text.toLowerCase(Locale.ROOT).replace("public.", "").replaceAll("\\bfk[0-9a-z]{20,}", "fk*");
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** {@code {check:customer.status}} stands for the name that the engine gave the constraint on that column. */
    private static String resolve(String alteration, Schema schema, Engine engine) {
        return PLACE.matcher(alteration)
                .replaceAll(m ->
                        Matcher.quoteReplacement(engine.quote(constraint(m.group(1), m.group(2), m.group(3), schema))));
    }

    private static String constraint(String kind, String tableName, String column, Schema schema) {
        Table table = schema.tables().stream()
                .filter(t -> t.name().name().equalsIgnoreCase(tableName))
                .findFirst()
                .orElseThrow();
        Stream<String> names =
                switch (kind) {
                    case "pk" -> table.primaryKey().stream().map(k -> k.name());
                    case "check" -> named(table.checks(), c -> c.name(), c -> c.expression(), column);
                    case "unique" ->
                        named(
                                table.uniqueKeys(),
                                k -> k.name(),
                                k -> k.columns().toString(),
                                column);
                    case "fk" ->
                        named(
                                table.foreignKeys(),
                                k -> k.name(),
                                k -> k.columns().toString(),
                                column);
                    default -> throw new IllegalArgumentException(kind);
                };
        return names.findFirst().orElseThrow();
    }

    private static <T> Stream<String> named(
            List<T> constraints, Function<T, String> name, Function<T, String> text, String column) {
        return constraints.stream()
                .filter(c -> text.apply(c).toLowerCase(Locale.ROOT).contains(column))
                .map(name);
    }
}
