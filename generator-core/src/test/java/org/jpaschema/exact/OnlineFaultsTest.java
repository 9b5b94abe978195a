package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jpaschema.TestDatabases;
import org.jpaschema.database.Database;
import org.jpaschema.migration.Changeset;
import org.jpaschema.migration.Migration;
import org.jpaschema.migration.MigrationStore;
import org.jpaschema.proof.NormalForm;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans for tables in use that meet what they must not: locks, rows that do not fit, runs that break off. */
class OnlineFaultsTest {

    @TempDir
    Path directory;

    private final List<String> lines = new ArrayList<>();

    private OnlineMigration migration() {
        return new OnlineMigration(directory);
    }

    @Test
    void whatAFailedRunLeftIsCleanedUpByTheNext() throws Exception {
        try (Connection connection = TestDatabases.postgresql();
                Database database = TestModel.open(connection)) {
            String table = "create table t (id integer primary key, c integer)";
            PlanWithRowsTest.run(connection, List.of(table));
            Schema goal = OnlineMigration.wanted(table, "create unique index i on t (c)");
            migration().save(OnlineMigration.steps(database, goal, "true"));
            PlanWithRowsTest.run(connection, List.of("insert into t values (1, 1), (2, 1)"));
            assertThatThrownBy(() -> migration().runner(connection, lines::add).apply(true))
                    .isInstanceOf(SchemaException.class);
            assertThat(OnlineMigration.number(connection, "select count(*) from pg_index where not indisvalid"))
                    .isEqualTo(1);
            PlanWithRowsTest.run(connection, List.of("delete from t where id = 2"));
            migration().runner(connection, lines::add).apply(true);
            assertThat(OnlineMigration.number(connection, "select count(*) from pg_index where not indisvalid"))
                    .isZero();
            assertThat(OnlineMigration.drift(PlanWithRowsTest.schema(database), goal))
                    .isEmpty();
        }
    }

    @Test
    void givesUpBehindALockAndTriesAgain() throws Exception {
        try (Connection connection = TestDatabases.postgresql();
                Connection other = TestDatabases.again(connection);
                Database database = TestModel.open(connection)) {
            PlanWithRowsTest.run(connection, List.of("create table t (id integer primary key, c integer)"));
            Schema goal = OnlineMigration.wanted(
                    "create table t (id integer primary key, c integer constraint k check (c > 0))");
            migration().save(OnlineMigration.steps(database, goal, "true"));
            other.setAutoCommit(false);
            PlanWithRowsTest.run(other, List.of("lock table t in access share mode"));
            Consumer<String> progress = line -> {
                lines.add(line);
                if (line.contains("waits for a lock")) {
                    rollBack(other);
                }
            };
            migration().runner(connection, progress).apply(true);
            assertThat(lines.get(0)).endsWith("waits for a lock that another session holds; tried again in 1 s");
            assertThat(lines).hasSize(3);
            assertThat(OnlineMigration.drift(PlanWithRowsTest.schema(database), goal))
                    .isEmpty();
            assertThat(OnlineMigration.number(connection, "select count(*) from databasechangelog"))
                    .isEqualTo(2);

            lines.clear();
            PlanWithRowsTest.run(other, List.of("lock table t in access share mode"));
            migration().runner(connection, progress).rollback(1, true);
            assertThat(lines).anyMatch(l -> l.contains("waits for a lock"));
            assertThat(OnlineMigration.number(connection, "select count(*) from databasechangelog"))
                    .isZero();
        }
    }

    @Test
    void indexesThatAreBuiltBesideAreTriedAgain() throws Exception {
        try (Connection connection = TestDatabases.postgresql();
                Connection other = TestDatabases.again(connection);
                Database database = TestModel.open(connection)) {
            String table = "create table t (id integer primary key, c integer)";
            PlanWithRowsTest.run(connection, List.of(table));
            Schema goal = OnlineMigration.wanted(table, "create index i on t (c)");
            migration().save(OnlineMigration.steps(database, goal, "true"));
            other.setAutoCommit(false);
            PlanWithRowsTest.run(other, List.of("insert into t values (1, 1)"));
            PlanWithRowsTest.run(connection, List.of("set lock_timeout = '500ms'"));
            migration()
                    .runner(connection, line -> {
                        if (line.contains("waits for a lock")) {
                            lines.add(line + invalidIndexes(other));
                            rollBack(other);
                        }
                    })
                    .apply(true);
            assertThat(lines)
                    .as("an index that is not whole is left, and taken away by the next attempt")
                    .singleElement()
                    .asString()
                    .endsWith("tried again in 1 s1");
            assertThat(invalidIndexes(connection)).isZero();
            assertThat(OnlineMigration.drift(PlanWithRowsTest.schema(database), goal))
                    .isEmpty();
        }
    }

