package org.jpaschema.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jpaschema.RecordedDatabase;
import org.jpaschema.engine.SpellingCases.Expressions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of engines that cannot be asked how they spell an expression. */
class UnaskedWordsTest {

    private static Words words(String engine) {
        var connection = RecordedDatabase.open(engine + "/empty");
        return switch (engine) {
            case "oracle" -> new OracleWords(connection);
            case "cockroach" -> new CockroachWords(connection);
            case "mysql" -> new MysqlWords(connection);
            default -> new SqlserverWords(connection);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlserver", "oracle", "cockroach", "mysql"})
    void saysTypesAsTheCatalogDoes(String engine) {
        Map<String, String> expected = new LinkedHashMap<>();
        SpellingCases.types(engine + "-types.txt").forEach(type -> expected.put(type.spelling(), type.canonical()));
        Words words = words(engine);
        assertThat(words.types(expected.keySet())).containsExactlyInAnyOrderEntriesOf(expected);
        // What is in the words already stays.
        assertThat(words.types(expected.values()))
                .allSatisfy((asked, said) -> assertThat(said).isEqualTo(asked));
        assertThat(words.types(List.of("no such type", "varchar(x)(y)", ""))).isEmpty();
    }

    static Stream<Arguments> expressions() {
        return Stream.of("sqlserver", "oracle", "cockroach", "mysql")
                .flatMap(engine -> SpellingCases.expressions(engine + "-expressions.txt")
                        .map(expressions -> Arguments.of(engine, expressions)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("expressions")
    void saysExpressionsInOneWay(String engine, Expressions spellings) {
        Words words = words(engine);
        List<Words.Expression> asked = new ArrayList<>();
        spellings.spellings().forEach(text -> asked.add(new Words.Expression(text, spellings.type(), Map.of())));
        Map<Words.Expression, String> answers = words.expressions(asked);
        assertThat(words.unreadable()).isEmpty();
        assertThat(new HashSet<>(answers.values()))
                .as("%s", answers)
                .hasSize(spellings.same() ? 1 : new HashSet<>(asked).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlserver", "oracle", "cockroach", "mysql"})
    void namesWhatItCannotRead(String engine) {
        Words words = words(engine);
        var broken = new Words.Expression("a > (", "", Map.of());
        assertThat(words.expressions(List.of(broken))).isEmpty();
        assertThat(words.unreadable()).singleElement().asString().contains("a > (");
    }
}
