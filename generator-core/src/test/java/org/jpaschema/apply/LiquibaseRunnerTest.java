package org.jpaschema.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jpaschema.apply.Project.changeset;
import static org.jpaschema.apply.Project.destructive;
import static org.jpaschema.apply.Project.guarded;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import liquibase.util.LiquibaseUtil;
import org.jpaschema.TestDatabases;
import org.jpaschema.migration.Changeset;
import org.jpaschema.migration.Precondition;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Isolated("what is printed and logged is looked at, and both are the whole JVM's")
class LiquibaseRunnerTest {

    private static final String NAMES = "create table names (id int)";
    private static final Changeset HELD_USERS = new Changeset(
            "drop-2",
            "Does drop-2",
            List.of("drop table users"),
            List.of("create table users (id int)"),
            List.of(),
            List.of("table users and its rows"),
            true,
            Set.of("held"),
            false);

    enum Database {
        POSTGRESQL,
        H2;

        Connection open() throws SQLException {
            return this == H2 ? TestDatabases.h2() : TestDatabases.postgresql();
        }
    }

    private static final String TABLE = "create table users (id int)";

    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void project() {
        project = new Project(directory);
    }

    @Test
    void runsOnTheLiquibaseThatIsMeant() {
        assertThat(LiquibaseUtil.getBuildVersion()).isEqualTo(System.getProperty("liquibase.expected", "4.33.0"));
    }

