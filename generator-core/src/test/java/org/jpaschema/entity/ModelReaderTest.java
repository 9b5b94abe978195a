package org.jpaschema.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jpaschema.TestDatabases;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each of the cases in {@code src/test/resources/models} is read as. */
class ModelReaderTest {

    static Stream<Arguments> cases() throws Exception {
        return ModelCase.all().flatMap(c -> Stream.of(HibernateLine.values()).map(line -> Arguments.of(c, line)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReadAsExpected(ModelCase model, HibernateLine line, @TempDir Path directory) throws Exception {
        String expected = model.text("expected", line);
        String problems = model.text("problems", line);
        assertThat(read(model, line, directory)).isEqualTo(problems.isEmpty() ? expected : problems);
    }

    private static String read(ModelCase model, HibernateLine line, Path directory) throws Exception {
        boolean h2 = !"postgresql".equals(model.settings().get("database"));
        UnaryOperator<String> folding = h2 ? s -> s.toUpperCase(Locale.ROOT) : s -> s.toLowerCase(Locale.ROOT);
        try (Connection live = h2 ? TestDatabases.h2() : TestDatabases.postgresql()) {
            ModelReader reader = new ModelReader((level, text) -> {});
            return ModelText.of(reader.read(reader.find(model.source(line, directory)), live, folding));
        } catch (SchemaException e) {
            return String.join("\n", e.problems()).replace(directory.toString(), "DIRECTORY");
        }
    }
}
