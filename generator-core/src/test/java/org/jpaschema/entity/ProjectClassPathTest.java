package org.jpaschema.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jpaschema.TestDatabases;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Hibernate reads a project, and what of the project it sees. */
class ProjectClassPathTest {

    private static final String ENTITY = "@Entity class Thing { @Id long id; }";

    @TempDir
    Path directory;

    private final List<String> log = new ArrayList<>();
    private Connection live;

    @BeforeEach
    void connect() throws Exception {
        live = TestDatabases.h2();
    }

    @AfterEach
    void disconnect() throws Exception {
        live.close();
    }

    private Model read(ModelSource source) {
        ModelReader reader = new ModelReader((level, line) -> log.add(level + " " + line));
        return reader.read(reader.find(source), live, s -> s.toUpperCase(Locale.ROOT));
    }

    private ModelSource source(List<Path> classpath, List<Path> bundled, String... packages) {
        return new ModelSource(List.of(directory), classpath, bundled, List.of(packages), Map.of());
    }

    private static List<Path> starting(List<Path> jars, String prefix) {
        return jars.stream()
                .filter(jar -> jar.getFileName().toString().startsWith(prefix))
                .toList();
    }

    @Test
    void theProjectsOwnHibernateGoesBeforeTheBundledOne() {
        Sources.compile("model", ENTITY, HibernateLine.LINE_6_6.jars(), directory);
        Model model = read(source(HibernateLine.LINE_6_6.jars(), HibernateLine.LINE_7_4.jars()));
        assertThat(model.hibernateVersion()).startsWith("6.6.");
        assertThat(model.bundled()).isFalse();
    }

    @Test
    void theBundledHibernateReadsAProjectWithAnOlderApi() {
        List<Path> api = starting(HibernateLine.LINE_6_6.jars(), "jakarta.persistence-api-3.1");
        Sources.compile("model", ENTITY, api, directory);
        Model model = read(source(api, HibernateLine.LINE_7_4.jars()));
        assertThat(model.hibernateVersion()).startsWith("7.4.");
        assertThat(model.bundled()).isTrue();
        assertThat(model.schema().tables()).hasSize(1);
    }

    @Test
    void withoutAnyHibernateTheMessageSaysWhereToAddIt() {
        List<Path> api = starting(HibernateLine.LINE_6_6.jars(), "jakarta.persistence-api");
        Sources.compile("model", ENTITY, api, directory);
        assertThatThrownBy(() -> read(source(api, List.of())))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("hibernate-core");
    }

    @Test
    void anOldHibernateIsNamedWithItsVersion(@TempDir Path old) {
        Sources.compile("model", ENTITY, HibernateLine.LINE_6_6.jars(), directory);
        Sources.compile("org.hibernate.boot", "public class MetadataSources {}", jars(), old);
        Sources.compile(
                "org.hibernate",
                "public class Version { public static String getVersionString() { return \"5.6.15.Final\"; } }",
                jars(),
                old);
        assertThatThrownBy(() -> read(source(List.of(old), HibernateLine.LINE_7_4.jars())))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("5.6.15.Final")
                .hasMessageContaining("6.6");
    }

    private static List<Path> jars() {
        return HibernateLine.LINE_6_6.jars();
    }

    @Test
    void entitiesOfJavaxAreToldApart() throws Exception {
        Sources.compile(
                "javax.persistence",
                "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) @interface Entity {}"
                        + " @Entity class Thing {}",
                List.of(),
                directory);
        assertThatThrownBy(() -> read(source(jars(), List.of())))
                .isInstanceOf(NoEntitiesException.class)
                .hasMessageContaining("javax.persistence");
    }