    private static int invalidIndexes(Connection connection) {
        try {
            return OnlineMigration.number(connection, "select count(*) from pg_index where not indisvalid");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatNobodyKnowsToBeRepeatableIsNotTriedAgain() throws Exception {
        try (Connection connection = TestDatabases.postgresql();
                Connection other = TestDatabases.again(connection)) {
            PlanWithRowsTest.run(
                    connection,
                    List.of("create table t (id integer primary key, c integer)", "insert into t values (1, 1)"));
            Changeset byHand = new Changeset(
                    "by-hand",
                    "",
                    List.of("update t set c = c + 1", "lock table t"),
                    List.of(),
                    List.of(),
                    List.of(),
                    false);
            new MigrationStore()
                    .save(
                            new Migration("hand", "me", Instant.EPOCH, List.of(), List.of(byHand)),
                            directory.resolve("master.yaml"));
            other.setAutoCommit(false);
            PlanWithRowsTest.run(other, List.of("lock table t in row share mode"));
            PlanWithRowsTest.run(connection, List.of("set lock_timeout = '500ms'"));
            assertThatThrownBy(() -> migration().runner(connection, lines::add).apply(true))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("Statements of this changeset before the failing one may have taken effect.");
            assertThat(lines).isEmpty();
            rollBack(other);
            assertThat(OnlineMigration.number(connection, "select c from t")).isEqualTo(2);
        }
    }

    @Test
    void statementsThatCommitByThemselvesAreTriedAgain() throws Exception {
        try (Connection connection = TestDatabases.mariadb();
                Connection other = TestDatabases.again(connection);
                Connection wanted = TestDatabases.mariadb();
                Database database = TestModel.open(connection);
                Database model = TestModel.open(wanted)) {
            PlanWithRowsTest.run(
                    connection,
                    List.of("create table t (id integer primary key, c integer)", "insert into t values (1, 1)"));
            PlanWithRowsTest.run(
                    wanted, List.of("create table t (id integer primary key, c integer, d integer, index i (c))"));
            Schema goal = PlanWithRowsTest.schema(model);
            migration().save(OnlineMigration.steps(database, goal, "true"), false);
            other.setAutoCommit(false);
            Consumer<String> progress = line -> {
                if (line.contains("waits for a lock")) {
                    lines.add(line);
                    rollBack(other);
                }
            };
            PlanWithRowsTest.run(other, List.of("select * from t"));
            migration().runner(connection, progress).apply(true);
            assertThat(lines).hasSize(1);
            assertThat(OnlineMigration.drift(PlanWithRowsTest.schema(database), goal))
                    .isEmpty();
            PlanWithRowsTest.run(other, List.of("select * from t"));
            migration().runner(connection, progress).rollback(1, true);
            assertThat(lines).hasSize(2);
            assertThat(OnlineMigration.number(connection, "select count(*) from DATABASECHANGELOG"))
                    .isZero();
        }
    }

    @Test
    void rowsThatAForeignKeyDoesNotHoldForAreFoundBeforeAndBehind() throws Exception {
        try (Connection connection = TestDatabases.mariadb();
                Connection wanted = TestDatabases.mariadb();
                Database database = TestModel.open(connection);
                Database model = TestModel.open(wanted)) {
            String referenced = "create table r (id integer primary key)";
            PlanWithRowsTest.run(
                    connection,
                    List.of(
                            referenced,
                            "create table t (id integer primary key, r_id integer)",
                            "insert into t values (1, 7)"));
            PlanWithRowsTest.run(
                    wanted,
                    List.of(
                            referenced,
                            "create table t (id integer primary key, r_id integer,"
                                    + " constraint fk foreign key (r_id) references r (id))"));
            Schema goal = PlanWithRowsTest.schema(model);
            migration().save(OnlineMigration.steps(database, goal, "true"), false);
            assertThatThrownBy(() -> migration().runner(connection, lines::add).apply(true))
                    .hasMessageContaining(
                            "The foreign key fk would not hold: rows of t have a value in r_id that no row"
                                    + " of r has.");
            assertThat(lines).isEmpty();
            PlanWithRowsTest.run(connection, List.of("delete from t"));
            assertThatThrownBy(() -> migration()
                            .runner(connection, line -> {
                                lines.add(line);
                                // What comes in between the two looks, as if it had come before the key.
                                insertUnchecked(connection);
                            })
                            .apply(true))
                    .hasMessageContaining("The foreign key fk is there, but does not hold for all rows");
            assertThat(lines).hasSize(1);
            PlanWithRowsTest.run(connection, List.of("insert into r values (7)"));
            migration().runner(connection, lines::add).apply(true);
            assertThat(OnlineMigration.drift(PlanWithRowsTest.schema(database), goal))
                    .isEmpty();
        }
    }

    @Test
    void aColumnThatTakesMoreWithItIsNotReplaced() throws Exception {
        try (Connection connection = TestDatabases.postgresql();
                Database database = TestModel.open(connection)) {
            String table = "create table t (id integer primary key, c %s, constraint k check (c > 0))";
            String index = "create index i on t (c)";
            PlanWithRowsTest.run(connection, List.of(table.formatted("integer"), index, "create sequence q"));
            Schema goal = OnlineMigration.wanted(table.formatted("bigint"), index, "create sequence q");
            migration().save(OnlineMigration.steps(database, goal, "true"));
            Map<String, String> extras = Map.of(
                    "grant select (c) on t to pg_monitor", "revoke select (c) on t from pg_monitor",
                    "create statistics s on id, c from t", "drop statistics s",
                    "create publication p for table t (id, c)", "drop publication p",
                    "alter sequence q owned by t.c", "alter sequence q owned by none",
                    "alter table t alter column c set statistics 7", "alter table t alter column c set statistics -1",
                    "comment on index i is 'x'", "comment on index i is null",
                    "comment on constraint k on t is 'x'", "comment on constraint k on t is null",
                    "alter index i set (fillfactor = 70)", "alter index i reset (fillfactor)",
                    "create table heir () inherits (t)", "drop table heir");
            for (Map.Entry<String, String> extra : extras.entrySet()) {
                PlanWithRowsTest.run(connection, List.of(extra.getKey()));
                assertThatThrownBy(
                                () -> migration().runner(connection, lines::add).apply(true))
                        .as(extra.getKey())
                        .hasMessageContaining("What hangs on column t.c would be lost with it");
                PlanWithRowsTest.run(connection, List.of(extra.getValue()));
            }
            migration().runner(connection, lines::add).apply(true);
            assertThat(OnlineMigration.drift(PlanWithRowsTest.schema(database), goal))
                    .isEmpty();
        }
    }

    @Test
    void aTypeIsTakenBackFromAnywhereOnItsWay() throws Exception {
        try (Connection connection = TestDatabases.postgresql();
                Connection other = TestDatabases.again(connection);
                Database database = TestModel.open(connection)) {
            PlanWithRowsTest.run(
                    connection,
                    List.of(
                            "create table t (id integer primary key, c varchar(9))",
                            "create index i on t (c)",
                            "insert into t select n, n from generate_series(1, 1000) n"));
            Schema goal = OnlineMigration.wanted(
                    "create table t (id integer primary key, c integer)", "create index i on t (c)");
            List<String> start = OnlineMigration.lines(database);
            migration().save(OnlineMigration.steps(database, goal, "true"));
            PlanWithRowsTest.run(connection, List.of("insert into t values (0, 'none')"));
            assertThatThrownBy(() -> migration().runner(connection, lines::add).apply(true))
                    .hasMessageContaining("\"none\"");
            assertThat(lines).as("the column and its trigger are there").hasSize(1);
            assertThatThrownBy(() -> PlanWithRowsTest.run(other, List.of("insert into t values (-1, 'nothing')")))
                    .hasMessageContaining("\"nothing\"");
            migration().runner(connection, lines::add).rollback(1, false);
            assertThat(NormalForm.difference(OnlineMigration.lines(database), start))
                    .isEmpty();
            PlanWithRowsTest.run(connection, List.of("delete from t where id = 0"));
            migration()
                    .runner(connection, line -> {
                        lines.add(line);
                        if (line.contains("1/4")) {
                            insert(other);
                        }
                    })
                    .apply(true);
            assertThat(OnlineMigration.drift(PlanWithRowsTest.schema(database), goal))
                    .isEmpty();
            assertThat(OnlineMigration.number(connection, "select count(*) from t where c is distinct from id"))
                    .isZero();
            assertThat(OnlineMigration.number(connection, "select count(*) from t"))
                    .isEqualTo(1001);
        }
    }

    private static void insert(Connection connection) {
        try {
            PlanWithRowsTest.run(
                    connection, List.of("insert into t values (5000, '5000')", "update t set c = '01' where id = 1"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void insertUnchecked(Connection connection) {
        try (Connection other = TestDatabases.again(connection)) {
            PlanWithRowsTest.run(other, List.of("set foreign_key_checks = 0", "insert ignore into t values (1, 7)"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
