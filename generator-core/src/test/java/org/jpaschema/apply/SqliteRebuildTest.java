package org.jpaschema.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.SchemaDiff;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.engine.Engines;
import org.jpaschema.engine.Relative;
import org.jpaschema.engine.SqliteEngine;
import org.jpaschema.migration.Changesets;
import org.jpaschema.migration.Migration;
import org.jpaschema.migration.MigrationStore;
import org.jpaschema.plan.Planner;
import org.jpaschema.plan.Step;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hangs on a table that SQLite has to build anew, its rows first of all, survives whatever happens. */
class SqliteRebuildTest {

    private static final List<String> BEFORE = List.of(
            "create table parent (id integer primary key autoincrement, name varchar(20) /* who */ not null on conflict"
                    + " replace default 'none', code text unique, upper_name text generated always as (upper(name)),"
                    + " boss_id bigint references parent(id) on delete cascade, check (name <> 'x'))",
            "create table child (id bigint not null primary key, parent_id bigint references parent(id) on delete cascade,"
                    + " note text) without rowid",
            "create table plain (note text)",
            "create table log (text text)",
            "create index ix_name on parent (lower(name) desc) where code is not null",
            "create unique index ux_note on child (note)",
            "create trigger audit after update on PARENT begin insert into log values ('a;' || new.name); end",
            "create trigger of_child after insert on child begin update parent set code = code where id = new.parent_id; end",
            "create view both_of as select p.name, c.note from parent p join child c on c.parent_id = p.id",
            "insert into parent (id, name, code) values (1, 'one', 'a'), (2, 'two', null), (9, 'nine', 'c')",
            "update parent set boss_id = 1 where id > 1",
            "delete from parent where id = 9",
            "insert into child values (10, 1, 'x'), (11, 2, 'y')",
            "insert into plain (rowid, note) values (7, 'seven'), (70, 'seventy')");

    private static final String TYPES =
            "update sqlite_schema set sql = replace(sql, 'name varchar(20)', 'name varchar(40)')"
                    + " where name = 'parent'";

    private static final List<String> QUESTIONS = List.of(
            "select id, name, code, upper_name, boss_id from parent order by id",
            "select id, parent_id, note from child order by id",
            "select rowid, note from plain order by rowid",
            "select name, seq from sqlite_sequence order by name",
            "select * from both_of order by 1",
            "select text from log order by 1",
            "select \"table\", parent from pragma_foreign_key_check",
            "select foreign_keys from pragma_foreign_keys");

    @TempDir
    Path directory;

    private String url(String foreignKeys) {
        return "jdbc:sqlite:" + directory.resolve("it.db") + "?synchronous=OFF&foreign_keys=" + foreignKeys;
    }

    private Connection connect(String foreignKeys) throws SQLException {
        return DriverManager.getConnection(url(foreignKeys));
    }

    /** The steps from BEFORE to the same with these edits. */
    private List<Step> steps(String foreignKeys, String... edits) throws SQLException {
        try (Connection connection = connect(foreignKeys)) {
            run(connection, BEFORE);
        }
        String wanted = "jdbc:sqlite:" + directory.resolve("wanted.db");
        try (Connection connection = DriverManager.getConnection(wanted)) {
            run(connection, BEFORE);
            run(connection, List.of("pragma writable_schema = on"));
            run(connection, List.of(edits));
            run(connection, List.of("pragma writable_schema = reset"));
        }
        Schema start = schema(url(foreignKeys));
        List<Change> changes =
                SchemaDiff.compare(start, schema(wanted), Unmanaged.DROP).changes();
        return Planner.plan(changes, start, new SqliteEngine());
    }

    private static Schema schema(String url) {
        try (Database database = Database.open(
                new ConnectionSettings(url, Optional.empty(), Optional.empty()),
                List.of(SqliteRebuildTest.class.getClassLoader()),
                Engines.all())) {
            return Relative.to(database.catalog(Set.of("main")), "main");
        }
    }

