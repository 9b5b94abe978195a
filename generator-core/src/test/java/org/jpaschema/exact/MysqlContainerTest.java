package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.jpaschema.ContainerServer;
import org.jpaschema.database.Database;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Table;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What was written from MySQL's manual, on real servers, where Docker has them. */
class MysqlContainerTest {

    private static final Path TYPES = Path.of("src/test/resources/org/jpaschema/engine/mysql-types.txt");

    /** VECTOR is of MySQL 9. */
    @Test
    void typesAreSpelledAsExpected() throws Exception {
        ContainerServer.MYSQL.missing().ifPresent(Assumptions::abort);
        try (Connection connection = ContainerServer.MYSQL.fresh();
                Database database = TestModel.open(connection)) {
            Map<String, String> expected = Files.readAllLines(TYPES).stream()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("vector") && !line.startsWith("serial"))
                    .map(line -> line.split(" -> "))
                    .collect(Collectors.toMap(spelling -> spelling[0], spelling -> spelling[1]));
            List<String> spellings = new ArrayList<>(expected.keySet());
            for (int i = 0; i < spellings.size(); i++) {
                run(connection, List.of("create table t" + i + " (c " + spellings.get(i) + ")"));
            }
            for (Table table : database.catalog(Set.of(connection.getCatalog())).tables()) {
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