    @Test
    void packagesAreFoundAnywhereOnTheClassPathAndNothingElseIs(@TempDir Path dependency) {
        Sources.compile("model", ENTITY, jars(), directory);
        Sources.compile("shared.model", "@Entity class Shared { @Id long id; }", jars(), dependency);
        List<Path> path = Stream.concat(Stream.of(dependency), jars().stream()).toList();
        assertThat(read(source(path, List.of())).schema().tables())
                .extracting(t -> t.name().name())
                .containsExactly("THING");
        assertThat(read(source(path, List.of(), "shared")).schema().tables())
                .extracting(t -> t.name().name())
                .containsExactly("SHARED");
        assertThatThrownBy(() -> read(source(path, List.of(), "nowhere")))
                .isInstanceOf(NoEntitiesException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void aDamagedClassFileIsNamed() throws Exception {
        Sources.compile("model", ENTITY, jars(), directory);
        Path damaged = directory.resolve("model/Half.class");
        byte[] whole = Files.readAllBytes(directory.resolve("model/Thing.class"));
        Files.write(damaged, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> read(source(jars(), List.of())))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining(damaged.toString())
                .hasMessageContaining("mvn clean process-classes");
    }

    @Test
    void aClassOfANewerJavaIsFoundAndNamed() throws Exception {
        Sources.compile("model", ENTITY, jars(), directory);
        Path file = directory.resolve("model/Thing.class");
        byte[] bytes = Files.readAllBytes(file);
        bytes[7] = 99;
        Files.write(file, bytes);
        assertThatThrownBy(() -> read(source(jars(), List.of())))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("model.Thing: compiled for a newer Java");
    }

    @Test
    void aJarThatIsNoneIsNamedWhereItIsLookedInto() throws Exception {
        Sources.compile("model", ENTITY, jars(), directory);
        Path jar = Files.writeString(directory.resolve("broken.jar"), "<html>404</html>");
        List<Path> path = Stream.concat(Stream.of(jar), jars().stream()).toList();
        assertThatThrownBy(() -> read(source(path, List.of(), "model")))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining(jar.toString())
                .hasMessageContaining("ZipException");
    }

    @Test
    void anIncompleteHibernateIsNoStackTrace() {
        Sources.compile("model", ENTITY, jars(), directory);
        assertThatThrownBy(() -> read(source(HibernateLine.LINE_6_6.jarsWithout("classmate"), List.of())))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("com/fasterxml/classmate");
    }

    @Test
    void aDialectOfTheProjectsOwnIsKept() {
        Sources.compile(
                "model",
                "@Entity public class Model { @Id long id; String name; public static class Own extends"
                        + " org.hibernate.dialect.H2Dialect { public Own(org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo i)"
                        + " { super(i); } @Override protected String columnType(int code) { return code == 12 ? \"text\" + getVersion().getMajor() : super.columnType(code); } } }",
                jars(),
                directory);
        Model model = read(new ModelSource(
                List.of(directory), jars(), List.of(), List.of(), Map.of("hibernate.dialect", "model.Model$Own")));
        assertThat(model.schema().tables().get(0).columns().get(1).type()).isEqualTo("text2");
    }

    @Test
    void connectionsOfTheApplicationAreNotOpened() throws Exception {
        Sources.compile("model", ENTITY, jars(), directory);
        Files.writeString(
                directory.resolve("hibernate.properties"),
                "hibernate.connection.url=jdbc:nowhere\nhibernate.connection.driver_class=no.Driver\nown.token=secret\n"
                        + "hibernate.physical_naming_strategy=org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy\n");
        ModelSource source = new ModelSource(
                List.of(directory),
                jars(),
                List.of(),
                List.of(),
                Map.of(
                        "jakarta.persistence.jdbc.url", "jdbc:nowhere",
                        "hibernate.connection.datasource", "java:nowhere",
                        "hibernate.hbm2ddl.auto", "create"));
        assertThat(read(source).schema().tables()).hasSize(1);
        assertThat(log).noneMatch(line -> line.startsWith("WARNING HHH") || line.startsWith("ERROR"));
        assertThat(log).noneMatch(line -> line.contains("secret"));
    }

    @Test
    void theThreadAndTheLogAreLeftAsTheyWere() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Sources.compile(
                "model",
                """
                @Entity class Thing {
                  @Id long id;
                  @OneToMany(mappedBy = "thing") @MapKeyColumn Map<String, Other> others;
                }
                @Entity class Other { @Id long id; @ManyToOne Thing thing; }
                """,
                HibernateLine.LINE_7_4.jars(),
                directory);
        read(source(HibernateLine.LINE_7_4.jars(), List.of()));
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        assertThat(log).anyMatch(line -> line.startsWith("DEBUG HHH000001"));
        assertThat(log).anyMatch(line -> line.startsWith("WARNING HHH160245"));
    }
}