    @ParameterizedTest
    @EnumSource
    void appliesTellsAndRollsBack(Database database) throws Exception {
        Path first = project.save("create_users", changeset("create_users-1", TABLE, "drop table users"));
        Path second = project.save(
                "add_email",
                changeset(
                        "add_email-1",
                        "alter table users add column email varchar(5)",
                        "alter table users drop column email"),
                changeset("add_email-2", "create index e on users (email)", "drop index e"));
        try (Connection connection = database.open()) {
            LiquibaseRunner runner = project.runner(connection);
            assertThat(runner.pending())
                    .extracting(ChangesetStatus::id)
                    .containsExactly("create_users-1", "add_email-1", "add_email-2");
            assertThat(tables(connection)).as("nothing was written").isEmpty();
            String one = "db/changelog/changes/" + first.getFileName();
            String two = "db/changelog/changes/" + second.getFileName();
            assertThat(runner.apply(false)).isEqualTo(new Applied(3, List.of(one, two)));
            assertThat(project.lines)
                    .containsExactly(
                            "  applied 1/3  create_users-1  Does create_users-1",
                            "  applied 2/3  add_email-1  Does add_email-1",
                            "  applied 3/3  add_email-2  Does add_email-2");
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(strings(connection, "select filename from databasechangelog order by orderexecuted"))
                    .containsExactly(one, two, two);
            Status status = runner.status();
            assertThat(status.applied()).isEqualTo(3);
            assertThat(status.pending()).isEmpty();
            assertThat(status.last().orElseThrow().file()).isEqualTo(two);
            assertThat(status.lockedBy()).isEmpty();
            assertThat(runner.apply(false)).isEqualTo(new Applied(0, List.of()));
            assertThat(runner.validate()).isEmpty();

            project.lines.clear();
            assertThat(runner.rollback(1, true))
                    .isEqualTo(new RolledBack(2, List.of(two), List.of("column users.email and its values")));
            assertThat(project.lines)
                    .containsExactly(
                            "  rolled back 1/2  add_email-2  Does add_email-2",
                            "  rolled back 2/2  add_email-1  Does add_email-1");
            assertThat(runner.rollback(5, true).losses()).containsExactly("table users and its rows");
            assertThat(strings(connection, "select id from databasechangelog")).isEmpty();
            assertThat(runner.rollback(1, true)).isEqualTo(new RolledBack(0, List.of(), List.of()));
            assertThat(runner.apply(false).count()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void destructiveChangesetsNeedTheirYes(Database database) throws Exception {
        project.save("create", changeset("create-1", TABLE, "drop table users"));
        Path drop = project.save(
                "drop",
                changeset("drop-1", "create table other (id int)"),
                destructive("drop-2", "drop table users", TABLE, "table users and its rows", "4 more"));
        try (Connection connection = database.open()) {
            assertThatThrownBy(() -> project.runner(connection).apply(false))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("Changeset drop-2 (db/changelog/changes/" + drop.getFileName()
                            + ") would lose table users and its rows, 4 more.")
                    .hasMessageContaining("Nothing was applied")
                    .hasMessageContaining("-Dschema.allowDestructive=true");
            assertThat(tables(connection)).isEmpty();
            assertThat(project.runner(connection).apply(true).count()).isEqualTo(3);
            assertThat(project.lines).contains("  applied 3/3  drop-2  Does drop-2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsHeldBackWaitsAndTheRestGoesOn(Database database) throws Exception {
        project.save(
                "create",
                changeset("create-1", TABLE, "drop table users"),
                changeset("create-2", NAMES, "drop table names"));
        project.save("drop", changeset("drop-1", "create table other (id int)", "drop table other"), HELD_USERS);
        project.save(
                "more", changeset("more-1", "alter table names add column x int", "alter table names drop column x"));
        try (Connection connection = database.open()) {
            LiquibaseRunner runner = project.runner(connection);
            Applied applied = runner.apply(false);
            assertThat(applied.count()).isEqualTo(4);
            assertThat(applied.held()).extracting(ChangesetStatus::id).containsExactly("drop-2");
            assertThat(tables(connection)).contains("users", "other");
            assertThat(runner.pending()).extracting(ChangesetStatus::held).containsExactly(true);
            assertThat(runner.apply(false).held()).hasSize(1);
            assertThat(runner.apply(true).count()).isEqualTo(1);
            assertThat(tables(connection)).doesNotContain("users");
            assertThat(runner.apply(true)).isEqualTo(new Applied(0, List.of()));
            assertThat(runner.rollback(1, false).count()).isEqualTo(1);
            assertThat(tables(connection)).contains("users", "other");
            assertThat(runner.rollback(1, false).count()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatNeedsWhatIsHeldBackStops(Database database) throws Exception {
        project.save("create", changeset("create-1", TABLE, "drop table users"));
        project.save("drop", HELD_USERS);
        project.save("again", changeset("again-1", "create table Users (number int)", "drop table users"));
        try (Connection connection = database.open()) {
            assertThatThrownBy(() -> project.runner(connection).apply(false))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("Changeset again-1")
                    .hasMessageContaining("comes after changeset drop-2")
                    .hasMessageContaining("Nothing was applied");
            assertThat(tables(connection)).isEmpty();
            assertThat(project.runner(connection).apply(true).count()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRollbackDropsNothingThatHasGainedData(Database database) throws Exception {
        project.save("create", changeset("create-1", TABLE, "drop table users"));
        project.save(
                "column",
                changeset("column-1", "alter table users add column email int", "alter table users drop column email"));
        try (Connection connection = database.open()) {
            LiquibaseRunner runner = project.runner(connection);
            runner.apply(false);
            execute(connection, "insert into users (id, email) values (1, null)");
            assertThat(runner.rollback(1, false).count()).isEqualTo(1);
            runner.apply(false);
            execute(connection, "update users set email = 7");
            assertThatThrownBy(() -> runner.rollback(2, false))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("changeset column-1")
                    .hasMessageContaining("column users.email and its values (1 row)")
                    .hasMessageContaining("table users and its rows (1 row)")
                    .hasMessageContaining("Nothing was rolled back")
                    .hasMessageContaining("-Dschema.allowDestructive=true");
            assertThat(strings(connection, "select email from users")).containsExactly("7");
            assertThat(runner.rollback(2, true).count()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailingChangesetIsNamedAndTheNextRunGoesOn(Database database) throws Exception {
        Path file = project.save(
                "two", changeset("two-1", TABLE), changeset("two-2", "alter table nobody add column x int"));
        try (Connection connection = database.open()) {
            assertThatThrownBy(() -> project.runner(connection).apply(false))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("Changeset two-2 (db/changelog/changes/" + file.getFileName() + ") failed: ")
                    .hasMessageContainingAll("nobody", "in: alter table nobody add column x int")
                    .hasMessageContaining("1 changeset was applied before and stay applied.")
                    .hasMessageContaining("run schema:apply again: it goes on from there")
                    .satisfies(e -> assertThat(e.getMessage().lines()).hasSizeLessThanOrEqualTo(2));
            assertThat(project.runner(connection).status().lockedBy()).isEmpty();
            execute(connection, "create table nobody (id int)");
            assertThat(project.runner(connection).apply(false).count()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPreconditionSaysWhatToDo(Database database) throws Exception {
        project.save("a", changeset("a-1", TABLE), changeset("a-2", "insert into users values (1)"));
        project.save(
                "b",
                guarded("b-1", "alter table users add column x int", new Precondition("select 1", "1", "never")),
                guarded(
                        "b-2",
                        "alter table users add column y int",
                        new Precondition("select 1", "1", "This is met."),
                        new Precondition("select count(*) from users", "0", "users has rows: delete them first.")));
        try (Connection connection = database.open()) {
            assertThatThrownBy(() -> project.runner(connection).apply(false))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("Changeset b-2")
                    .hasMessageContaining(
                            "its precondition is not met: users has rows: delete them first. 3 changesets")
                    .hasMessageNotContaining("This is met");
        }
    }

    @Test
    void aMigrationEditedAfterItWasAppliedIsNamed() throws Exception {
        Path file = project.save("a", changeset("a-1", TABLE));
        try (Connection connection = TestDatabases.h2()) {
            project.runner(connection).apply(false);
            Files.writeString(file, Files.readString(file).replace("id int", "id bigint"));
            String expected = "The migration db/changelog/changes/" + file.getFileName()
                    + " was edited after it was applied: changeset a-1 is no longer";
            assertThat(project.runner(connection).validate())
                    .singleElement()
                    .asString()
                    .startsWith(expected);
            assertThatThrownBy(() -> project.runner(connection).apply(false))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageStartingWith(expected)
                    .hasMessageContaining("new migration");
        }
    }

    @Test
    void theConnectionIsCutAndTheNextApplyGoesOn() throws Exception {
        project.save(
                "a",
                changeset("a-1", TABLE),
                changeset("a-2", "alter table users add column x int"),
                changeset("a-3", "select 1"));
        try (Connection connection = TestDatabases.postgresql();
                Connection other = TestDatabases.again(connection)) {
            String pid = strings(connection, "select pg_backend_pid()").get(0);
            LiquibaseRunner cut = new LiquibaseRunner(
                    connection, project.master, List.of(project.resources), List.of(), line -> kill(other, pid));
            assertThatThrownBy(() -> cut.apply(false))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("The connection to the database broke in changeset a-2")
                    .hasMessageContaining("1 changeset was applied before")
                    .hasMessageContaining("Run schema:apply again");
            assertThat(project.runner(other).status().lockedBy()).isPresent();
            assertThat(project.runner(other).apply(false).count()).isEqualTo(2);
            assertThat(project.lines.get(0)).contains("took over the lock");
            assertThat(project.runner(other).status().lockedBy()).isEmpty();
        }
    }

    private static void kill(Connection admin, String pid) {
        try {
            execute(admin, "select pg_terminate_backend(" + pid + ", 5000)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Liquibase itself commits the change first and the history later. */
    @Test
    void aChangesetAndItsEntryInTheHistoryAreOne() throws Exception {
        project.save("a", changeset("a-1", "select 1"));
        project.save("b", changeset("b-1", TABLE, "drop table users"));
        try (Connection connection = TestDatabases.postgresql()) {
            execute(
                    connection,
                    """
                    create function stop() returns trigger as $$ begin
                        if coalesce(new.id, old.id) = 'b-1' then raise exception 'history is full'; end if; return new;
                    end $$ language plpgsql""");
            project.runner(connection).apply(true);
            execute(connection, "delete from databasechangelog where id = 'b-1'");
            execute(connection, "drop table users");
            execute(
                    connection,
                    "create trigger stop before insert or delete on databasechangelog for each row execute function stop()");
            assertThatThrownBy(() -> project.runner(connection).apply(false))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("Changeset b-1")
                    .hasMessageContaining("history is full");
            assertThat(tables(connection)).doesNotContain("users");
            execute(connection, "alter table databasechangelog disable trigger stop");
            assertThat(project.runner(connection).apply(false).count()).isEqualTo(1);
            execute(connection, "alter table databasechangelog enable trigger stop");
            assertThatThrownBy(() -> project.runner(connection).rollback(1, true))
                    .hasMessageContaining("history is full");
            assertThat(tables(connection)).contains("users");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLockOfSomebodyElseIsRespected(Database database) throws Exception {
        project.save("a", changeset("a-1", "create table a (id int)"));
        try (Connection connection = database.open()) {
            project.runner(connection).apply(false);
            project.save("b", changeset("b-1", "create table b (id int)"));
            execute(
                    connection,
                    "update databasechangeloglock set locked = true, lockgranted = current_timestamp, lockedby = 'other-host (1.2.3.4)'");
            assertThatThrownBy(() -> project.runner(connection).apply(false))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("other-host (1.2.3.4) since 20")
                    .hasMessageContaining("set LOCKED = false");
            assertThat(project.runner(connection).status().lockedBy().orElseThrow())
                    .startsWith("other-host");
            assertThat(project.runner(connection).status().pending()).hasSize(1);
        }
    }

    @Test
    void onlyOurOwnLocksAreEverStale() {
        String own = ChangelogLock.signature();
        assertThat(ChangelogLock.isStale(own))
                .as("this thread is here, so it holds none")
                .isTrue();
        assertThat(ChangelogLock.isStale(own.replaceFirst("thread=\\d+", "thread=999999999")))
                .isTrue();
        long other = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread != Thread.currentThread())
                .findFirst()
                .orElseThrow()
                .getId();
        assertThat(ChangelogLock.isStale(own.replaceFirst("thread=\\d+", "thread=" + other)))
                .isFalse();
        assertThat(ChangelogLock.isStale(own.replaceFirst("started=\\d+", "started=1")))
                .isTrue();
        assertThat(ChangelogLock.isStale(own.replaceFirst("pid=\\d+", "pid=99999999")))
                .isTrue();
        ProcessHandle init = ProcessHandle.of(1).orElseThrow();
        long started = init.info().startInstant().orElseThrow().toEpochMilli();
        assertThat(ChangelogLock.isStale(own.replaceFirst("pid=\\d+ started=\\d+", "pid=1 started=" + started)))
                .isFalse();
        assertThat(ChangelogLock.isStale("x" + own)).as("another host").isFalse();
        assertThat(ChangelogLock.isStale("host (1.2.3.4)")).isFalse();
        assertThat(ChangelogLock.isStale(null)).isFalse();
    }

    @Test
    void whatCannotBeRolledBackIsRefusedBeforeAnythingIsDone() throws Exception {
        project.save("a", changeset("a-1", TABLE, "drop table users"));
        project.write(
                "db/changelog/changes/b.sql",
                """
                --liquibase formatted sql
                --changeset me:b-1
                create table b (id int);
                --changeset me:b-2
                create table c (id int);
                --rollback drop table c;
                """);
        Files.writeString(
                project.master,
                Files.readString(project.master)
                        + "  - include:\n      file: changes/b.sql\n      relativeToChangelogFile: true\n");
        try (Connection connection = TestDatabases.h2()) {
            project.runner(connection).apply(false);
            assertThatThrownBy(() -> project.runner(connection).rollback(2, true))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("Changeset b-1 (db/changelog/changes/b.sql) has no rollback")
                    .hasMessageNotContaining("b-2")
                    .hasMessageContaining("Nothing was rolled back");
            Files.writeString(project.master, Files.readString(project.master).replace("b.sql", "c.sql"));
            project.write("db/changelog/changes/c.sql", "--liquibase formatted sql\n--changeset me:c-1\nselect 1;\n");
            assertThatThrownBy(() -> project.runner(connection).rollback(1, true))
                    .hasMessageContaining("Changeset b-1 (db/changelog/changes/b.sql) was applied, but is no longer");
            assertThat(tables(connection)).contains("users", "b", "c");
        }
    }

    @Test
    void withoutAChangelogNothingIsPending() throws Exception {
        try (Connection connection = TestDatabases.h2()) {
            for (String text : new String[] {null, "", "databaseChangeLog:\n", "databaseChangeLog: []\n"}) {
                if (text != null) {
                    project.write("db/changelog/db.changelog-master.yaml", text);
                }
                assertThat(project.runner(connection).apply(false).count()).isZero();
                assertThat(project.runner(connection).status().applied()).isZero();
                assertThat(project.runner(connection).validate()).isEmpty();
            }
            assertThat(tables(connection)).isEmpty();
        }
    }

    @Test
    void aBrokenChangelogIsNamed() throws Exception {
        project.write(
                "db/changelog/db.changelog-master.yaml", "databaseChangeLog:\n  - include:\n      file: missing.sql\n");
        try (Connection connection = TestDatabases.h2()) {
            assertThatThrownBy(() -> project.runner(connection).pending())
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContainingAll(project.master.toString(), "missing.sql");
            project.write("db/changelog/db.changelog-master.yaml", "databaseChangeLog: [\n");
            assertThat(project.runner(connection).validate())
                    .singleElement()
                    .asString()
                    .contains("Syntax error");
        }
    }

    @Test
    void filesMayStandTwiceAndComeFromTheClasspath() throws Exception {
        project.save("a", changeset("a-1", TABLE));
        String include = "  - include:\n      file: classpath:lib/extra.yaml\n";
        Files.writeString(project.master, Files.readString(project.master) + include);
        Path output = directory.resolve("target/classes");
        Path library = directory.resolve("lib");
        Files.createDirectories(output.resolve("db/changelog/changes"));
        Files.copy(project.master, output.resolve("db/changelog/db.changelog-master.yaml"));
        try (var changes = Files.list(project.master.resolveSibling("changes"))) {
            for (Path change : changes.toList()) {
                Files.copy(change, output.resolve("db/changelog/changes/" + change.getFileName()));
            }
        }
        Files.createDirectories(library.resolve("lib"));
        Files.writeString(
                library.resolve("lib/extra.yaml"),
                """
                databaseChangeLog:
                  - changeSet:
                      id: extra
                      author: me
                      context: test
                      changes:
                        - createTable:
                            tableName: extra
                            columns: [{column: {name: id, type: int}}]
                  - includeAll:
                      path: db/changelog/all
                      errorIfMissingOrEmpty: false
                """);
        project.write("db/changelog/all/x.sql", "--liquibase formatted sql\n--changeset me:x\nselect 1;\n");
        Files.createDirectories(output.resolve("db/changelog/all"));
        Files.copy(project.resources.resolve("db/changelog/all/x.sql"), output.resolve("db/changelog/all/x.sql"));
        try (Connection connection = TestDatabases.h2()) {
            LiquibaseRunner runner = new LiquibaseRunner(
                    connection, project.master, List.of(project.resources), List.of(output, library), line -> {});
            assertThat(runner.apply(false).files())
                    .hasSize(3)
                    .contains("db/changelog/all/x.sql")
                    .contains("lib/extra.yaml");
        }
    }

    @Test
    void theResourceRootIsTheInnermostDirectoryThatHoldsTheMaster() {
        Path outside = directory.resolve("other/master.yaml");
        assertThat(LiquibaseRunner.resourceRoot(project.master, List.of(directory, project.resources)))
                .isEqualTo(project.resources);
        assertThat(LiquibaseRunner.resourceRoot(outside, List.of(project.resources)))
                .isEqualTo(outside.getParent());
    }

    @Test
    void statusNeedsNoMoreThanReading() throws Exception {
        project.save("a", changeset("a-1", TABLE));
        try (Connection connection = TestDatabases.postgresql()) {
            connection.setReadOnly(true);
            assertThat(project.runner(connection).status().pending()).hasSize(1);
            connection.setReadOnly(false);
            project.runner(connection).apply(false);
            project.save("b", changeset("b-1", "select 1"));
            connection.setReadOnly(true);
            assertThat(project.runner(connection).status().applied()).isEqualTo(1);
            assertThat(project.runner(connection).pending()).hasSize(1);
            assertThat(project.runner(connection).validate()).isEmpty();
        }
    }

    @Test
    void statementsOutsideOfATransactionRun() throws Exception {
        project.save("a", changeset("a-1", TABLE));
        Changeset index = new Changeset(
                "b-1",
                "",
                List.of("create index concurrently i on users (id)"),
                List.of("drop index concurrently i"),
                List.of(),
                List.of(),
                false);
        project.save("b", index, changeset("b-2", "select 1"));
        try (Connection connection = TestDatabases.postgresql()) {
            assertThat(project.runner(connection).apply(false).count()).isEqualTo(3);
            assertThat(project.runner(connection).rollback(1, true).count()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsPrintedLoggedOrLeftBehind(Database database) throws Exception {
        project.save("a", changeset("a-1", TABLE, "drop table users"), changeset("a-2", "alter table nobody drop x"));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        List<LogRecord> logged = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        PrintStream out = System.out;
        PrintStream err = System.err;
        Map<Object, Object> properties = Map.copyOf(System.getProperties());
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Logger.getLogger("").addHandler(handler);
        try (Connection connection = database.open();
                PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(stream);
            System.setErr(stream);
            project.runner(connection).status();
            assertThatThrownBy(() -> project.runner(connection).apply(false)).isInstanceOf(SchemaException.class);
            project.runner(connection).rollback(1, true);
        } finally {
            System.setOut(out);
            System.setErr(err);
            Logger.getLogger("").removeHandler(handler);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(logged).isEmpty();
        assertThat(System.getProperties()).isEqualTo(properties);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(loader);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return strings(
                connection,
                "select lower(table_name) from information_schema.tables where lower(table_schema) = 'public'");
    }
}
