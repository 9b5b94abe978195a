package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jpaschema.TestDatabases;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.SchemaDiff;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.plan.Step;
import org.jpaschema.probe.TablesInUse;
import org.jpaschema.proof.NormalForm;
import org.jpaschema.risk.Risk;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans for tables in use; the cases are lines of the files in {@code online}. */
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
            List<String> start = OnlineMigration.lines(database);
            Schema goal = PlanWithRowsTest.schema(model);
            List<Step> steps = OnlineMigration.steps(database, goal, "true");
            assertSaid(Files.readString(migration().save(steps, engine.engine().transactionalDdl())), words);
            migration().runner(connection, lines::add).apply(true);
            assertThat(OnlineMigration.drift(PlanWithRowsTest.schema(database), goal))
                    .isEmpty();
            migration().runner(connection, lines::add).rollback(1, true);
            assertThat(NormalForm.difference(OnlineMigration.lines(database), start))
                    .isEmpty();
            migration().runner(connection, lines::add).apply(true);
            assertThat(OnlineMigration.drift(PlanWithRowsTest.schema(database), goal))
                    .isEmpty();
        }
    }

    private OnlineMigration migration() {
        return new OnlineMigration(directory);
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
            PlanWithRowsTest.run(connection, List.of("create table t (id integer primary key, c integer, d integer)"));
            Schema key = OnlineMigration.wanted(
                    "create table t (id bigint primary key, c integer, d integer)", "create index i on t (c)");
            assertThat(risks(OnlineMigration.steps(database, key, "false")))
                    .contains("lock.rewrite", "lock.built-index");
            assertThat(risks(OnlineMigration.steps(database, key, "true")))
                    .as("for a key there is no gentle way")
                    .contains("lock.rewrite")
                    .doesNotContain("lock.built-index");
            Schema other = OnlineMigration.wanted("create table t (id integer primary key, c integer, d bigint)");
            assertThat(risks(OnlineMigration.steps(database, other, "false"))).contains("lock.rewrite");
            assertThat(risks(OnlineMigration.steps(database, other, "true")))
                    .contains("load.rewrite")
                    .doesNotContain("lock.rewrite");
        }
    }

    @Test
    void keysThatAreLookedThroughWriteNothingAnew() throws Exception {
        try (Connection connection = TestDatabases.mariadb();
                Connection wanted = TestDatabases.mariadb();
                Database database = TestModel.open(connection);
                Database model = TestModel.open(wanted)) {
            List<String> tables = List.of(
                    "create table r (id integer primary key)",
                    "create table t (id integer primary key, c integer, r_id integer)");
            PlanWithRowsTest.run(connection, tables);
            PlanWithRowsTest.run(wanted, tables);
            PlanWithRowsTest.run(
                    wanted, List.of("alter table t add constraint fk foreign key (r_id) references r (id)"));
            Schema goal = PlanWithRowsTest.schema(model);
            assertThat(risks(OnlineMigration.steps(database, goal, "false"))).contains("load.rewrite");
            assertThat(risks(OnlineMigration.steps(database, goal, "true")))
                    .contains("data.foreign-key")
                    .doesNotContain("load.rewrite");
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
            Schema goal = OnlineMigration.wanted(
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
}
