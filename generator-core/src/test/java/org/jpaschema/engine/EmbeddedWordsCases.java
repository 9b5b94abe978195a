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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jpaschema.database.CatalogReader;
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

/** What holds for the words of an embedded engine whose catalog they must agree with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EmbeddedWordsCases {

    private final Engine engine;
    private final CatalogReader catalog;
    private final String types;
    private final Map<String, String> columns;
    private Connection connection;
    private Words words;

    EmbeddedWordsCases(Engine engine, CatalogReader catalog, String types, Map<String, String> columns) {
        this.engine = engine;
        this.catalog = catalog;
        this.types = types;
        this.columns = columns;
    }

    abstract Connection open() throws SQLException;

    /** Whether its words are the engine's own, and not a form of this project's. */
    boolean answersInSql() {
        return true;
    }

    @BeforeAll
    void openDatabase() throws SQLException {
        connection = open();
    }

    @AfterAll
    void closeDatabase() throws SQLException {
        connection.close();
    }

    @BeforeEach
    void ask() {
        words = engine.words(connection);
    }

    @Test
    void saysTypesAsTheCatalogDoes() throws SQLException {
        List<SpellingCases.Type> cases = SpellingCases.types(types).toList();
        Map<String, String> expected = new LinkedHashMap<>();
        cases.forEach(type -> expected.put(type.spelling(), type.canonical()));

        assertThat(words.types(expected.keySet())).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(words.unreadable()).isEmpty();
        Map<String, String> canonical = expected.values().stream().distinct().collect(Collectors.toMap(t -> t, t -> t));
        assertThat(words.types(canonical.keySet())).as("said twice").isEqualTo(canonical);

        List<String> definitions = IntStream.range(0, cases.size())
                .mapToObj(i -> "c" + i + " " + cases.get(i).spelling())
                .toList();
        Table table = tableOf("create table probe (" + String.join(", ", definitions) + ")");
        assertThat(table.columns().stream().map(Column::type))
                .containsExactlyElementsOf(
                        cases.stream().map(SpellingCases.Type::canonical).toList());
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void saysExpressionsInOneWay(Expressions spellings) throws SQLException {
        List<Words.Expression> asked = new ArrayList<>();
        for (String spelling : spellings.spellings()) {
            asked.add(new Words.Expression(spelling, spellings.type(), columns));
        }
        Map<Words.Expression, String> answers = words.expressions(asked);
        assertThat(words.unreadable()).isEmpty();
        assertThat(answers).containsOnlyKeys(asked);
        assertThat(new HashSet<>(answers.values())).hasSize(spellings.same() ? 1 : asked.size());

        for (Words.Expression expression : asked) {
            String text = catalogText(spellings.kind(), expression);
            Words.Expression read = new Words.Expression(text, expression.type(), columns);
            assertThat(words.expressions(List.of(read)))
                    .as("the catalog's text of %s: %s", expression.text(), text)
                    .containsOnly(Map.entry(read, answers.get(expression)));
            if (answersInSql()) {
                String said = answers.get(expression);
                Words.Expression again = new Words.Expression(said, expression.type(), columns);
                assertThat(words.expressions(List.of(again))).as("said twice").containsOnly(Map.entry(again, said));
            }
        }
    }

    @Test
    void leavesOutWhatTheEngineCannotRead() {
        List<String> asked = List.of("varchar(3)", "colour", "integer unsigned", "int) as x", "bigint");
        assertThat(words.types(asked)).containsOnlyKeys("varchar(3)", "bigint");
        var good = new Words.Expression("n > 0 -- positive", "", columns);
        var bad = new Words.Expression("n >", "", columns);
        var injected = new Words.Expression("1)); drop table x; --", "", columns);
        assertThat(words.expressions(List.of(bad, good, injected))).containsOnlyKeys(good);
        assertThat(words.unreadable())
                .hasSize(5)
                .anyMatch(line -> line.startsWith("type colour: "))
                .anyMatch(line -> line.startsWith("expression n >: "))
                .isSorted();
    }

    @Test
    void answersThousands() {
        List<Words.Expression> asked = IntStream.range(0, 2_000)
                .mapToObj(i -> new Words.Expression("n <> " + i, "", columns))
                .toList();
        Map<Words.Expression, String> answers = words.expressions(asked);
        assertThat(answers).hasSize(asked.size());
        assertThat(new HashSet<>(answers.values())).hasSize(asked.size());
    }

    @Test
    void tellsAConnectionThatIsGone() throws SQLException {
        Connection other = open();
        Words cut = engine.words(other);
        other.close();
        assertThatThrownBy(() -> cut.types(List.of("integer")))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("stopped answering");
    }

    /** What the catalog makes of the expression, read by the reader of the product. */
    private String catalogText(String kind, Words.Expression expression) throws SQLException {
        StringBuilder definitions = new StringBuilder();
        columns.forEach((name, type) -> definitions
                .append('"')
                .append(name.replace("\"", "\"\""))
                .append("\" ")
                .append(type)
                .append(", "));
        String text = expression.text();
        String extra =
                switch (kind) {
                    case "check" -> "value_ integer, check (" + text + ")";
                    case "default" -> "result_ " + expression.type() + " default " + SqlText.unwrapped(text);
                    default -> "result_ " + expression.type() + " generated always as (" + text + ")";
                };
        Table table = tableOf("create table probe (" + definitions + extra + ")");
        return switch (kind) {
            case "check" -> table.checks().get(0).expression();
            case "default" ->
                table.column("RESULT_").orElseThrow().defaultValue().orElseThrow();
            default -> table.column("RESULT_").orElseThrow().generatedAs().orElseThrow();
        };
    }

    private Table tableOf(String statement) throws SQLException {
        execute(statement);
        try {
            String schema = connection.getSchema();
            return catalog.read(connection, List.of(schema))
                    .table(QualifiedName.of(schema, "PROBE"))
                    .orElseThrow();
        } finally {
            execute("drop table probe");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
