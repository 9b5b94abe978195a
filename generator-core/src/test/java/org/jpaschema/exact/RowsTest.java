package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.SchemaDiff;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.Naming;
import org.jpaschema.engine.Relative;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.entity.Model;
import org.jpaschema.plan.Planner;
import org.jpaschema.plan.Step;
import org.jpaschema.proof.Filled;
import org.jpaschema.proof.Rows;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated rows: every table of every model has some, each column is with and without a value in one. */
@Execution(ExecutionMode.CONCURRENT)
class RowsTest {

    /** A check that asks one letter to be a word; conditions on several columns at once. */
    private static final Set<String> HOPELESS =
            Set.of("entityofbasics.single_char_gender", "conditions.high", "conditions.code");

    static Stream<Arguments> models() {
        return TestModel.cases()
                .filter(c -> c.get()[2] == HibernateLine.LINE_7_4 && OnDemand.runs((String) c.get()[0]));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("models")
    void everyTableOfAModelHasRows(String name, TestEngine engine, HibernateLine line) throws Exception {
        TestModel model = TestModel.named(name);
        try (Connection connection = engine.fresh();
                Judge judge = model.judge(line);
                Database database = TestModel.open(connection)) {
            assertThat(engine.create(judge, connection)).isEmpty();
            Schema schema = schema(database, model.read(line, engine, connection));
            Set<QualifiedName> all = schema.tables().stream().map(Table::name).collect(Collectors.toSet());

            Filled filled = Rows.fill(connection, engine.engine(), schema, schema, all);

            assertThat(filled.without()).isEmpty();
            assertThat(filled.rows().keySet()).containsAll(all);
            assertThat(oneSided(connection, engine.engine(), schema))
                    .allMatch(column -> HOPELESS.contains(column.toLowerCase(Locale.ROOT)));
        }
    }

    /** Every third, to spare time; all on the engines that are named. */
    static Stream<Arguments> changes() throws IOException {
        List<Arguments> cases = CaseFiles.of("rows")
                .filter(c -> OnDemand.runs((String) c.get()[0]))
                .toList();
        int step = System.getProperties().containsKey("jpaschema.engine") ? 1 : 3;
        return IntStream.range(0, cases.size()).filter(i -> i % step == 0).mapToObj(cases::get);
    }

    /** The tables of the cases with rows of their own are filled with generated ones, which the plan must get along with. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("changes")
    void aMigrationRunsThroughOnThem(String name, TestEngine engine, String before, String after, String outcome)
            throws Exception {
        try (Connection connection = engine.fresh();
                Connection wanted = engine.fresh();
                Database database = TestModel.open(connection);
                Database model = TestModel.open(wanted)) {
            List<String> definitions = Stream.of(before.split(";;"))
                    .filter(s -> !s.strip().toLowerCase(Locale.ROOT).matches("(?s)(insert|update|delete|pragma) .*"))
                    .toList();
            PlanWithRowsTest.run(connection, definitions);
            PlanWithRowsTest.run(wanted, List.of(after.split(";;")));
            Schema now = PlanWithRowsTest.schema(database);
            Schema then = PlanWithRowsTest.schema(model);
            List<Change> changes = SchemaDiff.compare(now, then, Unmanaged.DROP).changes();
            List<Step> steps = Planner.plan(changes, now, engine.engine());
            Map<QualifiedName, String> empty = new HashMap<>();
            Set<QualifiedName> tables = new TreeSet<>();
            for (Step step : steps) {
                for (Change change : step.changes()) {
                    now.table(change.subject()).ifPresent(t -> tables.add(t.name()));
                    if (change instanceof Change.AddColumn && !step.guards().isEmpty()) {
                        empty.put(change.subject(), "a new column has no value for rows");
                    }
                }
            }

            Filled filled = Rows.fill(connection, engine.engine(), now, then, tables, empty);

            assertThat(filled.without()).as("%s", filled).containsOnlyKeys(empty.keySet());
            for (Step step : steps) {
                assertThat(PlanWithRowsTest.passes(connection, step))
                        .as("%s", step.guards())
                        .isTrue();
                PlanWithRowsTest.run(connection, step.up());
            }
        }
    }

    private static Schema schema(Database database, Model model) throws SQLException {
        String own = database.currentNamespace();
        String catalog = database.connection().getCatalog();
        Set<String> namespaces =
                new TreeSet<>(Naming.resolve(model.schema(), database.engine(), catalog == null ? "" : catalog, own)
                        .namespaces());
        namespaces.add(own);
        return Relative.to(database.catalog(namespaces), own);
    }

    /** The optional columns that are NULL in all rows or in none. */
    private static List<String> oneSided(Connection connection, Engine engine, Schema schema) throws SQLException {
        List<String> oneSided = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (Table table : schema.tables()) {
                for (Column column : table.columns()) {
                    if (!column.nullable()
                            || column.identity() != Identity.NONE
                            || column.generatedAs().isPresent()) {
                        continue;
                    }
                    try (ResultSet rows = statement.executeQuery("select count(*), count(" + engine.quote(column.name())
                            + ") from " + engine.quote(table.name()))) {
                        rows.next();
                        if (rows.getInt(2) == 0 || rows.getInt(2) == rows.getInt(1)) {
                            oneSided.add(table.name().name() + "." + column.name());
                        }
                    }
                }
            }
        }
        return oneSided;
    }
}
