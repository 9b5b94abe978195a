package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jpaschema.Comparison;
import org.jpaschema.ContainerGate;
import org.jpaschema.MysqlServer;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.entity.Model;
import org.jpaschema.plan.Planner;
import org.jpaschema.plan.Step;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written from MySQL's manual, on real servers, where Docker has them. */
class MysqlContainerTest {

    private static final Path TYPES = Path.of("src/test/resources/org/jpaschema/engine/mysql-types.txt");

    @ParameterizedTest
    @ValueSource(strings = {"mysql:8.0", "mysql:8.4", "mysql:9"})
    void isAsItsManualSays(String image) throws Exception {
        assumeTrue(ContainerGate.isOpen(image), ContainerGate.reason(image));
        try (MysqlServer server = MysqlServer.start(image)) {
            for (String model : List.of("own", "sample")) {
                hibernatesTablesAreTheModels(server, TestModel.named(model));
                migrationsLeadThereAndBack(server, TestModel.named(model));
            }
            typesAreSpelledAsExpected(server);
        }
    }

    private static void hibernatesTablesAreTheModels(MysqlServer server, TestModel model) throws Exception {
        try (Connection connection = server.database("emptied");
                Judge judge = model.judge(HibernateLine.LINE_7_4);
                Database database = TestModel.open(connection)) {
            assertThat(judge.create(connection)).isEmpty();
            Comparison comparison = compare(model, connection, database);
            assertThat(TestModel.drift(comparison)).isEmpty();
            assertThat(comparison.unreadable()).isEmpty();
        }
    }

    private static void migrationsLeadThereAndBack(MysqlServer server, TestModel model) throws Exception {
        try (Connection connection = server.database("emptied");
                Database database = TestModel.open(connection)) {
            Comparison comparison = compare(model, connection, database);
            List<Step> steps =
                    Planner.plan(comparison.difference().changes(), comparison.database(), database.engine());
            for (Step step : steps) {
                run(connection, step.up());
            }
            assertThat(TestModel.drift(compare(model, connection, database))).isEmpty();
            for (int i = steps.size() - 1; i >= 0; i--) {
                run(connection, steps.get(i).down());
            }
            assertThat(database.catalog(Set.of(connection.getCatalog())).tables())
                    .isEmpty();
        }
    }

    private static Comparison compare(TestModel model, Connection connection, Database database) throws SQLException {
        Model read = TestModel.reader()
                .read(
                        TestModel.reader().find(model.source(HibernateLine.LINE_7_4)),
                        connection,
                        database.engine().folding()::fold);
        return Comparison.compare(read, database, Unmanaged.REPORT);
    }

    /** VECTOR is of MySQL 9. */
    private static void typesAreSpelledAsExpected(MysqlServer server) throws Exception {
        try (Connection connection = server.database("types");
                Database database = TestModel.open(connection)) {
            Map<String, String> expected = Files.readAllLines(TYPES).stream()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("vector") && !line.startsWith("serial"))
                    .map(line -> line.split(" -> "))
                    .collect(Collectors.toMap(spelling -> spelling[0], spelling -> spelling[1]));
            List<String> spellings = new ArrayList<>(expected.keySet());
            for (int i = 0; i < spellings.size(); i++) {
                run(connection, List.of("create table t" + i + " (c " + spellings.get(i) + ")"));
            }
            for (Table table : database.catalog(Set.of("types")).tables()) {
                String spelling =
                        spellings.get(Integer.parseInt(table.name().name().substring(1)));
                Column column = table.columns().get(0);
                String said = column.type() + (column.collation().isEmpty() ? "" : " collate " + column.collation());
                // What the database has anyway, no column is said to have.
                assertThat(said)
                        .as(spelling)
                        .isEqualTo(expected.get(spelling).replace(" collate utf8mb4_0900_ai_ci", ""));
            }
        }
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
