package org.jpaschema.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jpaschema.TestDatabases;
import org.jpaschema.database.SqliteCatalog;
import org.jpaschema.engine.SpellingCases.Expressions;
import org.jpaschema.engine.Words.Expression;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SQLite itself says whether spellings that are taken for one mean one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqliteWordsTest {

    private static final Map<String, String> COLUMNS = columns();

    private Connection connection;

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("color", "varchar(255)");
        columns.put("kind", "varchar(255)");
        columns.put("name", "varchar(255)");
        columns.put("n", "smallint");
        columns.put("big", "bigint");
        columns.put("amount", "numeric(38,2)");
        columns.put("flag", "boolean");
        columns.put("odd\"name", "integer");
        return columns;
    }

    @BeforeAll
    void openDatabase() throws SQLException {
        connection = TestDatabases.sqlite();
        execute("create table conditions (color varchar(255), kind varchar(255), name varchar(255), n smallint,"
                + " big bigint, amount numeric(38,2), flag boolean, \"odd\"\"name\" integer)");
        for (String name : List.of("null", "'a'", "'A'", "'x'", "'a%'", "'AAA'")) {
            for (String number : List.of("null", "-1", "0", "1", "2", "3", "0.75")) {
                for (String color : List.of("'A'", "'B'", "'C'", "'it''s'", "null")) {
                    execute("insert into conditions values (%s, %s, %s, %s, 3 - %s, %s, %s > 0, %s)"
                            .formatted(color, name, name, number, number, number, number, number));
                }
            }
        }
    }

    @AfterAll
    void closeDatabase() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void saysTypesAsTheCatalogDoes() throws SQLException {
        Map<String, String> expected = new LinkedHashMap<>();
        SpellingCases.types("sqlite-types.txt").forEach(type -> expected.put(type.spelling(), type.canonical()));
        Words words = new SqliteWords();
        assertThat(words.types(expected.keySet())).containsExactlyInAnyOrderEntriesOf(expected);
        List<String> spellings = List.copyOf(expected.keySet());
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < spellings.size(); i++) {
            columns.add("c" + i + " " + spellings.get(i));
        }
        execute("create table of_types (" + String.join(", ", columns) + ")");
        Table table = new SqliteCatalog()
                .read(connection, Set.of("main")).tables().stream()
                        .filter(t -> t.name().name().equals("of_types"))
                        .findFirst()
                        .orElseThrow();
        assertThat(table.columns()).extracting(Column::type).containsExactlyElementsOf(expected.values());
    }

    @Test
    void leavesOutWhatIsNoType() {
        Words words = new SqliteWords();
        assertThat(words.types(List.of("enum ('A','B')", "varchar(255) array", "varchar(1,2,3)", "a; b", "(5)x(")))
                .isEmpty();
    }

    static Stream<Expressions> expressions() {
        return SpellingCases.expressions("sqlite-expressions.txt");
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void saysExpressionsInOneWay(Expressions expressions) throws SQLException {
        Words words = new SqliteWords();
        Set<String> said = new HashSet<>();
        Set<List<String>> meanings = new HashSet<>();
        for (String spelling : expressions.spellings()) {
            Expression expression = new Expression(spelling, expressions.type(), columnsOf(expressions));
            String canonical = words.expressions(List.of(expression)).get(expression);
            assertThat(canonical).as(spelling + ": " + words.unreadable()).isNotNull();
            said.add(canonical);
            meanings.add(meaning(expressions, spelling));
        }
        assertThat(said)
                .hasSize(expressions.same() ? 1 : expressions.spellings().size());
        if (expressions.same()) {
            assertThat(meanings).hasSize(1);
        }
    }

    private static Map<String, String> columnsOf(Expressions expressions) {
        return expressions.type().isEmpty() ? COLUMNS : Map.of();
    }

    /** What SQLite makes of it: the answers for many rows, or the default that a row gets. */
    private List<String> meaning(Expressions expressions, String spelling) throws SQLException {
        if (expressions.type().isEmpty()) {
            return ask("select (" + spelling + "\n) from conditions order by rowid");
        }
        String value = SqliteEngine.defaultText(spelling);
        execute("drop table if exists defaulted");
        execute("create table defaulted (x integer, c " + expressions.type() + " default " + value + ")");
        execute("insert into defaulted (x) values (1)");
        return ask("select typeof(c) || quote(c) from defaulted");
    }

    private List<String> ask(String sql) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        }
        return answers;
    }

    @Test
    void tellsWhatItCannotRead() {
        Words words = new SqliteWords();
        List<Expression> unreadable = Stream.of(
                        "a = ", "(a", "exists (select 1)", "a ? b", "a b", "'open", "a in (select b from c)")
                .map(text -> new Expression(text, "", Map.of("a", "text")))
                .toList();
        assertThat(words.expressions(unreadable)).isEmpty();
        assertThat(words.unreadable()).hasSize(unreadable.size()).allMatch(line -> line.startsWith("expression "));
    }
}
