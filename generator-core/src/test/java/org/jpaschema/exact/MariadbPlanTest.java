package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jpaschema.Comparison;
import org.jpaschema.TestDatabases;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.engine.MariadbEngine;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.plan.Planner;
import org.jpaschema.plan.Step;
import org.junit.jupiter.api.Test;

/** What comes of MariaDB's committing each DDL statement, and of its databases being schemas. */
class MariadbPlanTest {

    private static final TestModel MODEL = TestModel.own("org.jpaschema.exact.model");

    /** Half of a migration is a state like any other: the next comparison goes on from there. */
    @Test
    void goesOnAfterAPlanThatFailedHalfWay() throws SQLException {
        try (Connection connection = TestDatabases.mariadb();
                Database database = TestModel.open(connection)) {
            List<Step> steps = steps(MODEL, connection, database);
            List<String> statements =
                    steps.stream().flatMap(s -> s.up().stream()).toList();
            for (int done = 1; done < statements.size(); done++) {
                int failing = done;
                try (Connection again = TestDatabases.mariadb();
                        Database half = TestModel.open(again)) {
                    run(again, statements.subList(0, failing));
                    assertThatThrownBy(() -> run(again, List.of("alter table missing add column x int")))
                            .isInstanceOf(SQLException.class);
                    for (Step step : steps(MODEL, again, half)) {
                        run(again, step.up());
                    }
                    assertThat(TestModel.drift(compare(MODEL, again, half))).isEmpty();
                }
            }
        }
    }

    /** Where ALTER … DROP DEFAULT is used on it, every INSERT has to name the column from then on. */
    @Test
    void letsAnInsertOmitAColumnWhoseDefaultIsGone() throws SQLException {
        try (Connection connection = TestDatabases.mariadb();
                Database database = TestModel.open(connection)) {
            for (Step step : steps(MODEL, connection, database)) {
                run(connection, step.up());
            }
            run(connection, List.of("alter table customer alter column city set default 'Rome'"));
            for (Step step : steps(MODEL, connection, database)) {
                run(connection, step.up());
            }
            run(
                    connection,
                    List.of("insert into customer (id, last_name, region, number, active) values (1, 'x', 'y', 1, 1)"));
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select city, language, score from customer")) {
                row.next();
                assertThat(row.getString(1)).isNull();
                assertThat(row.getString(2)).isEqualTo("en");
                assertThat(row.getInt(3)).isZero();
            }
        }
    }

    @Test
    void takesADatabaseForASchema() throws SQLException {
        try (Connection connection = TestDatabases.mariadb();
                Database database = TestModel.open(connection)) {
            String other = connection.getCatalog() + "_elsewhere";
            run(connection, List.of("drop database if exists " + other));
            TestModel elsewhere = new TestModel(
                    MODEL.classpath(), List.of(), MODEL.packages(), Map.of("hibernate.default_catalog", other));
            List<Step> steps = steps(elsewhere, connection, database);
            for (Step step : steps) {
                run(connection, step.up());
            }
            assertThat(TestModel.drift(compare(elsewhere, connection, database)))
                    .isEmpty();
            assertThat(database.catalog(List.of(other)).tables()).hasSize(2);
            assertThat(database.catalog(List.of(database.currentNamespace())).tables())
                    .isEmpty();
            for (int i = steps.size() - 1; i >= 0; i--) {
                run(connection, steps.get(i).down());
            }
            assertThat(database.catalog(List.of(other)).namespaces()).isEmpty();
        }
    }

    @Test
    void quotesEveryWordThatTheServerReserves() throws SQLException {
        try (Connection connection = TestDatabases.mariadb();
                Statement statement = connection.createStatement()) {
            List<String> words = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select word from information_schema.keywords")) {
                while (rows.next()) {
                    words.add(rows.getString(1));
                }
            }
            assertThat(words).hasSizeGreaterThan(500);
            MariadbEngine engine = new MariadbEngine();
            for (String word : words) {
                String column = engine.quote(word);
                assertThatCode(() -> statement.execute("explain select x." + column + " as " + column + ", " + column
                                + " from (select 1 as " + column + ") x group by " + column))
                        .as(word)
                        .doesNotThrowAnyException();
            }
        }
    }

    private static Comparison compare(TestModel model, Connection connection, Database database) {
        return Comparison.compare(
                model.read(HibernateLine.LINE_7_4, TestEngine.MARIADB, connection), database, Unmanaged.REPORT);
    }

    private static List<Step> steps(TestModel model, Connection connection, Database database) {
        Comparison comparison = compare(model, connection, database);
        return Planner.plan(comparison.difference().changes(), comparison.database(), database.engine());
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
