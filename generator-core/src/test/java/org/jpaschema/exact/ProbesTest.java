package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jpaschema.TestDatabases;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.SchemaDiff;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.engine.Engines;
import org.jpaschema.plan.Planner;
import org.jpaschema.plan.Step;
import org.jpaschema.probe.Mode;
import org.jpaschema.probe.Probes;
import org.jpaschema.risk.Risk;
import org.jpaschema.risk.RiskPolicy;
import org.jpaschema.risk.Severity;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the live data says to the risks of a plan; the cases are lines of the files in {@code probes}. */
class ProbesTest {

    static Stream<Arguments> cases() throws IOException {
        return CaseFiles.of("probes").filter(c -> OnDemand.runs((String) c.get()[0]));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void theDataSays(String name, TestEngine engine, String before, String after, String expected) throws Exception {
        try (Connection connection = engine.fresh();
                Connection wanted = engine.fresh();
                Database database = TestModel.open(connection);
                Database model = TestModel.open(wanted)) {
            PlanWithRowsTest.run(connection, List.of(before.split(";;")));
            PlanWithRowsTest.run(wanted, List.of(after.split(";;")));
            Schema today = PlanWithRowsTest.schema(database);
            List<Step> plan = plan(today, PlanWithRowsTest.schema(model), database);

            for (Mode mode : List.of(Mode.ESTIMATE, Mode.FULL)) {
                List<Step> steps = Probes.answer(plan, today, database, mode, false, RiskPolicy.NONE);

                assertThat(said(steps, "data")).as("%s", mode).containsExactlyInAnyOrder(expected.split(" ;; "));
                assertThat(said(steps, "lo"))
                        .allMatch(s -> s.startsWith("safe lo"))
                        .allMatch(s -> s.endsWith(" MB a second."));
                for (Step step : steps) {
                    assertThat(PlanWithRowsTest.passes(connection, step))
                            .as("%s", step.guards())
                            .isEqualTo(isUnguarded(name, engine)
                                    || step.risks().stream().noneMatch(ProbesTest::stops));
                }
            }
            assertThat(Probes.answer(plan, today, database, Mode.OFF, false, RiskPolicy.NONE))
                    .isEqualTo(plan);
        }
    }

    private static List<Step> plan(Schema today, Schema wanted, Database database) {
        List<Change> changes = SchemaDiff.compare(today, wanted, Unmanaged.DROP).changes();
        return Planner.plan(changes, today, database.engine());
    }

    /** Where the question is the server's own, or would be about a table that is not there yet. */
    private static boolean isUnguarded(String name, TestEngine engine) {
        return name.equals("foreign key to a new table")
                || name.equals("does not parse") && engine == TestEngine.POSTGRESQL;
    }

    private static boolean stops(Risk risk) {
        return risk.severity() == Severity.DANGER && risk.code().startsWith("data.");
    }

    private static List<String> said(List<Step> steps, String code) {
        return steps.stream()
                .flatMap(s -> s.risks().stream())
                .filter(r -> r.code().startsWith(code))
                .filter(r -> !r.finding().isEmpty())
                .map(r -> r.severity().label() + " " + r.code() + " " + r.finding())
                .toList();
    }

    /** A table whose column becomes mandatory. */
    private static List<String> said(
            Connection connection, Database database, Mode mode, boolean samples, String... statements)
            throws Exception {
        PlanWithRowsTest.run(connection, List.of(statements));
        Schema today = PlanWithRowsTest.schema(database);
        List<Table> tables = new ArrayList<>();
        for (Table table : today.tables()) {
            tables.add(table.withColumns(
                    table.columns().stream().map(c -> c.withNullable(false)).toList()));
        }
        Schema wanted = new Schema(List.of(), tables, List.of(), List.of(), List.of(), List.of());
        return said(
                Probes.answer(plan(today, wanted, database), today, database, mode, samples, RiskPolicy.NONE), "data");
    }

    @Test
    void valuesAreShownWhereTheyAreWanted() throws Exception {
        try (Connection connection = TestDatabases.h2();
                Database database = TestModel.open(connection)) {
            assertThat(said(
                            connection,
                            database,
                            Mode.ESTIMATE,
                            true,
                            "create table t (id integer not null primary key, a integer)",
                            "insert into t values (1, null), (2, 2), (3, null)"))
                    .containsExactly("danger data.not-null 2 of 3 rows violate it; 2 samples: id=1; id=3.");
        }
    }

    @Test
    void anEstimateCountsUpToALimit() throws Exception {
        String create = "create table t (id integer not null primary key, a integer)";
        try (Connection connection = TestDatabases.h2();
                Database database = TestModel.open(connection)) {
            String insert = "insert into t select x, null from system_range(1, 12345)";
            assertThat(said(connection, database, Mode.ESTIMATE, false, create, insert))
                    .containsExactly("danger data.not-null More than 10,000 of more than 10,000 rows violate it;"
                            + " 3 samples: ***; ***; ***.");
            assertThat(said(connection, database, Mode.FULL, false))
                    .containsExactly(
                            "danger data.not-null 12,345 of 12,345 rows violate it; 3 samples: ***; ***; ***.");
        }
        try (Connection connection = TestDatabases.postgresql();
                Database database = TestModel.open(connection)) {
            String insert = "insert into t select x, nullif(x, 3) from generate_series(1, 12345) x";
            assertThat(said(connection, database, Mode.ESTIMATE, false, create, insert, "analyze t"))
                    .containsExactly("danger data.not-null 1 of about 12,345 rows violates it; 1 sample: ***.");
        }
    }

    @Test
    void aQuestionThatTakesTooLongIsGivenUpAndHarmsNoOther() throws Exception {
        try (Connection connection = TestDatabases.postgresql();
                Database database = TestModel.open(connection)) {
            PlanWithRowsTest.run(
                    connection,
                    List.of(
                            "create table t (id integer not null primary key, a integer)",
                            "insert into t values (1, null)"));
            Schema today = PlanWithRowsTest.schema(database);
            Table table = today.tables().get(0);
            Table wanted = table.withColumns(table.columns().stream()
                            .map(c -> c.withNullable(false))
                            .toList())
                    .withChecks(List.of(new Check("ck_t", true, "length(pg_sleep(60)::text) = 0", "")));
            List<Step> steps = Probes.answer(
                    plan(
                            today,
                            new Schema(List.of(), List.of(wanted), List.of(), List.of(), List.of(), List.of()),
                            database),
                    today,
                    database,
                    Mode.ESTIMATE,
                    false,
                    RiskPolicy.NONE);

            assertThat(said(steps, "data"))
                    .containsExactlyInAnyOrder(
                            "danger data.not-null 1 of 1 row violates it; 1 sample: ***.",
                            "caution data.check The data was not looked at: no answer within 5 s.");
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void aTableThatMayNotBeReadIsNotJudged() throws Exception {
        try (Connection connection = TestDatabases.postgresql()) {
            String role = "blind_" + connection.getCatalog();
            PlanWithRowsTest.run(connection, List.of("create role " + role + " login"));
            try (Database blind = Database.open(
                    new ConnectionSettings(connection.getMetaData().getURL(), Optional.of(role), Optional.empty()),
                    List.of(ProbesTest.class.getClassLoader()),
                    Engines.all())) {
                assertThat(said(
                                connection,
                                blind,
                                Mode.FULL,
                                true,
                                "create table t (id integer not null primary key, a integer)",
                                "insert into t values (1, null)"))
                        .containsExactly(
                                "caution data.not-null The data was not looked at: the account may not read the table.");
            }
            PlanWithRowsTest.run(connection, List.of("drop owned by " + role, "drop role " + role));
        }
    }
}
