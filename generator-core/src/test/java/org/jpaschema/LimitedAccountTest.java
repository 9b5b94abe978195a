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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts with fewer rights than the owner: reading is enough for what only reads; what is hidden is not missing. */
class LimitedAccountTest {

    @TempDir
    Path directory;

    private Connection owner;
    private TestProject project;
    private String role;
    private TestProject limited;

    @BeforeEach
    void createTheDatabaseAndTheAccount() throws SQLException {
        owner = TestDatabases.postgresql();
        project = TestProject.on(owner, directory);
        role = "limited_" + owner.getCatalog();
        execute(owner, "create role " + role + " login");
        limited = project.as(role);
    }

    @AfterEach
    void dropThem() throws SQLException {
        execute(owner, "drop owned by " + role + "; drop role " + role);
        owner.close();
    }

    /** All that any statement could have changed; the counters of sequences and the rows of tables included. */
    private List<String> everything() throws SQLException {
        return strings(
                owner,
                """
                select concat('class ', oid, relname, relkind, xmin, relnatts) from pg_class
                  where oid > 16383
                union all select concat('attribute ', attrelid, attname, xmin) from pg_attribute where attrelid > 16383
                union all select concat('constraint ', oid, xmin) from pg_constraint where oid > 16383
                union all select concat('type ', oid, xmin) from pg_type where oid > 16383
                union all select concat('function ', oid, xmin) from pg_proc where oid > 16383
                union all select concat('namespace ', oid, xmin) from pg_namespace where nspname !~ '^pg_'
                union all select concat('rows ', query_to_xml(format('select * from %s', oid::regclass), true, true, ''))
                  from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'S')
                order by 1""");
    }

    @Test
    void anEmptyDatabaseIsReadAndNothingIsChanged() throws Exception {
        List<String> before = everything();
        assertThat(limited.tool().check().differences()).isPositive();
        limited.tool().status();
        assertThat(limited.console.lines()).contains("Applied:      0 changesets");
        assertThat(limited.tool().diff().migration()).isPresent();
        limited.tool().status();
        assertThat(everything()).isEqualTo(before);
        Map<String, String> files = project.files();
        assertThat(limited.failure(SchemaTool::apply))
                .contains("permission denied for schema public", role, "CREATE", "schema.username");
        assertThat(everything()).isEqualTo(before);
        assertThat(project.files()).isEqualTo(files);
        project.tool().apply();
    }

    @Test
    void aMigratedDatabaseIsReadAndNothingIsChanged() throws Exception {
        project.tool().diff();
        project.tool().apply();
        execute(owner, "grant select on all tables in schema public to " + role);
        execute(owner, "alter role " + role + " set default_transaction_read_only = on");
        execute(owner, "alter table customer drop column remark");
        List<String> before = everything();
        assertThat(limited.tool().check().differences()).isEqualTo(1);
        limited.tool().status();
        assertThat(limited.console.lines()).contains("Pending:      0 changesets", "Drift:        yes, 1 difference");
        assertThat(limited.tool().diff().migration()).isPresent();
        assertThat(everything()).isEqualTo(before);
        execute(owner, "alter role " + role + " reset default_transaction_read_only");
        assertThat(limited.failure(SchemaTool::apply))
                .contains("permission denied", "databasechangelog", role, "INSERT", "schema.username");
        assertThat(limited.failure(SchemaTool::rollback)).contains("permission denied", "databasechangelog", role);
        assertThat(everything()).isEqualTo(before);
        project.tool().apply();
        assertThat(project.console.lines()).contains("The database is as the entities say.");
    }

    @Test
    void aChangesetThatNeedsAnotherRightSaysSo() throws Exception {
        project.tool().diff();
        project.tool().apply();
        execute(owner, "grant select, insert, update, delete on databasechangelog, databasechangeloglock to " + role);
        execute(owner, "alter table customer drop column remark");
        limited.tool().diff();
        List<String> before = everything();
        assertThat(limited.failure(SchemaTool::apply))
                .contains("add_remark_to_customer", "must be owner of table customer", "Give " + role + " the right");
        assertThat(everything()).isEqualTo(before);
        project.tool().apply();
        assertThat(project.console.lines()).contains("The database is as the entities say.");
    }

    @Test
    void aHistoryThatMayNotBeReadIsNotAnEmptyOne() throws Exception {
        project.tool().diff();
        project.tool().apply();
        Map<String, String> files = project.files();
        for (String goal : List.of("diff", "status", "apply", "rollback")) {
            assertThat(limited.failure(tool -> BadInputTest.run(goal, tool)))
                    .as(goal)
                    .contains("permission denied", "databasechangelog", "SELECT", role);
        }
        execute(owner, "grant select on databasechangelog to " + role);
        List<String> before = everything();
        assertThat(limited.failure(SchemaTool::status)).contains("databasechangeloglock", "SELECT", role);
        assertThat(limited.tool().check().differences()).isZero();
        assertThat(project.files()).isEqualTo(files);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aSchemaThatMayNotBeUsedIsNotAnEmptyOne() throws Exception {
        project.tool().diff();
        project.tool().apply();
        execute(owner, "revoke usage on schema public from public");
        Map<String, String> files = project.files();
        for (String goal : List.of("check", "diff", "status", "apply", "rollback")) {
            assertThat(limited.failure(tool -> BadInputTest.run(goal, tool)))
                    .as(goal)
                    .contains("USAGE", role);
        }
        assertThat(project.files()).isEqualTo(files);
        execute(owner, "grant usage on schema public to " + role);
        assertThat(limited.tool().check().differences()).isZero();
        assertThat(Files.exists(directory.resolve("target/schema/report.md"))).isTrue();
    }
}
