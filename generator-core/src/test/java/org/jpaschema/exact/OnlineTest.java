package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.TestDatabases;
import org.jpaschema.apply.LiquibaseRunner;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Description;
import org.jpaschema.diff.SchemaDiff;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.migration.Changeset;
import org.jpaschema.migration.Changesets;
import org.jpaschema.migration.Migration;
import org.jpaschema.migration.MigrationStore;
import org.jpaschema.plan.Planner;
import org.jpaschema.plan.Step;
import org.jpaschema.probe.TablesInUse;
import org.jpaschema.proof.NormalForm;
import org.jpaschema.risk.Circumstances;
import org.jpaschema.risk.Risk;
import org.jpaschema.risk.RiskPolicy;
import org.jpaschema.risk.Rules;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans for tables in use, as files that Liquibase runs; the cases are lines of the files in {@code online}. */
class OnlineTest {

    @TempDir
    Path directory;

    private final List<String> lines = new ArrayList<>();

    static Stream<Arguments> cases() throws IOException {
        return CaseFiles.of("online");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void endsWhereTheUsualPlanEnds(String name, TestEngine engine, String before, String after, String words)
            throws Exception {
        try (Connection connection = engine.fresh();
                Connection wanted = engine.fresh();
                Database database = TestModel.open(connection);
                Database model = TestModel.open(wanted)) {
            PlanWithRowsTest.run(connection, List.of(before.split(";;")));
            PlanWithRowsTest.run(wanted, List.of(after.split(";;")));
            List<String> start = lines(database);
            Schema goal = PlanWithRowsTest.schema(model);
            List<Step> steps = steps(database, goal, "true");
            assertSaid(Files.readString(save(steps, engine.engine().transactionalDdl())), words);
            runner(connection, lines::add).apply(true);
            assertThat(drift(PlanWithRowsTest.schema(database), goal)).isEmpty();
            runner(connection, lines::add).rollback(1, true);
            assertThat(NormalForm.difference(lines(database), start)).isEmpty();
            runner(connection, lines::add).apply(true);
            assertThat(drift(PlanWithRowsTest.schema(database), goal)).isEmpty();
        }
    }

    private static void assertSaid(String text, String words) {
        int from = 0;
        for (String word : words.split(";;")) {
            int at = text.indexOf(word.strip(), from);
            assertThat(at).as("%s behind %s of: %s", word, from, text).isNotNegative();
            from = at + word.strip().length();
        }
    }

    @Test
    void locksThatNobodyWaitsForAreNoRisks() throws Exception {
        try (Connection connection = TestDatabases.postgresql();
                Database database = TestModel.open(connection)) {
            PlanWithRowsTest.run(connection, List.of("create table t (id integer primary key, c integer)"));
            Schema goal = wanted("create table t (id bigint primary key, c integer)", "create index i on t (c)");
            assertThat(risks(steps(database, goal, "false"))).contains("lock.rewrite", "lock.built-index");
            assertThat(risks(steps(database, goal, "true")))
                    .as("of a rewrite there is no gentle way")
                    .contains("lock.rewrite")
                    .doesNotContain("lock.built-index");
        }
    }

    private static List<String> risks(List<Step> steps) {
        return steps.stream().flatMap(s -> s.risks().stream()).map(Risk::code).toList();
    }

    @Test
    void largeTablesAreInUseUnlessToldOtherwise() throws Exception {
        try (Connection connection = TestDatabases.postgresql();
                Database database = TestModel.open(connection)) {
            PlanWithRowsTest.run(
                    connection,
                    List.of(
                            "create table small (id integer primary key)",
                            "create table large (id integer primary key)",
                            "insert into large select generate_series(1, 100000)",
                            "create table parted (id integer) partition by range (id)",
                            "analyze"));
            Schema goal = wanted(
                    "create table small (id integer primary key)",
                    "create table large (id integer primary key)",
                    "create table parted (id integer)",
                    "create index s on small (id)",
                    "create index l on large (id)",
                    "create index p on parted (id)",
                    "create table fresh (id integer primary key constraint fk references small)",
                    "create index f on fresh (id)");
            List<Change> changes = SchemaDiff.compare(PlanWithRowsTest.schema(database), goal, Unmanaged.DROP)
                    .changes();
            assertThat(names(TablesInUse.of(changes, database, "auto", true))).containsExactly("large");
            assertThat(names(TablesInUse.of(changes, database, "true", true))).containsExactly("large", "small");
            assertThat(TablesInUse.of(changes, database, "false", true)).isEmpty();
            assertThat(TablesInUse.of(changes, database, "auto", false)).isEmpty();
            assertThatThrownBy(() -> TablesInUse.of(changes, database, "yes", true))
                    .isInstanceOf(SchemaException.class)
                    .hasMessage("schema.online is \"yes\"; it must be auto, true or false.");
        }
    }

    private static List<String> names(Set<QualifiedName> tables) {
        return tables.stream().map(QualifiedName::name).toList();
    }

    @Test
    void whatAFailedRunLeftIsCleanedUpByTheNext() throws Exception {
        try (Connection connection = TestDatabases.postgresql();
                Database database = TestModel.open(connection)) {
            String table = "create table t (id integer primary key, c integer)";
            PlanWithRowsTest.run(connection, List.of(table));
            Schema goal = wanted(table, "create unique index i on t (c)");
            save(steps(database, goal, "true"));
            PlanWithRowsTest.run(connection, List.of("insert into t values (1, 1), (2, 1)"));
            assertThatThrownBy(() -> runner(connection, lines::add).apply(true)).isInstanceOf(SchemaException.class);
            assertThat(number(connection, "select count(*) from pg_index where not indisvalid"))
                    .isEqualTo(1);
            PlanWithRowsTest.run(connection, List.of("delete from t where id = 2"));
            runner(connection, lines::add).apply(true);
            assertThat(number(connection, "select count(*) from pg_index where not indisvalid"))
                    .isZero();
            assertThat(drift(PlanWithRowsTest.schema(database), goal)).isEmpty();
        }
    }

    @Test
    void givesUpBehindALockAndTriesAgain() throws Exception {
        try (Connection connection = TestDatabases.postgresql();
                Connection other = TestDatabases.again(connection);
                Database database = TestModel.open(connection)) {
            PlanWithRowsTest.run(connection, List.of("create table t (id integer primary key, c integer)"));
            Schema goal = wanted("create table t (id integer primary key, c integer constraint k check (c > 0))");
            save(steps(database, goal, "true"));
            other.setAutoCommit(false);
            PlanWithRowsTest.run(other, List.of("lock table t in access share mode"));
            Consumer<String> progress = line -> {
                lines.add(line);
                if (line.contains("waits for a lock")) {
                    rollBack(other);
                }
            };
            runner(connection, progress).apply(true);
            assertThat(lines.get(0)).endsWith("waits for a lock that another session holds; tried again in 1 s");
            assertThat(lines).hasSize(3);
            assertThat(drift(PlanWithRowsTest.schema(database), goal)).isEmpty();
            assertThat(number(connection, "select count(*) from databasechangelog"))
                    .isEqualTo(2);

            lines.clear();
            PlanWithRowsTest.run(other, List.of("lock table t in access share mode"));
            runner(connection, progress).rollback(1, true);
            assertThat(lines).anyMatch(l -> l.contains("waits for a lock"));
            assertThat(number(connection, "select count(*) from databasechangelog"))
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
            Schema goal = wanted(table, "create index i on t (c)");
            save(steps(database, goal, "true"));
            other.setAutoCommit(false);
            PlanWithRowsTest.run(other, List.of("insert into t values (1, 1)"));
            PlanWithRowsTest.run(connection, List.of("set lock_timeout = '500ms'"));
            runner(connection, line -> {
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
            assertThat(drift(PlanWithRowsTest.schema(database), goal)).isEmpty();
        }
    }

    private static int invalidIndexes(Connection connection) {
        try {
            return number(connection, "select count(*) from pg_index where not indisvalid");
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
            assertThatThrownBy(() -> runner(connection, lines::add).apply(true))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("Statements of this changeset before the failing one may have taken effect.");
            assertThat(lines).isEmpty();
            rollBack(other);
            assertThat(number(connection, "select c from t")).isEqualTo(2);
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
            save(steps(database, goal, "true"), false);
            other.setAutoCommit(false);
            Consumer<String> progress = line -> {
                if (line.contains("waits for a lock")) {
                    lines.add(line);
                    rollBack(other);
                }
            };
            PlanWithRowsTest.run(other, List.of("select * from t"));
            runner(connection, progress).apply(true);
            assertThat(lines).hasSize(1);
            assertThat(drift(PlanWithRowsTest.schema(database), goal)).isEmpty();
            PlanWithRowsTest.run(other, List.of("select * from t"));
            runner(connection, progress).rollback(1, true);
            assertThat(lines).hasSize(2);
            assertThat(number(connection, "select count(*) from DATABASECHANGELOG"))
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
            save(steps(database, goal, "true"), false);
            assertThatThrownBy(() -> runner(connection, lines::add).apply(true))
                    .hasMessageContaining(
                            "The foreign key fk would not hold: rows of t have a value in r_id that no row"
                                    + " of r has.");
            assertThat(lines).isEmpty();
            PlanWithRowsTest.run(connection, List.of("delete from t"));
            assertThatThrownBy(() -> runner(connection, line -> {
                                lines.add(line);
                                // What comes in between the two looks, as if it had come before the key.
                                insertUnchecked(connection);
                            })
                            .apply(true))
                    .hasMessageContaining("The foreign key fk is there, but does not hold for all rows");
            assertThat(lines).hasSize(1);
            PlanWithRowsTest.run(connection, List.of("insert into r values (7)"));
            runner(connection, lines::add).apply(true);
            assertThat(drift(PlanWithRowsTest.schema(database), goal)).isEmpty();
        }
    }

    @Test
    void aColumnThatTakesMoreWithItIsNotReplaced() throws Exception {
        try (Connection connection = TestDatabases.postgresql();
                Database database = TestModel.open(connection)) {
            PlanWithRowsTest.run(connection, List.of("create table t (id integer primary key, c integer)"));
            Schema goal = wanted("create table t (id integer primary key, c bigint)");
            save(steps(database, goal, "true"));
            for (String extra : List.of(
                    "grant select (c) on t to pg_monitor",
                    "create statistics s on id, c from t",
                    "create publication p for table t (id, c)")) {
                PlanWithRowsTest.run(connection, List.of(extra));
                assertThatThrownBy(() -> runner(connection, lines::add).apply(true))
                        .as(extra)
                        .hasMessageContaining("Column t.c has privileges or statistics of its own");
                PlanWithRowsTest.run(
                        connection,
                        List.of(
                                "revoke select (c) on t from pg_monitor",
                                "drop statistics if exists s",
                                "drop publication if exists p"));
            }
            runner(connection, lines::add).apply(true);
            assertThat(drift(PlanWithRowsTest.schema(database), goal)).isEmpty();
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
            Schema goal = wanted("create table t (id integer primary key, c integer)", "create index i on t (c)");
            List<String> start = lines(database);
            save(steps(database, goal, "true"));
            PlanWithRowsTest.run(connection, List.of("insert into t values (0, 'none')"));
            assertThatThrownBy(() -> runner(connection, lines::add).apply(true)).hasMessageContaining("\"none\"");
            assertThat(lines).as("the column and its trigger are there").hasSize(1);
            assertThatThrownBy(() -> PlanWithRowsTest.run(other, List.of("insert into t values (-1, 'nothing')")))
                    .hasMessageContaining("\"nothing\"");
            runner(connection, lines::add).rollback(1, false);
            assertThat(NormalForm.difference(lines(database), start)).isEmpty();
            PlanWithRowsTest.run(connection, List.of("delete from t where id = 0"));
            runner(connection, line -> {
                        lines.add(line);
                        if (line.contains("1/4")) {
                            insert(other);
                        }
                    })
                    .apply(true);
            assertThat(drift(PlanWithRowsTest.schema(database), goal)).isEmpty();
            assertThat(number(connection, "select count(*) from t where c is distinct from id"))
                    .isZero();
            assertThat(number(connection, "select count(*) from t")).isEqualTo(1001);
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

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Schema wanted(String... statements) throws SQLException {
        try (Connection connection = TestDatabases.postgresql();
                Database model = TestModel.open(connection)) {
            PlanWithRowsTest.run(connection, List.of(statements));
            return PlanWithRowsTest.schema(model);
        }
    }

    private static List<Step> steps(Database database, Schema goal, String online) {
        Schema start = PlanWithRowsTest.schema(database);
        List<Change> changes = SchemaDiff.compare(start, goal, Unmanaged.DROP).changes();
        return Planner.plan(
                changes,
                start,
                database.engine(),
                new Rules(new Circumstances(changes, start, database.engine(), database.version()), RiskPolicy.NONE),
                TablesInUse.of(changes, database, online, true));
    }

    private Path save(List<Step> steps) {
        return save(steps, true);
    }

    private Path save(List<Step> steps, boolean transactional) {
        Migration migration =
                new Migration("online", "me", Instant.EPOCH, List.of(), Changesets.of(steps, transactional));
        return new MigrationStore().save(migration, directory.resolve("master.yaml"));
    }

    private LiquibaseRunner runner(Connection connection, Consumer<String> progress) {
        return new LiquibaseRunner(
                connection, directory.resolve("master.yaml"), List.of(directory), List.of(), progress);
    }

    private static List<String> lines(Database database) {
        return NormalForm.of(database, Set.of(database.currentNamespace())).stream()
                .filter(l -> !l.contains("databasechangelog"))
                .collect(Collectors.toList());
    }

    private static List<String> drift(Schema database, Schema model) {
        return SchemaDiff.compare(database, model, Unmanaged.DROP).changes().stream()
                .filter(c -> !c.subject().name().startsWith("databasechangelog"))
                .map(c -> Description.of(c).drift())
                .toList();
    }
}
