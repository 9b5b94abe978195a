package org.jpaschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jpaschema.entity.ModelSource;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Table;
import org.jpaschema.snapshot.SchemaText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasedTest {

    private static final Schema SCHEMA = new Schema(
            List.of(),
            List.of(Table.of(QualifiedName.of("", "orders"), List.of(Column.of("id", "bigint")))),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    @TempDir
    Path directory;

    @Test
    void withoutOneNothingIsKnown() throws Exception {
        assertThat(Released.read(settings(Optional.empty()))).isEmpty();
    }

    @Test
    void itIsAFile() throws Exception {
        Files.writeString(directory.resolve("old.json"), SchemaText.write(SCHEMA));
        assertThat(read("old.json")).contains(SCHEMA);
        assertThat(read(directory.resolve("old.json").toString())).contains(SCHEMA);
    }

    @Test
    void itIsInAJar() throws Exception {
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(directory.resolve("app.jar")))) {
            jar.putNextEntry(new ZipEntry("BOOT-INF/classes/db/changelog/schema.json"));
            jar.write(SchemaText.write(SCHEMA).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read("app.jar")).contains(SCHEMA);
    }

    @Test
    void itIsGits() throws Exception {
        Path module = Files.createDirectories(directory.resolve("module"));
        Path file = module.resolve("resources/db/changelog/schema.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, SchemaText.write(SCHEMA));
        git("init", "-q");
        git("add", "-A");
        git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "x");
        git("tag", "v1");
        Files.writeString(file, SchemaText.write(Schema.EMPTY));
        assertThat(Released.read(settings(Optional.of("v1"), module))).contains(SCHEMA);
    }

    @Test
    void whatIsNoneOfTheseSaysWhatToDo() throws Exception {
        for (String where : List.of("v1", "--help", "none.json")) {
            assertThatThrownBy(() -> read(where))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("schema.released=" + where + " is neither a file nor a tag")
                    .hasMessageContaining("resources/db/changelog/schema.json");
        }
        Files.writeString(directory.resolve("broken.json"), "{");
        assertThatThrownBy(() -> read("broken.json"))
                .hasMessageContaining("schema.json of schema.released=broken.json, line 1");
    }

    private Optional<Schema> read(String where) throws Exception {
        return Released.read(settings(Optional.of(where)));
    }

    private Settings settings(Optional<String> released) {
        return settings(released, directory);
    }

    private static Settings settings(Optional<String> released, Path module) {
        ModelSource model = new ModelSource(List.of(), List.of(), List.of(), List.of(), Map.of());
        Settings s = TestSettings.of("jdbc:none", null, "", model, module);
        return TestSettings.with(s, s.allowDestructive(), s.safety().withReleased(released));
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        String[] command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new);
        assertThat(new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .start()
                        .waitFor())
                .isZero();
    }
}
