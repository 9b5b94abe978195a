package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.stream.Stream;
import org.jpaschema.Comparison;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.entity.HibernateLine;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A database that Hibernate itself created from a model does not differ from that model. */
@Execution(ExecutionMode.CONCURRENT)
class CreatedByHibernateTest {

    static Stream<Arguments> cases() {
        return TestModel.cases();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("cases")
    void nothingDiffers(String name, TestEngine engine, HibernateLine line) throws Exception {
        TestModel model = TestModel.named(name);
        try (Connection connection = engine.fresh();
                Judge judge = model.judge(line);
                Database database = TestModel.open(connection)) {
            assertThat(engine.create(judge, connection)).isEmpty();
            Comparison comparison =
                    Comparison.compare(model.read(line, engine, connection), database, Unmanaged.REPORT);
            assertThat(TestModel.drift(comparison)).isEmpty();
            assertThat(comparison.difference().notes())
                    .allMatch(note -> note.reason().startsWith("view exists"));
            assertThat(comparison.unreadable()).isEmpty();
        }
    }
}
