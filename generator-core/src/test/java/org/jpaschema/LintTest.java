package org.jpaschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jpaschema.entity.ModelSource;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goal: which files it finds, what it says, writes and fails on. */
class LintTest {

    private static final String DROP = "alter table orders drop column total;\n";

    @TempDir
    private Path project;

    private final TestConsole console = new TestConsole();
    private Path changes;

    @BeforeEach
    void directories() throws IOException {
        changes = Files.createDirectories(project.resolve("resources/db/changelog/changes"));
    }

    private void lint(Safety safety, Optional<String> engine, String... files) {
        ModelSource none = new ModelSource(List.of(), List.of(), List.of(), List.of(), Map.of());
        Settings settings = TestSettings.of("jdbc:nothing:x", "", "", none, project);
        settings = new Settings(
                settings.projectName(),
                settings.baseDirectory(),
                settings.buildDirectory(),
                settings.outputDirectories(),
                settings.resourceDirectories(),
                settings.classpath(),
                settings.bundledHibernate(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                settings.drivers(),
                settings.artifacts(),
                settings.packages(),
                settings.hibernateProperties(),
                project.resolve("resources/db/changelog/master.yaml"),
                settings.name(),
                settings.unmanaged(),
                settings.allowDestructive(),
                settings.verbose(),
                settings.count(),
                safety);
        try (SchemaTool tool = new SchemaTool(settings, console)) {
            tool.lint(List.of(files), engine);
        }
    }

    private void lint(String... files) {
        lint(Safety.DEFAULT, Optional.of("postgresql:16"), files);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(changes.resolveSibling(name), text);
    }

    /** By the standard's own schema, as code scanning takes it. */
    private static void isSarif(Path file) throws IOException {
        try (InputStream schema = LintTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            Schema sarif = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(schema);
            assertThat(sarif.validate("{\"version\" : \"2.1.0\"}", InputFormat.JSON))
                    .isNotEmpty();
            assertThat(sarif.validate(Files.readString(file), InputFormat.JSON)).isEmpty();
        }
    }

    private static void isJson(Path file) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(Files.readString(file))) {
            while (json.nextToken() != null) {
                json.getText();
            }
        }
    }

    @Test
    void allFilesOfTheChangelogInTheirOrder() throws IOException {
        write(
                "master.yaml",
                """
                databaseChangeLog:
                  - include: {file: changes/b.sql, relativeToChangelogFile: true}
                  - include: {file: changes/a.sql, relativeToChangelogFile: true}
                  - include: {file: changes/c.xml, relativeToChangelogFile: true}
                  - changeSet:
                      id: inline
                      author: me
                      changes:
                        - dropColumn: {tableName: orders, columnName: note}
                """);
        write("changes/b.sql", "create table orders (total integer, note text);\n");
        write(
                "changes/a.sql",
                "--liquibase formatted sql\n--changeset me:1\nalter table orders alter column total type integer;\n"
                        + DROP);
        write(
                "changes/c.xml",
                """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                  <changeSet id="x" author="me">
                    <sql>update orders set note = ''; delete from orders;</sql>
                  </changeSet>
                </databaseChangeLog>
                """);
        lint();
        String said = console.toString();
        assertThat(said)
                .contains("resources/db/changelog/changes/a.sql:4: danger: Column orders.total is dropped")
                .contains("resources/db/changelog/changes/c.xml:4: caution: Every row of orders is updated")
                .contains("resources/db/changelog/changes/c.xml:4: danger: Every row of orders is deleted")
                .contains("resources/db/changelog/master.yaml:6: danger: Column orders.note is dropped")
                .contains("Looked at 4 files for PostgreSQL 16.0: danger 3");
        assertThat(said.indexOf("a.sql:4")).isLessThan(said.indexOf("c.xml:4"));
        Path sarif = project.resolve("target/schema/lint.sarif");
        isSarif(sarif);
        isJson(project.resolve("target/schema/lint.json"));
        assertThat(Files.readString(sarif))
                .contains("\"version\" : \"2.1.0\"")
                .contains("\"ruleId\" : \"data-loss.drop-column\"")
                .contains("\"uri\" : \"resources/db/changelog/changes/a.sql\"")
                .contains("\"startLine\" : 4")
                .contains("\"level\" : \"error\"");
    }

    @Test
    void filesByPatternAndWhatIsNoText() throws IOException {
        write("changes/a.sql", DROP);
        write("changes/b.txt", DROP);
        Files.write(changes.resolve("z.sql"), new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe});
        Files.write(changes.resolve("y.sql"), "select 'ä';".getBytes(StandardCharsets.ISO_8859_1));
        lint("resources/**/*.sql", "resources/db/changelog/changes/b.txt");
        assertThat(console.toString())
                .contains("changes/a.sql:1: danger: Column orders.total is dropped")
                .contains("changes/z.sql:1: caution: The file is no text in UTF-8.")
                .contains("changes/y.sql:1: caution: The file is no text in UTF-8.")
                .contains("Not looked at: resources/db/changelog/changes/b.txt");
    }

    @Test
    void wrongInputIsSaidWithTheWayOut() {
        assertThatThrownBy(() -> lint("none/*.sql", "also.sql"))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("none/*.sql")
                .hasMessageContaining("also.sql");
        assertThatThrownBy(this::lint)
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("There is no changelog")
                .hasMessageContaining("schema.files");
        assertThatThrownBy(() -> lint(Safety.DEFAULT, Optional.of("db3"), "x.sql"))
                .hasMessageContaining("schema.engine is \"db3\"")
                .hasMessageContaining("PostgreSQL");
        assertThatThrownBy(() -> lint(Safety.DEFAULT, Optional.empty(), "x.sql"))
                .hasMessageContaining("-Dschema.engine=postgresql");
    }

    @Test
    void aLevelFailsUnlessTheRiskIsTaken() throws IOException {
        write("changes/a.sql", DROP);
        Safety strict = Safety.DEFAULT.withRisks(Map.of("compatibility.drop", "off"), Optional.of("danger"));
        Optional<String> engine = Optional.of("postgresql");
        assertThatThrownBy(() -> lint(strict, engine, "resources/**/*.sql"))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("Column orders.total is dropped")
                .hasMessageContaining("accepted-risks.txt")
                .hasMessageNotContaining("compatibility.drop");
        write("accepted-risks.txt", "# taken\n\ndata-loss.drop-column orders.total = nobody reads it\n");
        lint(strict, engine, "resources/**/*.sql");
        assertThat(console.toString()).contains("accepted: nobody reads it");
        assertThat(Files.readString(project.resolve("target/schema/lint.sarif")))
                .contains("\"justification\" : \"nobody reads it\"");
        isSarif(project.resolve("target/schema/lint.sarif"));
        write("accepted-risks.txt", "data-loss.drop-column orders.total =\nnonsense\n");
        assertThatThrownBy(() -> lint(strict, engine, "resources/**/*.sql"))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining("line 2");
    }
}
