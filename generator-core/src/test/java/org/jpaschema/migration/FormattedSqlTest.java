package org.jpaschema.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import liquibase.change.Change;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.database.core.H2Database;
import liquibase.parser.core.formattedsql.FormattedSqlChangeLogParser;
import liquibase.precondition.core.SqlPrecondition;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.statement.core.RawSqlStatement;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Judged by Liquibase's own parser: what goes in must come out. */
class FormattedSqlTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path directory;

    static Stream<List<String>> statements() {
        return Stream.of(
                List.of("create table a (id bigint not null, primary key (id))"),
                List.of(
                        "create table a (\n    id bigint not null,\n\n    primary key (id)\n)",
                        "create index i on a (id)"),
                List.of("comment on table a is 'one; two'", "comment on table b is 'it''s; three'", "drop table c"),
                List.of("comment on table a is 'ends with \\'", "comment on table b is '; x'", "drop table c"),
                List.of("alter table a add check (x ~ '^\\d+$')", "alter table a add check (y in ('A', 'B'))"),
                List.of("alter table a add check (x = ANY (ARRAY['A'::text, 'B;C'::text]))", "drop table b"),
                List.of("alter table a add check (x = ANY (ARRAY['[;]'::text, ']'::text]))", "drop table b"),
                List.of(
                        "create function f() returns int as $$ begin; return 1; end; $$ language plpgsql",
                        "select f()"),
                List.of(
                        "create function f() returns int as $x$\nbegin\n  return 1; -- one\nend;\n$x$ language plpgsql"),
                List.of("create table begin (end int)", "drop table begin"),
                List.of("insert into a values ('a -- no comment', '/* none */', '-- ;')", "delete from a"),
                List.of("select 1 -- it's; a comment\n, 2", "select 2 /* it's; another */"),
                List.of("select '\n/\n', '\ngo\n'", "select 6\n/ 2", "select 4 as\ngo"),
                List.of("select 1\n/"),
                List.of("select 1\ngo"),
                List.of(
                        "insert into a values ('${HOME}', '${user.home}', '$', '$$', '${', '${}', '${a${b}}', '${${c}}')"),
                List.of("select '${database.typeName}'", "select '${:x}'", "select '$${x} ${ y }'"),
                List.of(
                        "comment on table a is 'x\n--changeset a:b\n--rollback drop table a;\n--comment: c\n-- comment d'"),
                List.of(
                        "comment on table a is '\n--liquibase formatted sql\n--preconditions\n--precondition-sql-check'"),
                List.of(
                        "comment on table a is '\n--property name:a value:b\n--validCheckSum: 1\n--ignoreLines:start\n'"),
                List.of("comment on table a is '\n--ignoreLines:2\n--ignore:x\n--includeAll x\n--include file:x'"),
                List.of(
                        "comment on table a is '\n  --  changeset\n- changeset x\n-comment: x\n-rollback x\n-property y'"),
                List.of(
                        "comment on table a is '\n/* liquibase rollback\nx\n*/'",
                        "comment on table b is '\n--comments x'"),
                List.of(
                        "comment on table a is '\n--rollbackSqlFile x\n--tagDatabase: x\n-- precondition\n-preconditions x'"),
                List.of("-- comment: x\nselect 1"),
                List.of("/* liquibase rollback */ select 1"),
                List.of("/* liquibase rollback\n*/ select 1"),
                List.of("select 'a' || 'b' | 'c', a ? b, x @> y, j #>> '{a,b}', {d '2026-01-01'}"),
                List.of("create table \"größe\" (\"名前\" varchar(5) default '😀 – „“')", "drop table größe"),
                List.of(
                        "create table `a;b` (c int)",
                        "create table \"a;b\" (\"it's\" int)",
                        "create table [a;b] (c int)"),
                List.of("select q'[it's; ]'", "select q'x;x'"),
                List.of("select U&'\\0041;'", "select E'\\';'", "select N'x;y'", "select x'00'"),
                List.of("alter table a add changesetid int", "alter table a add \"changeSetId\" int", "drop table b"),
                List.of("empty the table"),
                List.of("not required"),
                List.of("create procedure p() begin select 1; select 2; end", "call p()"),
                List.of("call p();"),
                List.of("select 1   \n   , 2\t\n\t, 3"),
                List.of("select '\u0085 \u2028'"),
                List.of("x", "y", "z"));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void liquibaseReadsExactlyTheStatements(List<String> statements) throws Exception {
        assertRoundTrip(statements, List.of());
        assertRoundTrip(List.of("create table t (id int)"), rollback(statements));
        assertRoundTrip(statements, rollback(statements));
    }

    /** Lines with these cannot be in a rollback. */
    private static List<String> rollback(List<String> statements) {
        return statements.stream()
                .map(statement -> statement.replaceAll("[\u0085\u2028]", ""))
                .toList();
    }

    @Test
    void liquibaseReadsExactlyRandomStatements() throws Exception {
        String[] words = {
            "'",
            "'",
            "\"",
            "\\",
            ";",
            ";",
            " ",
            "\n",
            "a",
            "$$",
            "$",
            "${",
            "}",
            "--",
            "/*",
            "*/",
            "/",
            "go",
            "begin",
            "end",
            "`",
            "[",
            "]",
            "q",
            "é",
            "#",
            "?",
            "{",
            "(",
            ")",
            "N",
            "E",
            "|",
            "1",
            ":",
            "\t",
            "😀",
            "@",
            "--rollback ",
            "\n--changeset a:b",
            "\n--comment: ",
            "empty",
            "changesetid",
            "'a;b'",
            "'it''s'",
            "\"b\"",
            "=",
            "\n/\n"
        };
        Random random = new Random(20261120);
        for (int run = 0; run < 100; run++) {
            List<Changeset> changesets = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                changesets.add(new Changeset(
                        "c-" + i, "", random(random, words), random(random, words), List.of(), List.of(), true));
            }
            Migration migration = new Migration("random", "me", NOON, List.of("comment: random"), changesets);
            List<ChangeSet> parsed = parse(FormattedSql.write(migration));
            for (Changeset changeset : changesets) {
                List<ChangeSet> parts = parsed.stream()
                        .filter(part -> part.getId().equals(changeset.id())
                                || part.getId().startsWith(changeset.id() + "."))
                        .toList();
                assertThat(forward(parts)).isEqualTo(changeset.statements());
                assertThat(backward(parts)).isEqualTo(changeset.rollback());
            }
        }
    }

    private static List<String> random(Random random, String[] words) {
        List<String> statements = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        while (statements.size() < count) {
            StringBuilder text = new StringBuilder();
            for (int length = 1 + random.nextInt(10); length > 0; length--) {
                text.append(words[random.nextInt(words.length)]);
            }
            if (!text.toString().isBlank()) {
                statements.add(text.toString().trim());
            }
        }
        return statements;
    }

    private void assertRoundTrip(List<String> statements, List<String> rollback) throws Exception {
        Changeset first = new Changeset("first", "", statements, rollback, List.of(), List.of(), true);
        Changeset last = new Changeset("last", "", statements, rollback, List.of(), List.of(), true);
        String text = FormattedSql.write(new Migration("m", "me", NOON, List.of(), List.of(first, last)));
        List<ChangeSet> parsed = parse(text);
        for (String id : List.of("first", "last")) {
            List<ChangeSet> parts =
                    parsed.stream().filter(part -> part.getId().startsWith(id)).toList();
            assertThat(forward(parts)).as(text).isEqualTo(statements);
            assertThat(backward(parts)).as(text).isEqualTo(rollback);
        }
    }

    @Test
    void plainStatementsOfAChangesetStayTogetherForTheReviewer() {
        Migration migration = new Migration(
                "add_email_to_users",
                "Jane Doe",
                NOON,
                List.of("Adds column users.email (User.email).", "Risk: none."),
                List.of(new Changeset(
                        "add_email_to_users-1",
                        "Adds column users.email",
                        List.of("alter table users add column email varchar(255)", "create index e on users (email)"),
                        List.of("drop index e", "alter table users drop column email"),
                        List.of(),
                        List.of(),
                        true)));
        assertThat(FormattedSql.write(migration))
                .isEqualTo(
                        """
                --liquibase formatted sql

                -- Adds column users.email (User.email).
                -- Risk: none.

                --changeset Jane Doe:add_email_to_users-1 stripComments:false
                --comment: Adds column users.email
                alter table users add column email varchar(255);
                create index e on users (email);
                --rollback drop index e;
                --rollback alter table users drop column email;
                """);
    }

    @ParameterizedTest
    @MethodSource("authors")
    void authors(String author, String expected) throws Exception {
        Changeset changeset = new Changeset("a-1", "", List.of("x"), List.of(), List.of(), List.of("all"), false);
        ChangeSet parsed = parse(FormattedSql.write(
                        new Migration("m", author, NOON, List.of(), List.of(changeset, copy(changeset, "a-2")))))
                .get(1);
        assertThat(parsed.getAuthor()).isEqualTo(expected);
        assertThat(parsed.getId()).isEqualTo("a-2");
        assertThat(parsed.getLabels().getLabels()).containsExactly("destructive");
        assertThat(parsed.isRunInTransaction()).isFalse();
        assertThat(parsed.getContextFilter().isEmpty()).isTrue();
    }

    static Stream<Arguments> authors() {
        return Stream.of(
                Arguments.of("jane", "jane"),
                Arguments.of("Jane van Doe", "Jane van Doe"),
                Arguments.of("Conan \"C:\" O'Brien", "Conan C O'Brien"),
                Arguments.of("x context:test ${HOME}\n--rollback", "x context test {HOME} --rollback"),
                Arguments.of("Zoë \\ (山田) [x] *+?", "Zoë \\ (山田) [x] *+?"),
                Arguments.of(" : ", "unknown"));
    }

    @Test
    void commentsLossesAndPreconditions() throws Exception {
        Changeset changeset = new Changeset(
                "p-1",
                "Drops\ncolumn \"x\" onFail:CONTINUE labels:none",
                List.of("alter table t drop column x"),
                List.of("alter table t add column x int"),
                List.of(
                        new Precondition(
                                "select count(*) from t where x = '${HOME}'", "0", "t.x has \"rows\": | onFail:WARN"),
                        new Precondition("select 'a b'", "a b", "second onSqlOutput:TEST"),
                        new Precondition("select 'it''s'", "it's", "third")),
                List.of("column t.x and its values", "index [i]"),
                true);
        ChangeSet parsed = parse(FormattedSql.write(
                        new Migration("m", "me", NOON, List.of("changeset", "property x", "a\nb"), List.of(changeset))))
                .get(0);
        assertThat(parsed.getComments())
                .isEqualTo(
                        "Drops column \"x\" onFail:CONTINUE labels:none [loses: column t.x and its values | index [i)]");
        assertThat(parsed.getPreconditions().getOnFail()).hasToString("HALT");
        assertThat(parsed.getPreconditions().getOnError()).hasToString("HALT");
        assertThat(parsed.getPreconditions().getNestedPreconditions())
                .map(SqlPrecondition.class::cast)
                .map(precondition -> precondition.getExpectedResult() + " <- " + precondition.getSql())
                .containsExactly(
                        "0 <- select count(*) from t where x = '${HOME}'",
                        "a b <- select 'a b'",
                        "it's <- select 'it''s'");
        assertThat(forward(List.of(parsed))).isEqualTo(changeset.statements());
    }

    @Test
    void whatTheFormatCannotCarryIsNamed() {
        Changeset changeset = new Changeset(
                "r-1",
                "",
                List.of("comment on table t is 'a\r\nb'"),
                List.of("x '\u2028'"),
                List.of(),
                List.of(),
                true);
        Migration migration = new Migration("m", "me", NOON, List.of(), List.of(changeset));
        assertThatThrownBy(() -> FormattedSql.write(migration))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining(
                        "Changeset r-1: Liquibase's SQL format cannot carry the character U+000D in <comment on")
                .hasMessageContaining("U+2028");
    }

    private static Changeset copy(Changeset changeset, String id) {
        return new Changeset(
                id,
                changeset.comment(),
                changeset.statements(),
                changeset.rollback(),
                changeset.preconditions(),
                changeset.losses(),
                changeset.transactional());
    }

    private List<ChangeSet> parse(String text) throws Exception {
        Files.writeString(directory.resolve("test.sql"), text);
        DirectoryResourceAccessor resources = new DirectoryResourceAccessor(directory);
        ChangeLogParameters parameters = new ChangeLogParameters(new H2Database());
        return new FormattedSqlChangeLogParser()
                .parse("test.sql", parameters, resources)
                .getChangeSets();
    }

    private static List<String> forward(List<ChangeSet> parts) throws Exception {
        List<String> statements = new ArrayList<>();
        for (ChangeSet part : parts) {
            List<String> own = statements(part.getChanges());
            if (parts.size() == 1 || !own.equals(List.of("select 1"))) {
                statements.addAll(own);
            }
        }
        return statements;
    }

    private static List<String> backward(List<ChangeSet> parts) throws Exception {
        List<ChangeSet> newestFirst = new ArrayList<>(parts);
        Collections.reverse(newestFirst);
        List<String> statements = new ArrayList<>();
        for (ChangeSet part : newestFirst) {
            statements.addAll(statements(part.getRollback().getChanges()));
        }
        return statements;
    }

    private static List<String> statements(List<Change> changes) {
        List<String> statements = new ArrayList<>();
        for (Change change : changes) {
            for (var statement : change.generateStatements(new H2Database())) {
                statements.add(((RawSqlStatement) statement).getSql());
            }
        }
        return statements;
    }
}
