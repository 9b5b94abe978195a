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
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jpaschema.TestDatabases;
import org.jpaschema.database.MariadbCatalog;
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
class MariadbWordsTest {

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
        columns.put("amount", "decimal(38,2)");
        columns.put("flag", "bit");
        columns.put("at", "datetime(6)");
        columns.put("state", "enum('on','off')");
        columns.put("doc", "json");
        columns.put("odd name", "int");
        return columns;
    }

    @BeforeAll
    void openDatabase() throws SQLException {
        connection = TestDatabases.mariadb();
        execute("create sequence counter");
    }

    @AfterAll
    void closeDatabase() throws SQLException {
        connection.close();
    }

    @BeforeEach
    void ask() {
        words = new MariadbWords(connection);
    }

    @Test
    void saysTypesAsTheCatalogDoes() throws SQLException {
        List<SpellingCases.Type> cases =
                SpellingCases.types("mariadb-types.txt").toList();
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
    void saysTheCollationThatATypeBringsWithIt() {
        assertThat(words.types(List.of(
                        "varchar(3) character set latin1",
                        "varchar(3) charset latin1 collate latin1_bin",
                        "varchar(3) collate utf8mb4_bin",
                        "nvarchar(3)",
                        "varchar(3)")))
                .containsOnly(
                        Map.entry("varchar(3) character set latin1", "varchar(3) collate latin1_swedish_ci"),
                        Map.entry("varchar(3) charset latin1 collate latin1_bin", "varchar(3) collate latin1_bin"),
                        Map.entry("varchar(3) collate utf8mb4_bin", "varchar(3) collate utf8mb4_bin"),
                        Map.entry("nvarchar(3)", "varchar(3) collate utf8mb3_general_ci"),
                        Map.entry("varchar(3)", "varchar(3)"));
    }

    static Stream<Expressions> expressions() {
        return SpellingCases.expressions("mariadb-expressions.txt");
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
        List<String> types = List.of("varchar(3)", "colour", "enum(A,B)", "int path '$', x int", "int) x", "bigint");
        assertThat(words.types(types)).containsOnlyKeys("varchar(3)", "bigint");
        var good = new Words.Expression("n > 0 -- positive", "", COLUMNS);
        var bad = new Words.Expression("nn > 0", "", COLUMNS);
        var injected = new Words.Expression("1)); drop table x; --", "", COLUMNS);
        var open = new Words.Expression("name = 'x", "", COLUMNS);
        assertThat(words.expressions(List.of(bad, good, injected, open))).containsOnly(Map.entry(good, "`n` > 0"));
        assertThat(words.unreadable())
                .hasSize(7)
                .anyMatch(line -> line.startsWith("type colour: "))
                .anyMatch(line -> line.startsWith("expression nn > 0: ") && line.contains("Unknown column 'nn'"))
                .isSorted();
    }

    @Test
    void takesAJsonColumnWithACheckOfItsOwnForJson() throws SQLException {
        QualifiedName name = QualifiedName.of("", "probe");
        Table model = Table.of(name, List.of(Column.of("doc", "json")));
        Table plain = tableOf("create table probe (doc json)");
        Table checked = tableOf("create table probe (doc json check (json_length(doc) > 0))");
        assertThat(words.kept(model, Optional.of(plain)).columns()).isEqualTo(plain.columns());
        assertThat(words.kept(model, Optional.of(checked)).columns()).isEqualTo(checked.columns());
        assertThat(checked.columns()).isNotEqualTo(plain.columns());
    }

    @Test
    void answersThousands() {
        List<Words.Expression> asked = IntStream.range(0, 2_000)
                .mapToObj(i -> new Words.Expression("`n` <> " + i, "", Map.of("n", "int")))
                .toList();
        Map<Words.Expression, String> answers = words.expressions(asked);
        assertThat(asked).allSatisfy(expression -> assertThat(answers).containsEntry(expression, expression.text()));
    }

    @Test
    void tellsAConnectionThatIsGone() throws SQLException {
        try (Connection other = TestDatabases.mariadb()) {
            Words words = new MariadbWords(other);
            other.close();
            assertThatThrownBy(() -> words.types(List.of("integer")))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("stopped answering");
        }
    }

    @Test
    void needsNoPrivileges() throws SQLException {
        execute("create or replace user nobody@'%'");
        String url = connection.getMetaData().getURL();
        try (Connection other =
                java.sql.DriverManager.getConnection(url.substring(0, url.lastIndexOf('/') + 1), "nobody", "")) {
            other.setReadOnly(true);
            Words words = new MariadbWords(other);
            assertThat(words.types(List.of("integer"))).containsEntry("integer", "int");
            var expression = new Words.Expression("n >= 1", "", COLUMNS);
            assertThat(words.expressions(List.of(expression))).containsEntry(expression, "`n` >= 1");
        }
    }

    /** What the catalog makes of the expression, read by the reader of the product. */
    private String catalogText(String kind, Words.Expression expression) throws SQLException {
        StringBuilder columns = new StringBuilder();
        COLUMNS.forEach((name, type) ->
                columns.append('`').append(name).append("` ").append(type).append(", "));
        String text = expression.text();
        String extra =
                switch (kind) {
                    case "check" -> "constraint ck check (" + text + ")";
                    case "default" ->
                        "result " + expression.type() + " default "
                                + (text.matches("\\d \\+ \\d") ? "(" + text + ")" : text);
                    case "generated" -> "result " + expression.type() + " generated always as (" + text + ")";
                    default -> throw new IllegalArgumentException(kind);
                };
        Table table = tableOf("create table probe (" + columns + extra + ")");
        return switch (kind) {
            case "check" -> table.checks().get(0).expression();
            case "default" ->
                table.column("result").orElseThrow().defaultValue().orElseThrow();
            default -> table.column("result").orElseThrow().generatedAs().orElseThrow();
        };
    }

    private Table tableOf(String statement) throws SQLException {
        try {
            execute(statement);
            return new MariadbCatalog()
                    .read(connection, List.of(connection.getCatalog()))
                    .table(QualifiedName.of(connection.getCatalog(), "probe"))
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
