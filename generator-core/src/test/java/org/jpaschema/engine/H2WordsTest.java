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
import org.jpaschema.database.H2Catalog;
import org.jpaschema.engine.SpellingCases.Expressions;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H2WordsTest {

    private static final Map<String, String> COLUMNS = columns();

    private Connection connection;
    private Words words;

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("COLOR", "varchar(255)");
        columns.put("KIND", "varchar(255)");
        columns.put("NAME", "varchar(255)");
        columns.put("N", "smallint");
        columns.put("BIG", "bigint");
        columns.put("AMOUNT", "numeric(38,2)");
        columns.put("Mixed", "integer");
        columns.put("FLAG", "boolean");
        columns.put("AT", "timestamp(6) with time zone");
        columns.put("STATE", "enum('on', 'off')");
        columns.put("odd\"name", "integer");
        return columns;
    }

    @BeforeAll
    void openDatabase() throws SQLException {
        connection = TestDatabases.h2();
        execute(
                "create domain short_text as varchar(7)",
                "create schema elsewhere",
                "create sequence counter",
                "create sequence elsewhere.counter");
    }

    @AfterAll
    void closeDatabase() throws SQLException {
        connection.close();
    }

    @BeforeEach
    void ask() {
        words = new H2Words(connection);
    }

    @Test
    void saysTypesAsTheCatalogDoes() throws SQLException {
        List<SpellingCases.Type> cases = SpellingCases.types("h2-types.txt").toList();
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
                .containsOnly(Map.entry("bigserial", "BIGINT"), Map.entry("SERIAL", "INTEGER"));
    }

    static Stream<Expressions> expressions() {
        return SpellingCases.expressions("h2-expressions.txt");
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
        List<String> types = List.of("varchar(3)", "colour", "integer unsigned", "int) as x", "bigint");
        assertThat(words.types(types)).containsOnlyKeys("varchar(3)", "bigint");
        var good = new Words.Expression("n > 0 -- positive", "", COLUMNS);
        var bad = new Words.Expression("nn > 0", "", COLUMNS);
        var injected = new Words.Expression("1)); drop table x; --", "", COLUMNS);
        var beside = new Words.Expression("n > 1", "", Map.of("N", "smallint", "COLOUR_OF_N", "colour"));
        assertThat(words.expressions(List.of(bad, good, injected, beside)))
                .containsOnly(Map.entry(good, "\"N\" > 0"), Map.entry(beside, "\"N\" > 1"));
        assertThat(words.unreadable())
                .hasSize(5)
                .anyMatch(line -> line.startsWith("type colour: Unknown data type: \"COLOUR\""))
                .anyMatch(line -> line.startsWith("expression nn > 0: Column \"NN\" not found"))
                .isSorted();
    }

    @Test
    void answersThousands() {
        List<Words.Expression> asked = IntStream.range(0, 2_000)
                .mapToObj(i -> new Words.Expression("\"N\" <> " + i, "", COLUMNS))
                .toList();
        Map<Words.Expression, String> answers = words.expressions(asked);
        assertThat(asked).allSatisfy(expression -> assertThat(answers).containsEntry(expression, expression.text()));
    }

    @Test
    void tellsAConnectionThatIsGone() throws SQLException {
        try (Connection other = TestDatabases.h2()) {
            Words words = new H2Words(other);
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
                    case "default" -> "result " + expression.type() + " default " + text;
                    case "generated" -> "result " + expression.type() + " generated always as (" + text + ")";
                    default -> "value integer";
                };
        Table table = tableOf("create table probe (" + columns + extra + ")");
        return switch (kind) {
            case "check" -> table.checks().get(0).expression();
            case "default" ->
                table.column("RESULT").orElseThrow().defaultValue().orElseThrow();
            case "generated" ->
                table.column("RESULT").orElseThrow().generatedAs().orElseThrow();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private Table tableOf(String statement) throws SQLException {
        try {
            execute(statement);
            return new H2Catalog()
                    .read(connection, List.of("PUBLIC"))
                    .table(QualifiedName.of("PUBLIC", "PROBE"))
                    .orElseThrow();
        } finally {
            execute("drop table if exists probe");
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
