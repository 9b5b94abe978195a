package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jpaschema.Comparison;
import org.jpaschema.RecordedDatabase;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.entity.Model;
import org.jpaschema.plan.Planner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** On engines that cannot run here, a first migration creates what Hibernate's own creation script creates. */
class HibernateScriptTest {

    private static final List<String> ENGINES = List.of("sqlserver", "oracle", "cockroach", "mysql");

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (String engine : ENGINES) {
            for (HibernateLine line : HibernateLine.values()) {
                Stream.of("own", "sample").forEach(model -> cases.add(Arguments.of(model, engine, line)));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("cases")
    void createsTheSame(String name, String engine, HibernateLine line) throws Exception {
        TestModel model = TestModel.named(name);
        Connection connection = RecordedDatabase.open(engine + "/empty");
        try (Judge judge = model.judge(line);
                Database database = TestModel.open(connection)) {
            assertThat(judge.create(connection)).isEmpty();
            ScriptFacts facts = new ScriptFacts(database.engine().words(connection));
            Set<String> hibernates = facts.of(RecordedDatabase.executed(connection));
            Model read = TestModel.reader()
                    .read(
                            TestModel.reader().find(model.source(line)),
                            connection,
                            database.engine().folding()::fold);
            Comparison comparison = Comparison.compare(read, database, Unmanaged.REPORT);
            List<String> statements =
                    Planner.plan(comparison.difference().changes(), comparison.database(), database.engine()).stream()
                            .flatMap(step -> step.up().stream())
                            .toList();
            assertThat(facts.of(statements)).isEqualTo(hibernates);
            assertThat(comparison.unreadable()).isEmpty();
        }
    }
}
