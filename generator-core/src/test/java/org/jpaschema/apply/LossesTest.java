package org.jpaschema.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.jpaschema.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossesTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drop table users | table users and its rows",
                "DROP TABLE IF EXISTS \"my users\" cascade; | table \"my users\" and its rows",
                "alter table only app.users add x int, drop column if exists email; | column app.users.email and its values",
                "alter table a drop column b, drop column c | column a.b and its values, column a.c and its values",
                "drop schema app cascade | schema app and all that is in it",
                "truncate table users | all rows of table users",
                "truncate users | all rows of table users",
                "delete from users; select 1 from x where y | all rows of table users",
                "delete from users where id = 1 | ''",
                "comment on table a is 'drop table b' -- drop table c | ''",
                "alter table a drop constraint b | ''",
                "alter table a alter column b drop not null | ''",
                "drop index drop_table | ''",
                "drop view v | ''",
                "create table a (truncated int, drop_column int) | ''"
            })
    void whatSqlLoses(String sql, String expected) {
        assertThat(String.join(", ", Losses.ofSql(sql))).isEqualTo(expected);
    }

    @Test
    void structuredChangesOfOthersAreJudgedToo() throws Exception {
        Project project = new Project(directory);
        project.write("db/changelog/drop.sql", "drop table f;\n");
        project.write(
                "db/changelog/db.changelog-master.yaml",
                """
                databaseChangeLog:
                  - changeSet: {id: 1, author: me, changes: [{dropTable: {tableName: a}}]}
                  - changeSet: {id: 2, author: me, changes: [{dropColumn: {tableName: a, columnName: b}}]}
                  - changeSet: {id: 3, author: me, changes: [{dropColumn: {tableName: a, columns: [{column: {name: c}}, {column: {name: d}}]}}]}
                  - changeSet: {id: 4, author: me, changes: [{delete: {tableName: a}}]}
                  - changeSet: {id: 5, author: me, changes: [{delete: {tableName: a, where: x = 1}}]}
                  - changeSet: {id: 6, author: me, changes: [{sql: {sql: "drop table e"}}]}
                  - changeSet: {id: 7, author: me, changes: [{sqlFile: {path: drop.sql, relativeToChangelogFile: true}}]}
                  - changeSet: {id: 8, author: me, labels: destructive, comment: Says so, changes: [{sql: {sql: select 1}}]}
                  - changeSet: {id: 9, author: me, changes: [{dropIndex: {tableName: a, indexName: b}}]}
                """);
        try (Connection connection = TestDatabases.h2()) {
            assertThat(project.runner(connection).pending())
                    .extracting(ChangesetStatus::losses)
                    .containsExactly(
                            List.of("table a and its rows"),
                            List.of("column a.b and its values"),
                            List.of("column a.c and its values", "column a.d and its values"),
                            List.of("all rows of table a"),
                            List.of(),
                            List.of("table e and its rows"),
                            List.of("table f and its rows"),
                            List.of("Says so"),
                            List.of());
        }
    }
}