    private Project project(List<Step> steps) {
        Project project = new Project(directory);
        new MigrationStore()
                .save(
                        new Migration(
                                "rebuild",
                                "me",
                                Instant.parse("2026-11-20T12:00:00Z"),
                                List.of(),
                                Changesets.of(steps, true)),
                        project.master);
        return project;
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> ask(Connection connection, String question) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                StringBuilder answer = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    answer.append(rows.getString(i)).append(' ');
                }
                answers.add(answer.toString());
            }
        }
        return answers;
    }

    /** Everything that is in the database. */
    private static List<String> content(Connection connection) throws SQLException {
        List<String> content = new ArrayList<>();
        for (String question : QUESTIONS) {
            content.addAll(ask(connection, question));
        }
        return content;
    }

    /** Every text of the schema; renaming puts a table's name into quotes. */
    private static List<String> texts(Connection connection) throws SQLException {
        return ask(
                        connection,
                        "select sql from sqlite_schema where lower(name) not like 'databasechangelog%'"
                                + " and sql is not null order by type, name")
                .stream()
                .map(t -> t.replaceFirst("(?i)^create table \"(\\w+)\"", "CREATE TABLE $1")
                        .replaceAll("\\s*,\\s+", ", ")
                        .replaceAll("\\(\\s+", "(")
                        .replaceAll("\\s+\\)", ")"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void allThatHangsOnTheTableSurvives(String foreignKeys) throws Exception {
        List<Step> steps = steps(foreignKeys, TYPES);
        assertThat(steps).hasSize(1);
        Project project = project(steps);
        try (Connection connection = connect(foreignKeys)) {
            List<String> texts = texts(connection);
            List<String> content = content(connection);

            project.runner(connection).apply(true);

            assertThat(content(connection)).isEqualTo(content);
            assertThat(texts(connection))
                    .isEqualTo(texts.stream()
                            .map(t -> t.replace("name varchar(20) /* who */", "name varchar(40)"))
                            .toList());
            run(
                    connection,
                    List.of("update parent set name = 'uno' where id = 1", "insert into parent (id) values (null)"));
            assertThat(ask(connection, "select text from log where text = 'a;uno'"))
                    .hasSize(1);
            assertThat(ask(connection, "select max(id) from parent")).containsExactly("10 ");
            run(connection, List.of("delete from parent where id = 10", "update parent set name = 'one' where id = 1"));

            project.runner(connection).rollback(1, true);

            assertThat(texts(connection)).isEqualTo(texts);
            assertThat(ask(connection, QUESTIONS.get(0))).isEqualTo(content.subList(0, 2));
            assertThat(ask(connection, QUESTIONS.get(1))).hasSize(2);
            assertThat(ask(connection, "select foreign_keys from pragma_foreign_keys"))
                    .containsExactly(foreignKeys.equals("on") ? "1 " : "0 ");
        }
    }

    /** A connection with foreign keys would delete children; one without is not what it was written for. */
    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void refusesAConnectionOfTheOtherKind(String foreignKeys) throws Exception {
        Project project = project(steps(foreignKeys, TYPES));
        String other = foreignKeys.equals("on") ? "off" : "on";
        try (Connection connection = connect(other)) {
            List<String> content = content(connection);
            List<String> texts = texts(connection);
            assertThatThrownBy(() -> project.runner(connection).apply(true))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("foreign_keys=" + foreignKeys);
            assertThat(content(connection)).isEqualTo(content);
            assertThat(texts(connection)).isEqualTo(texts);
        }
    }

    @Test
    void rollsBackOnlyOverAConnectionThatDoesNoHarm() throws Exception {
        Project project = project(steps("off", TYPES));
        try (Connection connection = connect("off")) {
            project.runner(connection).apply(true);
        }
        try (Connection connection = connect("on")) {
            List<String> content = content(connection);
            assertThatThrownBy(() -> project.runner(connection).rollback(1, true))
                    .isInstanceOf(SchemaException.class);
            assertThat(content(connection)).isEqualTo(content);
        }
        try (Connection connection = connect("off")) {
            List<String> content = content(connection);
            project.runner(connection).rollback(1, true);
            assertThat(content(connection)).isEqualTo(content);
        }
    }

    /** A row that the new table does not take; once it is mended, the same migration works. */
    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void aRowThatIsRefusedChangesNothing(String foreignKeys) throws Exception {
        Project project = project(steps(
                foreignKeys,
                "update sqlite_schema set sql = replace(sql, '<> ''x''', '<> ''two''') where name = 'parent'"));
        List<String> content;
        List<String> texts;
        try (Connection connection = connect(foreignKeys)) {
            content = content(connection);
            texts = texts(connection);
            assertThatThrownBy(() -> project.runner(connection).apply(true))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("CHECK constraint failed");
        }
        try (Connection connection = connect(foreignKeys)) {
            assertThat(content(connection)).isEqualTo(content);
            assertThat(texts(connection)).isEqualTo(texts);
            run(connection, List.of("update parent set name = 'zwei' where name = 'two'"));
            project.runner(connection).apply(true);
            assertThat(texts(connection)).isNotEqualTo(texts);
            assertThat(ask(connection, QUESTIONS.get(1))).hasSize(2);
        }
    }

    /** Whatever statement is the last before the connection breaks: the old table is there, or all of the new. */
    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void aConnectionThatBreaksChangesNothing(String foreignKeys) throws Exception {
        List<String> statements = steps(foreignKeys, TYPES).get(0).up();
        int last = statements.indexOf("release jpaschema_rebuild");
        for (int count : IntStream.rangeClosed(1, last < 0 ? statements.size() : last)
                .boxed()
                .toList()) {
            List<String> content;
            List<String> texts;
            try (Connection connection = connect(foreignKeys)) {
                content = content(connection);
                texts = texts(connection);
                connection.setAutoCommit(foreignKeys.equals("on"));
                run(connection, statements.subList(0, count));
            }
            try (Connection connection = connect(foreignKeys)) {
                assertThat(content(connection)).as("after " + count).isEqualTo(content);
                assertThat(texts(connection)).as("after " + count).isEqualTo(texts);
            }
        }
    }

    /** The process itself is gone in the middle, behind the dropping of the old table. */
    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void aProcessThatDiesChangesNothing(String foreignKeys) throws Exception {
        List<String> statements = steps(foreignKeys, TYPES).get(0).up();
        List<String> content;
        List<String> texts;
        try (Connection connection = connect(foreignKeys)) {
            content = content(connection);
            texts = texts(connection);
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Dying.class.getName(),
                url(foreignKeys),
                foreignKeys));
        command.addAll(statements.subList(0, statements.indexOf("drop table parent") + 1));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isEqualTo(Dying.STATUS);
        try (Connection connection = connect(foreignKeys)) {
            assertThat(content(connection)).isEqualTo(content);
            assertThat(texts(connection)).isEqualTo(texts);
        }
    }

    /** Runs statements and is no more. */
    static final class Dying {

        static final int STATUS = 7;

        private Dying() {}

        public static void main(String[] arguments) throws SQLException {
            Connection connection = DriverManager.getConnection(arguments[0]);
            connection.setAutoCommit(arguments[1].equals("on"));
            run(connection, List.of(arguments).subList(2, arguments.length));
            Runtime.getRuntime().halt(STATUS);
        }
    }

    /** A statement behind the swap that fails for its rows: they are all there, in a table of that name. */
    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void aStatementThatFailsBehindTheSwapLosesNoRows(String foreignKeys) throws Exception {
        List<Step> steps = steps(foreignKeys, TYPES, "create unique index ux_boss on parent (boss_id)");
        try (Connection connection = connect(foreignKeys)) {
            run(connection, List.of("insert into parent (id, boss_id) values (3, 1)"));
        }
        Project project = project(steps);
        List<String> content;
        try (Connection connection = connect(foreignKeys)) {
            content = content(connection);
            assertThatThrownBy(() -> project.runner(connection).apply(true)).isInstanceOf(SchemaException.class);
        }
        try (Connection connection = connect(foreignKeys)) {
            assertThat(content(connection)).isEqualTo(content);
            assertThat(ask(connection, "select name from sqlite_schema where name like 'jpaschema%'"))
                    .isEmpty();
            assertThat(texts(connection)).noneMatch(t -> t.contains("varchar(40)"));
        }
    }
}
