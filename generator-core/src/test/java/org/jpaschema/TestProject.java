package org.jpaschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.entity.ModelSource;
import org.jpaschema.schema.SchemaException;

/**
 * A project in a directory, with a few entities, and what its goals say; given a connection, of whom its goals are the
 * same user on the same database.
 */
final class TestProject {

    static final Path CLASSES = Path.of("target/test-classes").toAbsolutePath();

    final TestConsole console = new TestConsole();
    final Path master;
    private final Path directory;
    private Settings settings;

    private TestProject(Settings settings) {
        this.settings = settings;
        this.directory = settings.baseDirectory();
        this.master = settings.changelog();
    }

    static TestProject on(Connection connection, Path directory) throws SQLException {
        return new TestProject(TestSettings.of(connection, source("org.jpaschema.exact.model"), directory));
    }

    static TestProject at(String url, String username, String password, Path directory) {
        return new TestProject(
                TestSettings.of(url, username, password, source("org.jpaschema.exact.model"), directory));
    }

    /** With no more on the class path than the entities need, for speed. */
    static ModelSource source(String... packages) {
        List<Path> jars = HibernateLine.LINE_7_4.jarsWithout(
                "hibernate-testing", "hibernate-envers", "hibernate-community", "moneta", "money");
        return new ModelSource(List.of(CLASSES), jars, List.of(), List.of(packages), Map.of());
    }

    /** Another account. */
    TestProject as(String username) {
        return changed(settings.url(), Optional.of(username), settings.unmanaged(), settings.allowDestructive(), 1);
    }

    /** An account that only the URL may name. */
    TestProject asUrlSays() {
        return changed(settings.url(), Optional.empty(), settings.unmanaged(), settings.allowDestructive(), 1);
    }

    TestProject unmanaged(String unmanaged) {
        return changed(settings.url(), settings.username(), unmanaged, settings.allowDestructive(), 1);
    }

    TestProject allowDestructive() {
        return changed(settings.url(), settings.username(), settings.unmanaged(), true, 1);
    }

    TestProject count(int count) {
        return changed(settings.url(), settings.username(), settings.unmanaged(), settings.allowDestructive(), count);
    }

    private TestProject changed(
            Optional<String> url, Optional<String> username, String unmanaged, boolean destructive, int count) {
        return new TestProject(
                copy(settings, settings.changelog(), model(settings), url, username, unmanaged, destructive, count));
    }

    /** With another way to treat risks. */
    TestProject risks(Map<String, String> risks, Optional<String> failOn) {
        return safety(settings.safety().withRisks(risks, failOn));
    }

    /** With another policy for what loses data. */
    TestProject destructive(String policy) {
        return safety(settings.safety().withDestructive(policy));
    }

    private TestProject safety(Safety safety) {
        return new TestProject(TestSettings.with(settings, settings.allowDestructive(), safety));
    }

    /** With another master changelog. */
    TestProject master(String file) {
        return new TestProject(copy(
                settings,
                master.resolveSibling(file),
                model(settings),
                settings.url(),
                settings.username(),
                settings.unmanaged(),
                settings.allowDestructive(),
                settings.count()));
    }

    /** With other entities. */
    TestProject model(ModelSource model) {
        return new TestProject(copy(
                settings,
                settings.changelog(),
                model,
                settings.url(),
                settings.username(),
                settings.unmanaged(),
                settings.allowDestructive(),
                settings.count()));
    }

    private static ModelSource model(Settings s) {
        return new ModelSource(
                s.outputDirectories(), s.classpath(), s.bundledHibernate(), s.packages(), s.hibernateProperties());
    }

    private static Settings copy(
            Settings s,
            Path changelog,
            ModelSource model,
            Optional<String> url,
            Optional<String> username,
            String unmanaged,
            boolean destructive,
            int count) {
        return new Settings(
                s.projectName(),
                s.baseDirectory(),
                s.buildDirectory(),
                model.outputDirectories(),
                s.resourceDirectories(),
                model.classpath(),
                model.bundledHibernate(),
                url,
                username,
                username.isPresent() ? s.password() : Optional.empty(),
                s.drivers(),
                s.artifacts(),
                model.packages(),
                model.hibernateProperties(),
                changelog,
                s.name(),
                unmanaged,
                destructive,
                s.verbose(),
                count,
                s.safety());
    }

    SchemaTool tool() {
        return new SchemaTool(settings, console);
    }

    Path directory() {
        return directory;
    }

    /**
     * The goal's failure: a message for people, of few lines, without Java's names in it.
     *
     * @param goal what has to fail
     */
    String failure(Consumer<SchemaTool> goal) {
        Throwable thrown = catchThrowable(() -> goal.accept(tool()));
        assertThat(thrown).as("%s", console).isInstanceOf(SchemaException.class);
        assertThat(thrown.getMessage())
                .isNotBlank()
                .doesNotContain("null", "\tat ", "\n\n")
                .doesNotContainPattern("(org|java|liquibase)\\.[a-z.]+[A-Z]");
        return thrown.getMessage();
    }

    /** A migration of one's own, behind those that are there. */
    Path migration(String name, String... lines) throws IOException {
        Path file = master.resolveSibling("changes").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "--liquibase formatted sql\n\n" + String.join("\n", lines) + "\n");
        String before = Files.exists(master) ? Files.readString(master) : "databaseChangeLog:\n";
        Files.writeString(
                master,
                before + "  - include:\n      file: changes/" + name + "\n      relativeToChangelogFile: true\n");
        return file;
    }

    /** All files outside of the build directory, and what is in them. */
    Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file :
                    all.filter(f -> !f.startsWith(directory.resolve("target"))).toList()) {
                files.put(
                        directory.relativize(file).toString(),
                        Files.isDirectory(file) ? "directory" : Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of what a query gives. */
    static List<String> strings(Connection connection, String query) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    /** The names of the tables. */
    static List<String> tables(Connection connection) throws SQLException {
        return strings(
                connection,
                "select table_name from information_schema.tables where table_schema = 'public' order by 1");
    }
}
