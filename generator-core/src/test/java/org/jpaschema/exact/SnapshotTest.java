package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.schema.Schema;
import org.jpaschema.snapshot.SchemaText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a schema is, its text says exactly that. */
class SnapshotTest {

    private static final int RUNS = 300;

    @Test
    void schemasAtRandom() {
        for (TestEngine engine : List.of(TestEngine.POSTGRESQL, TestEngine.SQLITE, TestEngine.MARIADB)) {
            for (int seed = 0; seed < RUNS; seed++) {
                for (Schema schema :
                        new RandomSchema(engine.engine(), Vocabulary.of(engine), Choices.drawn(seed)).pair()) {
                    assertThat(SchemaText.read(SchemaText.write(schema), "schema.json"))
                            .as("%s %d", engine, seed)
                            .isEqualTo(schema);
                }
            }
        }
    }

    static Stream<String> models() {
        return TestModel.cases()
                .filter(c -> c.get()[1] == TestEngine.H2 && c.get()[2] == HibernateLine.LINE_7_4)
                .map(c -> (String) c.get()[0]);
    }

    @ParameterizedTest
    @MethodSource("models")
    void models(String name) throws Exception {
        try (Connection connection = TestEngine.H2.fresh()) {
            Schema schema = TestModel.named(name)
                    .read(HibernateLine.LINE_7_4, TestEngine.H2, connection)
                    .schema();
            assertThat(schema.tables()).isNotEmpty();
            assertThat(SchemaText.read(SchemaText.write(schema), "schema.json")).isEqualTo(schema);
        }
    }
}
