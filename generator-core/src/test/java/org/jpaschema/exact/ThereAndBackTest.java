package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jpaschema.SchemaTool;
import org.jpaschema.TestConsole;
import org.jpaschema.TestSettings;
import org.jpaschema.database.Database;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.proof.NormalForm;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From an empty database to a whole model by a written and applied migration, and back by its rollback. */
@Execution(ExecutionMode.CONCURRENT)
class ThereAndBackTest {

    static Stream<Arguments> cases() {
        return TestModel.cases();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("cases")
    void fromNothingToTheModelAndBack(String name, TestEngine engine, HibernateLine line, @TempDir Path directory)
            throws Exception {
        TestModel model = TestModel.named(name);
        TestConsole console = new TestConsole();
        try (Connection connection = engine.fresh();
                Connection created = engine.fresh();
                Judge judge = model.judge(line);
                Judge creator = model.judge(line);
                Database database = TestModel.open(connection);
                Database reference = TestModel.open(created)) {
            List<String> empty = NormalForm.of(database, namespaces(database));
            SchemaTool tool = new SchemaTool(
                    TestSettings.of(connection, model.source(line), directory), console, TestModel.reader());

            assertThat(tool.diff().migration()).as("%s", console).isPresent();
            tool.apply();

            assertThat(console.lines()).endsWith("The database is as the entities say.");
            Set<String> namespaces = namespaces(database);
            assertThat(engine.create(creator, created)).isEmpty();
            // Of a few types, Hibernate does not even accept what it created itself.
            assertThat(judge.validate(connection)).isEqualTo(creator.validate(created));
            assertThat(NormalForm.difference(
                            NormalForm.of(database, namespaces), NormalForm.of(reference, namespaces(reference))))
                    .isEmpty();

            tool.rollback();
            assertThat(NormalForm.difference(NormalForm.of(database, namespaces(database)), empty))
                    .isEmpty();
        }
    }

    private static Set<String> namespaces(Database database) throws SQLException {
        if (database.engine().catalogsAreNamespaces()) {
            return Set.of(database.currentNamespace());
        }
        Set<String> namespaces = new TreeSet<>(Set.of(database.currentNamespace()));
        try (ResultSet schemas = database.connection().getMetaData().getSchemas()) {
            while (schemas.next()) {
                namespaces.add(schemas.getString("TABLE_SCHEM"));
            }
        }
        namespaces.removeIf(n -> n.startsWith("pg_") || n.equalsIgnoreCase("information_schema"));
        return namespaces;
    }
}
