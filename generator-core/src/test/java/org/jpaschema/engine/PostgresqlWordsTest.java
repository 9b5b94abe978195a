package org.jpaschema.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jpaschema.TestDatabases;
import org.jpaschema.database.PostgresqlCatalog;
import org.jpaschema.engine.SpellingCases.Expressions;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresqlWordsTest {

    private static final Map<String, String> COLUMNS = columns();

    private Connection connection;
    private Words words;

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("color", "varchar(255)");
        columns.put("kind", "varchar(255)");
        columns.put("name", "varchar(255)");
        columns.put("n", "smallint");
        columns.put("big", "bigint");
        columns.put("amount", "numeric(38,2)");
        columns.put("price", "numeric(10,2)");
        columns.put("Mixed", "integer");
        columns.put("flag", "boolean");
        columns.put("js", "jsonb");
        columns.put("tags", "varchar(255) array");
        columns.put("at", "timestamp(6) with time zone");
        columns.put("deleted", "timestamp(6) with time zone");
        columns.put("state", "color_state");
        columns.put("odd\"name", "integer");
        return columns;
    }

    @BeforeAll
    void openDatabase() throws SQLException {
        connection = TestDatabases.postgresql();
        execute(
                "create type color as enum ('a')",
                "create type \"Mixed Type\" as enum ('a')",
                "create type color_state as enum ('on', 'off')",
                "create schema elsewhere",
                "create type elsewhere.hidden as enum ('a')",
                "create domain positive as integer not null check (value > 0)",
                "create sequence counter",
                "create sequence \"Counter\"",
                "create sequence elsewhere.counter");
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
    }

    @AfterAll
    void closeDatabase() throws SQLException {
        connection.close();
    }

    @BeforeEach
    void ask() {
        words = new PostgresqlWords(connection);
    }

    @AfterEach
    void endTransaction() throws SQLException {
        connection.rollback();
    }

    @Test
    void saysTypesAsTheCatalogDoes() throws SQLException {
        List<SpellingCases.Type> cases =
                SpellingCases.types("postgresql-types.txt").toList();
        Map<String, String> expected = new LinkedHashMap<>();
        cases.forEach(type -> expected.put(type.spelling(), type.canonical()));

        assertThat(words.types(expected.keySet())).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(words.unreadable()).isEmpty();

        List<String> columns = IntStream.range(0, cases.size())
                .mapToObj(i -> "c" + i + " " + cases.get(i).spelling())
                .toList();
        Table table = tableOf("create table probe (" + String.join(", ", columns) + ")");
        assertThat(table.columns().stream().map(Column::type))
                .containsExactlyElementsOf(
                        cases.stream().map(SpellingCases.Type::canonical).toList());
    }

    @Test
    void takesSerialAsItsNumber() {
        assertThat(words.types(List.of("bigserial", "SERIAL")))
                .containsOnly(Map.entry("bigserial", "bigint"), Map.entry("SERIAL", "integer"));
    }

    static Stream<Expressions> expressions() {
        return SpellingCases.expressions("postgresql-expressions.txt");
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void saysExpressionsInOneWay(Expressions spellings) throws SQLException {
        List<Words.Expression> asked = new ArrayList<>();
        for (String spelling : spellings.spellings()) {
            asked.add(new Words.Expression(spelling, spellings.type(), COLUMNS));
        }
        Map<Words.Expression, String> answers = words.expressions(asked);
        assertThat(words.unreadable()).isEmpty();
        assertThat(answers).containsOnlyKeys(asked);
        assertThat(new HashSet<>(answers.values())).hasSize(spellings.same() ? 1 : asked.size());

        for (Words.Expression expression : asked) {
            String catalog = catalogText(spellings.kind(), expression);
            Words.Expression read = new Words.Expression(catalog, expression.type(), COLUMNS);
            assertThat(words.expressions(List.of(read)))
                    .as("the catalog's text of %s: %s", expression.text(), catalog)
                    .containsOnly(Map.entry(read, answers.get(expression)));
            String said = answers.get(expression);
            Words.Expression again = new Words.Expression(said, expression.type(), COLUMNS);
            assertThat(words.expressions(List.of(again))).as("said twice").containsOnly(Map.entry(again, said));
        }
    }

    @Test
    void leavesOutWhatTheServerCannotRead() throws SQLException {
        List<String> types = new ArrayList<>(List.of("varchar(3)", "colour", "integer unsigned", "int) as x", "money"));
        assertThat(words.types(types)).containsOnlyKeys("varchar(3)", "money");
        var good = new Words.Expression("n > 0 -- positive", "", COLUMNS);
        var bad = new Words.Expression("nn > 0", "", COLUMNS);
        var injected = new Words.Expression("1)); drop table x; --", "", COLUMNS);
        var unknownType = new Words.Expression("'a'", "colour", COLUMNS);
        var beside = new Words.Expression("n > 1", "", Map.of("n", "smallint", "colour_of_n", "colour"));
        assertThat(words.expressions(List.of(bad, good, injected, unknownType, beside)))
                .containsOnly(Map.entry(good, "n > 0"), Map.entry(beside, "n > 1"));
        assertThat(words.unreadable())
                .hasSize(6)
                .anyMatch(line -> line.equals("type colour: ERROR: type \"colour\" does not exist"))
                .anyMatch(line -> line.startsWith("expression nn > 0: ERROR: column \"nn\" does not exist"))
                .isSorted();
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.execute("select 1"))
                    .as("the transaction goes on")
                    .isTrue();
        }
    }

    @Test
    void answersThousands() {
        List<Words.Expression> asked = IntStream.range(0, 2_000)
                .mapToObj(i -> new Words.Expression("n <> " + i, "", COLUMNS))
                .toList();
        Map<Words.Expression, String> answers = words.expressions(asked);
        assertThat(asked).allSatisfy(expression -> assertThat(answers).containsEntry(expression, expression.text()));
    }

    @Test
    void tellsAConnectionThatIsGone() throws SQLException {
        try (Connection other = TestDatabases.postgresql()) {
            Words words = new PostgresqlWords(other);
            other.close();
            assertThatThrownBy(() -> words.types(List.of("integer")))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("stopped answering");
        }
    }

    /** What the catalog makes of the expression, read by the reader of the product. */
    private String catalogText(String kind, Words.Expression expression) throws SQLException {
        StringBuilder columns = new StringBuilder();
        COLUMNS.forEach((name, type) -> columns.append('"')
                .append(name.replace("\"", "\"\""))
                .append("\" ")
                .append(type)
                .append(", "));
        String text = expression.text();
        String extra =
                switch (kind) {
                    case "check" -> "check (" + text + ")";
                    case "default" -> "value " + expression.type() + " default " + text;
                    case "generated" -> "value " + expression.type() + " generated always as (" + text + ") stored";
                    default -> "value integer";
                };
        String index =
                switch (kind) {
                    case "index" -> "create index probe_index on probe ((" + text + "))";
                    case "where" -> "create index probe_index on probe (n) where " + text;
                    default -> "select 1";
                };
        Table table = tableOf("create table probe (" + columns + extra + ")", index);
        return switch (kind) {
            case "check" -> table.checks().get(0).expression();
            case "default" -> table.column("value").orElseThrow().defaultValue().orElseThrow();
            case "generated" ->
                table.column("value").orElseThrow().generatedAs().orElseThrow();
            case "index" -> table.indexes().get(0).parts().get(0).text();
            case "where" -> table.indexes().get(0).predicate();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private Table tableOf(String... statements) throws SQLException {
        connection.rollback();
        connection.setReadOnly(false);
        try {
            execute(statements);
            return new PostgresqlCatalog()
                    .read(connection, List.of("public"))
                    .table(QualifiedName.of("public", "probe"))
                    .orElseThrow();
        } finally {
            connection.rollback();
            connection.setReadOnly(true);
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
