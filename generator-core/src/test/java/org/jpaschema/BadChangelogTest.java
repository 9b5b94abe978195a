package org.jpaschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jpaschema.TestProject.execute;
import static org.jpaschema.TestProject.strings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changelogs that are broken, edited, behind, destructive or interrupted. */
class BadChangelogTest {

    private static final List<String> GOALS = List.of("diff", "apply", "status", "rollback");

    private static final String XSD = "xmlns=\"http://www.liquibase.org/xml/ns/dbchangelog\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xsi:schemaLocation=\"http://www.liquibase.org/xml/ns/dbchangelog"
            + " http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd\"";

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "master.yaml | databaseChangeLog:\\n  - include:\\n      file: [a.sql | line 3",
                "master.yaml | databaseChangeLog:\\n  - include:\\n     file: a\\n   x: 1 | line 4",
                "master.yaml | something: else | databaseChangeLog",
                "master.json | { \"databaseChangeLog\": [ | line 1",
                "master.xml | <databaseChangeLog " + XSD + ">\\n<include file=\\n</databaseChangeLog> | line 3",
                "master.xml | <databaseChangeLog " + XSD + ">\\n<include/>\\n</databaseChangeLog> | line 2",
                "master.yaml | databaseChangeLog:\\n  - include:\\n      file: db/changelog/gone.sql | db/changelog/gone.sql"
            })
    void aBrokenMasterIsNamedAndNothingIsWritten(String name, String text, String place) throws Exception {
        TestProject broken = project.master(name);
        Files.createDirectories(broken.master.getParent());
        Files.writeString(broken.master, text.replace("\\n", "\n"));
        Map<String, String> before = broken.files();
        for (String goal : GOALS) {
            assertThat(broken.failure(tool -> BadInputTest.run(goal, tool)))
                    .as(goal)
                    .contains(broken.master.toString(), place);
        }
        assertThat(broken.files()).isEqualTo(before);
        assertThat(TestProject.tables(connection)).isEmpty();
    }

    @Test
    void aBrokenMigrationIsNamedAndNothingIsWritten() throws Exception {
        project.migration("0_broken.sql", "--changeset nobody", "create table a (id int);");
        Map<String, String> before = project.files();
        for (String goal : GOALS) {
            assertThat(project.failure(tool -> BadInputTest.run(goal, tool)))
                    .as(goal)
                    .contains(project.master.toString(), "0_broken.sql", "line 3");
        }
        assertThat(project.files()).isEqualTo(before);
        assertThat(TestProject.tables(connection)).isEmpty();
    }

    @Test
    void aMigrationEditedAfterItWasAppliedIsNamed() throws Exception {
        Path first = project.migration("0_note.sql", "--changeset me:note", "create table note (id int);");
        project.tool().apply();
        project.migration("1_more.sql", "--changeset me:more", "create table more (id int);");
        Files.writeString(first, Files.readString(first).replace("id int", "id bigint"));
        Map<String, String> before = project.files();
        String edited = "The migration db/changelog/changes/0_note.sql was edited after it was applied: changeset note";
        for (String goal : List.of("diff", "apply", "rollback")) {
            assertThat(project.failure(tool -> BadInputTest.run(goal, tool)))
                    .as(goal)
                    .startsWith(edited)
                    .contains("Restore the file");
        }
        project.tool().status();
        assertThat(project.console.toString()).contains("[warning] " + edited, "Pending:      1 changeset");
        assertThat(project.files()).isEqualTo(before);
        assertThat(TestProject.tables(connection)).doesNotContain("more");
    }

    @Test
    void pendingMigrationsAreNamedAndNoMoreAreWritten() throws Exception {
        project.migration("0_note.sql", "--changeset me:note", "create table note (id int);");
        project.migration("1_more.sql", "--changeset me:a", "select 1;", "--changeset me:b", "select 2;");
        Map<String, String> before = project.files();
        assertThat(project.failure(SchemaTool::diff))
                .contains(
                        "2 migrations that are", "changes/0_note.sql", "changes/1_more.sql", "Run schema:apply first");
        assertThat(project.files()).isEqualTo(before);
        assertThat(TestProject.tables(connection)).isEmpty();
    }

    @Test
    void aConnectionCutWhileApplyingLeavesNothingInTheWay() throws Exception {
        execute(connection, "create table pause as select 60 as seconds");
        project.migration("0_first.sql", "--changeset me:first", "create table first (id int);");
        project.migration(
                "1_slow.sql",
                "--changeset me:slow",
                "create table slow (id int);",
                "select pg_sleep(seconds) from pause;");
        CompletableFuture<Void> cut = CompletableFuture.runAsync(this::cutTheSleeper);
        assertThat(project.failure(SchemaTool::apply))
                .contains("The connection to the database broke in changeset slow (db/changelog/changes/1_slow.sql)")
                .contains("1 changeset was applied before", "Run schema:apply again");
        cut.join();
        assertThat(TestProject.tables(connection)).contains("first").doesNotContain("slow");
        execute(connection, "update pause set seconds = 0");
        project.tool().apply();
        assertThat(project.console.lines())
                .contains("  took over the lock that an interrupted run on this host had left behind")
                .contains("Applied 1 changeset of 1 migration.");
        assertThat(TestProject.tables(connection)).contains("first", "slow");
        assertThat(strings(connection, "select id from databasechangeloglock where locked"))
                .isEmpty();
    }

    private void cutTheSleeper() {
        try (Connection other = TestDatabases.again(connection)) {
            String cut = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                    + " and wait_event = 'PgSleep'";
            while (strings(other, cut).isEmpty()) {
                Thread.sleep(20);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatLosesDataNeedsItsYes() throws Exception {
        project.tool().diff();
        project.tool().apply();
        execute(connection, "alter table customer add column nickname varchar(30)");
        execute(connection, "alter table customer add column shoe_size integer");
        project.tool().diff();
        project.tool().apply();
        assertThat(project.console.lines())
                .anyMatch(l -> l.contains("loses column customer.nickname"))
                .anyMatch(l -> l.contains("loses column customer.shoe_size"))
                .contains("If that data may go, run schema:apply with -Dschema.allowDestructive=true.")
                .endsWith("The database is as the entities say, apart from what is held back.");
        assertThat(project.tool().diff().migration()).isEmpty();
        project.tool().status();
        assertThat(project.console.lines()).contains("Drift:        no");
        execute(connection, "alter table customer add column age integer");
        Path second = project.tool().diff().migration().orElseThrow();
        assertThat(Files.readString(second)).contains("drop column age").doesNotContain("drop column nickname");
        Map<String, String> before = project.files();
        project.tool().apply();
        assertThat(columns()).contains("nickname", "shoe_size");
        assertThat(project.files()).isEqualTo(before);
        TestProject allowed = project.allowDestructive();
        allowed.tool().apply();
        assertThat(columns()).doesNotContain("nickname", "shoe_size");
        assertThat(allowed.console.lines()).endsWith("The database is as the entities say.");
    }

    @Test
    void aCheckTellsDriftBesideAChangelogThatCannotBeRead() throws Exception {
        project.tool().diff();
        project.tool().apply();
        execute(connection, "alter table customer add column nickname varchar(30)");
        project.migration("0_broken.sql", "--changeset nobody", "create table a (id int);");
        assertThat(project.tool().check().differences()).isEqualTo(1);
        assertThat(project.console.toString()).contains("What waits in the changelog is not known: ", "0_broken.sql");
    }

    @Test
    void whatWaitsIsInNobodysWayAsLongAsNobodyWantsItBack() throws Exception {
        project.tool().diff();
        project.tool().apply();
        execute(connection, "create table leftover (id int)");
        project.unmanaged("drop").tool().diff();
        project.migration("9_held.sql", "--changeset me:held labels:held", "--comment: Cleans up", "select 1;");
        project.tool().apply();
        assertThat(project.tool().diff().migration()).isEmpty();
        assertThat(project.unmanaged("drop").tool().diff().migration()).isEmpty();
    }

    private List<String> columns() throws SQLException {
        return strings(connection, "select column_name from information_schema.columns where table_name = 'customer'");
    }

    @Test
    void moreThanIsAppliedIsAllAndThenNothing() throws Exception {
        project.migration(
                "0_note.sql", "--changeset me:note", "create table note (id int);", "--rollback drop table note;");
        project.migration(
                "1_more.sql", "--changeset me:more", "create table more (id int);", "--rollback drop table more;");
        project.tool().rollback();
        assertThat(project.console.lines()).contains("Nothing to roll back: no migration is applied.");
        project.tool().apply();
        TestProject far = project.count(5);
        far.tool().rollback();
        assertThat(far.console.lines())
                .contains("Rolled back db/changelog/changes/1_more.sql, db/changelog/changes/0_note.sql.")
                .contains("[warning] Gone with it: table more and its rows");
        assertThat(TestProject.tables(connection)).doesNotContain("note", "more");
    }

    @Test
    void aChangesetWithoutRollbackStopsItAll() throws Exception {
        project.migration("0_note.sql", "--changeset me:note", "create table note (id int);");
        project.migration(
                "1_more.sql", "--changeset me:more", "create table more (id int);", "--rollback drop table more;");
        project.tool().apply();
        assertThat(project.count(2).failure(SchemaTool::rollback))
                .contains("Changeset note (db/changelog/changes/0_note.sql) has no rollback")
                .contains("--rollback empty", "Nothing was rolled back");
        assertThat(TestProject.tables(connection)).contains("note", "more");
    }
}
