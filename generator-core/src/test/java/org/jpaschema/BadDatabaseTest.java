package org.jpaschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jpaschema.TestProject.execute;
import static org.jpaschema.TestProject.tables;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a database and must not be dropped, or cannot be changed. */
class BadDatabaseTest {

    @TempDir
    Path directory;

    private Connection connection;
    private TestProject project;

    @BeforeEach
    void createTheDatabase() throws SQLException {
        connection = TestDatabases.postgresql();
        project = TestProject.on(connection, directory);
    }

    @AfterEach
    void closeIt() throws SQLException {
        connection.close();
    }

    @Test
    void mostTablesAreNeverDropped() throws Exception {
        execute(connection, "create table a (id int); create table b (id int); create table c (id int)");
        TestProject dropping = project.unmanaged("drop");
        Map<String, String> before = project.files();
        assertThat(dropping.failure(SchemaTool::diff))
                .contains("would drop 3 of 3 tables", "schema.packages and schema.url", "nothing was written")
                .contains("drop them in a migration of your own");
        assertThat(dropping.failure(SchemaTool::check)).contains("would drop 3 of 3 tables");
        assertThat(project.files()).isEqualTo(before);
        assertThat(tables(connection)).containsExactly("a", "b", "c");
    }

    @Test
    void theOnlyTableIsMostTablesToo() throws Exception {
        execute(connection, "create table a (id int)");
        assertThat(project.unmanaged("drop").failure(SchemaTool::diff)).contains("would drop 1 of 1 tables");
    }

    @Test
    void oneUnmanagedTableIsDroppedWithItsYesAndToolsKeepTheirs() throws Exception {
        project.tool().diff();
        project.tool().apply();
        execute(
                connection,
                "create table legacy (id int primary key, customer_id bigint references customer);"
                        + " create index legacy_customer on legacy (customer_id);"
                        + " create table flyway_schema_history (installed_rank int)");
        TestProject dropping = project.unmanaged("drop");
        Path migration = dropping.tool().diff().migration().orElseThrow();
        assertThat(Files.readString(migration))
                .contains("drop table legacy")
                .doesNotContain("drop table databasechangelog", "drop table flyway");
        dropping.tool().apply();
        assertThat(dropping.console.lines())
                .anyMatch(l -> l.contains("loses table legacy"))
                .anyMatch(l -> l.contains("-Dschema.allowDestructive=true"));
        assertThat(dropping.tool().diff().migration()).isEmpty();
        assertThat(tables(connection)).contains("legacy");
        dropping.allowDestructive().tool().apply();
        assertThat(tables(connection))
                .containsExactly(
                        "customer", "databasechangelog", "databasechangeloglock", "flyway_schema_history", "purchase");
        assertThat(dropping.tool().diff().migration()).isEmpty();
    }

    @Test
    void aRiskThatTheProjectDoesNotTakeIsNotWritten() throws Exception {
        project.tool().diff();
        project.tool().apply();
        execute(connection, "create table legacy (id int primary key); insert into legacy values (1)");
        TestProject strict = project.unmanaged("drop").risks(Map.of(), Optional.of("danger"));
        Map<String, String> before = project.files();
        assertThat(strict.failure(SchemaTool::diff))
                .contains("Table legacy is dropped with all its rows", "create table legacy_kept as select")
                .contains("data-loss.drop-table legacy = reason", "accepted-risks.txt")
                .doesNotContain("compatibility.drop");
        assertThat(project.files()).isEqualTo(before);
        Files.writeString(
                project.master.resolveSibling("accepted-risks.txt"),
                "data-loss.drop-table legacy = empty since 2019\n");
        Path migration = strict.tool().diff().migration().orElseThrow();
        assertThat(Files.readString(migration))
                .contains("safe: Table legacy is dropped", "1 row is lost.", "accepted: empty since 2019")
                .contains("labels:destructive,held");
    }

    @Test
    void whatMustNotLoseDataIsNotWritten() throws Exception {
        project.tool().diff();
        project.tool().apply();
        execute(connection, "alter table customer add column nickname varchar(30)");
        Map<String, String> before = project.files();
        assertThat(project.destructive("forbid").failure(SchemaTool::diff))
                .contains("Would lose column customer.nickname and its values")
                .contains("schema.destructive=forbid: nothing was written", "=hold");
        assertThat(project.destructive("no").failure(SchemaTool::diff))
                .contains("schema.destructive is \"no\"; it must be hold, deprecate, write, forbid");
        assertThat(project.files()).isEqualTo(before);
        TestProject writing = project.destructive("write");
        Path file = writing.tool().diff().migration().orElseThrow();
        assertThat(Files.readString(file)).contains("labels:destructive").doesNotContain("destructive,held");
        assertThat(writing.failure(SchemaTool::apply)).contains("column customer.nickname", "Nothing was applied");
    }

    @Test
    void aColumnThatAViewReadsIsNotChanged() throws Exception {
        project.tool().diff();
        project.tool().apply();
        execute(
                connection,
                "alter table customer alter column remark type text; alter table customer alter column points type bigint;"
                        + " create view remarks as select id, remark from customer;"
                        + " create view scores as select id, points from customer");
        Map<String, String> before = project.files();
        assertThat(project.failure(SchemaTool::diff))
                .contains("View remarks reads customer.remark, which has to change")
                .contains("View scores reads customer.points, which has to change")
                .contains("Drop the view in a migration of your own");
        assertThat(project.files()).isEqualTo(before);
        assertThat(project.tool().check().differences()).isEqualTo(2);
        project.migration("9_views.sql", "--changeset me:views", "drop view remarks;", "drop view scores;");
        project.tool().apply();
        project.tool().diff();
        project.allowDestructive().tool().apply();
        assertThat(project.tool().check().differences()).isZero();
    }
}
