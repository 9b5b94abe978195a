package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Description;
import org.jpaschema.diff.SchemaDiff;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.Relative;
import org.jpaschema.plan.Guard;
import org.jpaschema.plan.Planner;
import org.jpaschema.plan.Step;
import org.jpaschema.proof.NormalForm;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plans on tables with rows; the cases are lines of the files in {@code rows}. From one schema to another and back: the rows
 * survive, the second diff is empty, and where data stands in the way a guard says so before anything is touched.
 */
class PlanWithRowsTest {

    static Stream<Arguments> cases() throws IOException {
        return CaseFiles.of("rows");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void rowsSurvive(String name, TestEngine engine, String before, String after, String outcome) throws Exception {
        try (Connection connection = engine.fresh();
                Connection wanted = engine.fresh();
                Database database = TestModel.open(connection);
                Database model = TestModel.open(wanted)) {
            run(connection, List.of(before.split(";;")));
            run(wanted, List.of(after.split(";;")));
            Schema start = schema(database);
            List<String> startLines = lines(database);
            Map<String, Integer> rows = rows(connection, start, engine.engine());
            List<Change> changes =
                    SchemaDiff.compare(start, schema(model), Unmanaged.DROP).changes();
            assertThat(changes).isNotEmpty();
            List<Step> steps = Planner.plan(changes, start, engine.engine());

            boolean guarded = false;
            for (Step step : steps) {
                if (!passes(connection, step)) {
                    guarded = true;
                    break;
                }
                run(connection, step.up());
            }
            assertThat(guarded).isEqualTo(outcome.equals("guard"));
            if (guarded) {
                assertThat(rows(connection, start, engine.engine())).isEqualTo(rows);
                return;
            }
            assertThat(drift(schema(database), schema(model))).isEmpty();
            assertThat(rows(connection, schema(model), engine.engine()))
                    .containsAllEntriesOf(common(rows, schema(model)));

            if (outcome.equals("lost")) {
                return;
            }
            for (int i = steps.size() - 1; i >= 0; i--) {
                run(connection, steps.get(i).down());
            }
            assertThat(NormalForm.difference(lines(database), startLines)).isEmpty();
            assertThat(rows(connection, start, engine.engine())).containsAllEntriesOf(common(rows, schema(model)));
        }
    }

    private static List<String> drift(Schema database, Schema model) {
        return SchemaDiff.compare(database, model, Unmanaged.DROP).changes().stream()
                .map(c -> Description.of(c).drift())
                .toList();
    }

    static boolean passes(Connection connection, Step step) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Guard guard : step.guards()) {
                try (ResultSet rows = statement.executeQuery(guard.query())) {
                    rows.next();
                    if (!rows.getString(1).equals(guard.expected())) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    private static List<String> lines(Database database) {
        return NormalForm.of(database, Set.of(database.currentNamespace()));
    }

    /** A catalog as if it were a model: a check knows the one column that it is about. */
    static Schema schema(Database database) {
        String own = database.currentNamespace();
        Schema schema = Relative.to(database.catalog(Set.of(own)), own);
        return new Schema(
                schema.namespaces().stream().filter(n -> !n.equals(own)).toList(),
                schema.tables().stream()
                        .map(t -> t.withChecks(
                                t.checks().stream().map(c -> ofColumn(c, t)).toList()))
                        .toList(),
                schema.sequences(),
                schema.enumTypes(),
                schema.views(),
                List.of());
    }

    private static Check ofColumn(Check check, Table table) {
        List<String> columns = table.columns().stream()
                .map(Column::name)
                .filter(c -> check.expression().matches("(?s).*\\b" + c + "\\b.*"))
                .toList();
        return new Check(check.name(), false, check.expression(), columns.size() == 1 ? columns.get(0) : "");
    }

    private static Map<String, Integer> rows(Connection connection, Schema schema, Engine engine) throws SQLException {
        Map<String, Integer> rows = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            for (Table table : schema.tables()) {
                try (ResultSet count = statement.executeQuery(
                        "select count(*) from " + engine.quote(table.name().name()))) {
                    count.next();
                    rows.put(table.name().name(), count.getInt(1));
                }
            }
        }
        return rows;
    }

    private static Map<String, Integer> common(Map<String, Integer> rows, Schema schema) {
        Map<String, Integer> common = new TreeMap<>(rows);
        common.keySet()
                .retainAll(schema.tables().stream()
                        .map(Table::name)
                        .map(QualifiedName::name)
                        .toList());
        return common;
    }

    static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
