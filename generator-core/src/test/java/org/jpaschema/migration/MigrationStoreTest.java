package org.jpaschema.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationStoreTest {

    @TempDir
    Path directory;

    @Test
    void writesTheFileAndTheMaster() throws IOException {
        Path master = directory.resolve("db/changelog/db.changelog-master.yaml");
        Migration migration = MasterChangelogTest.migration();
        Path file = new MigrationStore().save(migration, master);
        assertThat(file).isEqualTo(directory.resolve("db/changelog/changes/20261120120000_add_e_mail_to_users.sql"));
        assertThat(file).hasContent(FormattedSql.write(migration));
        assertThat(master)
                .hasContent(
                        """
                databaseChangeLog:
                  - include:
                      file: changes/20261120120000_add_e_mail_to_users.sql
                      relativeToChangelogFile: true
                """);
        Path second = new MigrationStore().save(migration, master);
        assertThat(second)
                .hasFileName("20261120120000_add_e_mail_to_users_2.sql")
                .exists();
        assertThat(files()).containsExactlyInAnyOrder(file, master, second);
    }

    @Test
    void whenTheMasterCannotBeWrittenNothingRemains() throws IOException {
        Path master = directory.resolve("db/master.yaml");
        Files.createDirectories(directory.resolve("db"));
        Path inTheWay = Files.createDirectory(
                directory.resolve("db/.master.yaml." + ProcessHandle.current().pid() + ".tmp"));
        Files.writeString(inTheWay.resolve("x"), "x");
        assertThatThrownBy(() -> new MigrationStore().save(MasterChangelogTest.migration(), master))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("Cannot write " + master)
                .hasMessageContaining("Nothing was written");
        assertThat(files()).containsExactly(inTheWay.resolve("x"));
        assertThat(directory.resolve("db/changes")).doesNotExist();
    }

    @Test
    void whatLiesBesideTheMasterIsWrittenWithIt() throws IOException {
        Path master = directory.resolve("db/master.yaml");
        assertThat(MigrationStore.read(master, "schema.json")).isEmpty();
        new MigrationStore().save(MasterChangelogTest.migration(), master, Map.of("schema.json", "one\n"));
        assertThat(MigrationStore.read(master, "schema.json")).contains("one\n");
        new MigrationStore().save(MasterChangelogTest.migration(), master, Map.of("schema.json", "two\n"));
        assertThat(directory.resolve("db/schema.json")).hasContent("two");
    }

    @Test
    void whenTheMasterCannotBeWrittenWhatLiesBesideItStays() throws IOException {
        Path master = directory.resolve("db/master.yaml");
        Files.createDirectories(directory.resolve("db"));
        Path before = Files.writeString(directory.resolve("db/schema.json"), "before");
        Path inTheWay = Files.createDirectory(
                directory.resolve("db/.master.yaml." + ProcessHandle.current().pid() + ".tmp"));
        Files.writeString(inTheWay.resolve("x"), "x");
        Map<String, String> beside = Map.of("schema.json", "after", "schema.renames", "new");
        assertThatThrownBy(() -> new MigrationStore().save(MasterChangelogTest.migration(), master, beside))
                .isInstanceOf(SchemaException.class);
        assertThat(before).hasContent("before");
        assertThat(files()).containsExactlyInAnyOrder(before, inTheWay.resolve("x"));
    }

    @Test
    void whenTheFileBesideCannotBeWrittenNothingRemains() throws IOException {
        Path master = directory.resolve("db/master.yaml");
        Path inTheWay = Files.createDirectories(directory.resolve("db/schema.json"));
        Map<String, String> beside = Map.of("schema.json", "after");
        assertThatThrownBy(() -> new MigrationStore().save(MasterChangelogTest.migration(), master, beside))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("schema.json")
                .hasMessageContaining("Nothing was written");
        assertThat(files()).isEmpty();
        assertThat(inTheWay).isEmptyDirectory();
    }

    @Test
    void whenTheDirectoryCannotBeMadeNothingRemains() throws IOException {
        Path inTheWay = Files.writeString(directory.resolve("db"), "a file");
        Path master = directory.resolve("db/changelog/master.yaml");
        assertThatThrownBy(() -> new MigrationStore().save(MasterChangelogTest.migration(), master))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("Cannot create the directory");
        assertThat(files()).containsExactly(inTheWay);
    }

    @Test
    void aLinkedMasterStaysALink() throws IOException {
        Path real = Files.writeString(directory.resolve("real.yaml"), "databaseChangeLog:\n");
        Path link = Files.createSymbolicLink(directory.resolve("link.yaml"), real);
        MasterChangelog.include(link, directory.resolve("changes/x.sql"));
        assertThat(link).isSymbolicLink();
        assertThat(real).content().contains("changes/x.sql");
    }

    @ParameterizedTest
    @CsvSource({
        "add_email_to_users, add_email_to_users",
        "' Größe: ändern/löschen ', gro_e_andern_loschen",
        "AddEmailToUsers, add_email_to_users",
        "../../etc/passwd, etc_passwd",
        "名前, migration",
        "'', migration"
    })
    void names(String name, String expected) {

        assertThat(MigrationName.fileName(Instant.parse("2026-01-02T03:04:05.999Z"), name))
                .isEqualTo("20260102030405_" + expected + ".sql");
    }

    @Test
    void longNamesAreCut() {
        assertThat(MigrationName.sanitize("a_".repeat(200))).hasSize(79).endsWith("a");
    }

    @Test
    void theAuthorIsGits() throws Exception {
        git("init", "-q");
        git("config", "user.name", "Zoë: \"Z\" $x");
        assertThat(GitAuthor.author(directory)).isEqualTo("Zoë Z x");
    }

    @Test
    void withoutADirectoryTheAuthorIsTheSystemsUser() {
        assertThat(GitAuthor.author(directory.resolve("missing"))).isEqualTo(System.getProperty("user.name"));
    }

    private void git(String... arguments) throws Exception {
        String[] command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new);
        assertThat(new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .start()
                        .waitFor())
                .isZero();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }
}
