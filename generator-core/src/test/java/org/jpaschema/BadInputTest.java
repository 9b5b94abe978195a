package org.jpaschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jpaschema.TestProject.execute;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.entity.NoEntitiesException;
import org.jpaschema.entity.Sources;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings, entities and places that are not as they should be: a message each, and nothing is done. */
class BadInputTest {

    private static final String NOWHERE = "jdbc:postgresql://localhost:1/shop";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"diff", "check", "apply", "status", "rollback"})
    void withoutEntitiesNoGoalEvenConnects(String goal) throws Exception {
        TestProject project =
                TestProject.at(NOWHERE, "me", "", directory).model(TestProject.source("org.jpaschema.nothing"));
        assertThatThrownBy(() -> run(goal, project.tool()))
                .isInstanceOf(NoEntitiesException.class)
                .hasMessageContaining("org.jpaschema.nothing")
                .hasMessageContaining("schema.packages");
        assertThat(project.files()).hasSize(1);
    }

    static void run(String goal, SchemaTool tool) {
        Map<String, Runnable> goals = Map.of(
                "diff", tool::diff,
                "check", tool::check,
                "apply", tool::apply,
                "status", tool::status,
                "rollback", tool::rollback);
        goals.get(goal).run();
    }

    @Test
    void everyClassThatDoesNotLoadIsNamed() throws Exception {
        Path classes = Files.createDirectory(directory.resolve("classes"));
        Path missing = Files.createDirectory(directory.resolve("missing"));
        List<Path> jars = HibernateLine.LINE_7_4.jars();
        Sources.compile("gone", "public class Money {}", jars, missing);
        List<Path> path = new java.util.ArrayList<>(jars);
        path.add(missing);
        for (String name : List.of("Invoice", "Receipt")) {
            Sources.compile(
                    "shop",
                    "@Entity public class " + name + " { @Id Long id; @Transient gone.Money sum; "
                            + "public gone.Money getSum() { return sum; } }",
                    path,
                    classes);
        }
        try (Connection connection = TestDatabases.postgresql()) {
            TestProject project = TestProject.on(connection, directory)
                    .model(HibernateLine.LINE_7_4.source(classes, List.of(), Map.of()));
            assertThatThrownBy(() -> project.tool().diff())
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContainingAll("shop.Invoice", "shop.Receipt", "gone.Money");
            assertThat(TestProject.tables(connection)).isEmpty();
        }
        assertThat(Files.exists(directory.resolve("resources"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"settings", "url"})
    void aWrongPasswordIsNotShown(String where) throws Exception {
        try (Connection owner = TestDatabases.postgresql()) {
            String url = owner.getMetaData().getURL();
            String role = "guarded_" + owner.getCatalog();
            execute(owner, "create role " + role + " login password 'r1ght'");
            Path rules = Path.of(TestProject.strings(owner, "show hba_file").get(0));
            String before = Files.readString(rules);
            try {
                Files.writeString(rules, "host all " + role + " all scram-sha-256\n" + before);
                execute(owner, "select pg_reload_conf()");
                TestProject project = where.equals("url")
                        ? TestProject.at(url + "?user=" + role + "&password=wr0ng!", "", "", directory)
                                .asUrlSays()
                        : TestProject.at(url, role, "wr0ng!", directory);
                for (Consumer<SchemaTool> goal : List.<Consumer<SchemaTool>>of(SchemaTool::diff, SchemaTool::apply)) {
                    assertThat(project.failure(goal))
                            .contains("password authentication failed", role, "schema.username and schema.password")
                            .doesNotContain("wr0ng");
                }
                assertThat(project.console.toString()).doesNotContain("wr0ng");
                assertThatThrownBy(() -> project.tool().diff()).satisfies(BadInputTest::nobodySaysIt);
            } finally {
                Files.writeString(rules, before);
                execute(owner, "select pg_reload_conf()");
            }
        }
    }

    private static void nobodySaysIt(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("wr0ng");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://localhost:1/shop | refused | host and port in schema.url",
                "jdbc:postgresql://no-such-host.invalid/shop | no-such-host.invalid | host and port in schema.url",
                "jdbc:postgres://localhost/shop | no JDBC driver | correct schema.url",
                "jdbc:postgresql://localhost:5x32/shop | jdbc:postgresql://localhost:5x32/shop | Check schema.url",
                "jdbc:h2:mem:a;NO_SUCH_SETTING=1 | NO_SUCH_SETTING | Check schema.url",
                "postgresql://me:s3cret@localhost/shop | not a JDBC URL: postgresql://***@localhost | begins with jdbc:",
                "jdbc:oracle:thin:me/s3cret@//localhost:1521/x | no JDBC driver | correct schema.url"
            })
    void aDatabaseThatCannotBeReachedIsNamed(String url, String reason, String wayOut) throws Exception {
        TestProject project = TestProject.at(url, "me", "s3cret", directory);
        assertThat(project.failure(SchemaTool::diff)).contains(reason, wayOut).doesNotContain("s3cret");
        assertThat(project.files()).hasSize(1);
    }

    @Test
    void aDatabaseThatDoesNotExistIsNamed() throws Exception {
        try (Connection connection = TestDatabases.postgresql()) {
            String url = connection.getMetaData().getURL().replaceFirst("/[^/]*$", "/nowhere");
            assertThat(TestProject.at(url, "postgres", "", directory).failure(SchemaTool::status))
                    .contains("\"nowhere\" does not exist", "Create the database, or correct its name");
        }
    }

    @Test
    void anUnknownWordForUnmanagedIsNamed() {
        TestProject project = TestProject.at(NOWHERE, "me", "", directory).unmanaged("nonsense");
        assertThat(project.failure(SchemaTool::diff))
                .isEqualTo("schema.unmanaged is \"nonsense\"; it must be ignore, report or drop.");
    }

    /** Stands for a directory without write access, which does not bind a superuser, and for a full disk. */
    @ParameterizedTest
    @ValueSource(strings = {"resources/db", "resources/db/changelog/changes"})
    void aMigrationThatCannotBeWrittenIsNotHalfWritten(String obstacle) throws Exception {
        Path file = directory.resolve(obstacle);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "in the way");
        try (Connection connection = TestDatabases.h2()) {
            TestProject project = TestProject.on(connection, directory);
            Map<String, String> before = project.files();
            assertThat(project.failure(SchemaTool::diff)).contains(file.toString(), "Nothing was written", "run again");
            assertThat(project.files()).isEqualTo(before);
        }
    }

    @Test
    void aMasterThatIsADirectoryIsNamed() throws Exception {
        try (Connection connection = TestDatabases.h2()) {
            TestProject project = TestProject.on(connection, directory);
            Files.createDirectories(project.master);
            Map<String, String> before = project.files();
            assertThat(project.failure(SchemaTool::diff)).contains(project.master.toString(), "schema.changelog");
            assertThat(project.files()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"target", "target/schema/report.md/x"})
    void aReportThatCannotBeWrittenIsNamed(String obstacle) throws Exception {
        Path file = directory.resolve(obstacle);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "in the way");
        try (Connection connection = TestDatabases.h2()) {
            TestProject project = TestProject.on(connection, directory);
            assertThat(project.failure(SchemaTool::check)).contains("report", directory.toString(), "run");
            assertThat(project.console.toString())
                    .as("what was found is told all the same")
                    .contains("customer");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aCountThatIsNoneIsNamed(int count) {
        TestProject project = TestProject.at(NOWHERE, "me", "", directory).count(count);
        assertThat(project.failure(SchemaTool::rollback)).contains("schema.count is " + count, "1 or more");
    }

    @Test
    void everyColumnOfAnUnknownTypeIsNamed() throws Exception {
        Path classes = Files.createDirectory(directory.resolve("classes"));
        Sources.compile(
                "shop",
                "@Entity public class Invoice { @Id Long id; @Column(columnDefinition = \"monney\") String sum;"
                        + " @Column(columnDefinition = \"geometri(point)\") String place; String name; }",
                HibernateLine.LINE_7_4.jars(),
                classes);
        try (Connection connection = TestDatabases.postgresql()) {
            TestProject project = TestProject.on(connection, directory)
                    .model(HibernateLine.LINE_7_4.source(classes, List.of(), Map.of()));
            Map<String, String> before = project.files();
            String message = project.failure(SchemaTool::diff);
            assertThat(message.lines()).hasSize(2);
            assertThat(message)
                    .contains(
                            "invoice.sum (Invoice.sum)",
                            "\"monney\"",
                            "invoice.place (Invoice.place)",
                            "\"geometri(point)\"")
                    .contains("columnDefinition");
            assertThat(project.files()).isEqualTo(before);
        }
    }

    @Test
    void anUnknownHibernateDialectIsNamed() throws Exception {
        try (Connection connection = TestDatabases.h2()) {
            TestProject project = TestProject.on(connection, directory)
                    .model(HibernateLine.LINE_7_4.source(
                            TestProject.CLASSES,
                            List.of("org.jpaschema.exact.model"),
                            Map.of("hibernate.dialect", "NoSuchDialect")));
            assertThatThrownBy(() -> project.tool().diff())
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("NoSuchDialect");
        }
    }

    @Test
    void settingsDoNotTellThePassword() {
        assertThat(TestSettings.of(NOWHERE, "me", "s3cret", TestProject.source(), directory))
                .satisfies(settings -> assertThat(settings.password()).isEqualTo(Optional.of("s3cret")))
                .satisfies(settings -> assertThat(settings.toString()).doesNotContain("s3cret"));
    }
}
