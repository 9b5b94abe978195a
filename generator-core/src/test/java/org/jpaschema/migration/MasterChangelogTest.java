package org.jpaschema.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.DirectoryResourceAccessor;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MasterChangelogTest {

    private static final String NAMESPACE = "http://www.liquibase.org/xml/ns/dbchangelog";
    private static final String YAML =
            "databaseChangeLog:\n  - include:\n      file: changes/new.sql\n      relativeToChangelogFile: true\n";

    @TempDir
    Path directory;

    /** Name, text before, text after; all that stood there must still stand there. */
    static Stream<Arguments> masters() {
        String old = "- include:\n      file: changes/old.sql\n      relativeToChangelogFile: true\n";
        String yaml = "databaseChangeLog:\n  " + old;
        String added = "  - include:\n      file: changes/new.sql\n      relativeToChangelogFile: true\n";
        String json = "{\"include\": {\"file\": \"changes/old.sql\", \"relativeToChangelogFile\": true}}";
        String jsonAdded = "{ \"include\": { \"file\": \"changes/new.sql\", \"relativeToChangelogFile\": true } }";
        String schema = " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='" + NAMESPACE + " "
                + NAMESPACE + "/dbchangelog-latest.xsd'>";
        String xml = "<databaseChangeLog xmlns='" + NAMESPACE + "'" + schema;
        String prefixed = "<?xml version='1.0'?>\n<l:databaseChangeLog xmlns:l='" + NAMESPACE + "'" + schema
                + "\n\t<l:include file=\"changes/old.sql\" relativeToChangelogFile=\"true\"/>\n";
        String xmlOld = "<include file=\"changes/old.sql\" relativeToChangelogFile=\"true\"/>";
        String xmlAdded = "<include file=\"changes/new.sql\" relativeToChangelogFile=\"true\"/>";
        return Stream.of(
                Arguments.of("a.yaml", "", YAML),
                Arguments.of("a.yml", " \n", YAML),
                Arguments.of("a.yaml", yaml, yaml + added),
                Arguments.of(
                        "a.yaml", "\uFEFF# ä 😀 license\n---\n" + yaml, "\uFEFF# ä 😀 license\n---\n" + yaml + added),
                Arguments.of("a.yaml", yaml.stripTrailing(), yaml + added.stripTrailing()),
                Arguments.of(
                        "a.yaml",
                        (yaml + "\n# end\n").replace("\n", "\r\n"),
                        (yaml + "\n# end\n" + added).replace("\n", "\r\n")),
                Arguments.of("a.yaml", yaml + "...\n", yaml + added + "...\n"),
                Arguments.of("a.yaml", yaml + "other:\n  x: y\n", yaml + added + "other:\n  x: y\n"),
                Arguments.of("a.yaml", "databaseChangeLog:\n", YAML),
                Arguments.of("a.yaml", "databaseChangeLog:", YAML.stripTrailing()),
                Arguments.of("a.yaml", "databaseChangeLog: # none yet\n", "databaseChangeLog: # none yet\n" + added),
                Arguments.of(
                        "a.yaml",
                        "databaseChangeLog: []\n",
                        "databaseChangeLog: [{ include: { file: \"changes/new.sql\", relativeToChangelogFile: true } }]\n"),
                Arguments.of("a.yaml", "databaseChangeLog: null\n", "databaseChangeLog: \n" + added),
                Arguments.of(
                        "a.yaml",
                        "databaseChangeLog:\n- include: {file: changes/old.sql, relativeToChangelogFile: true}   # first\n",
                        "databaseChangeLog:\n- include: {file: changes/old.sql, relativeToChangelogFile: true}   # first\n"
                                + "- include:\n    file: changes/new.sql\n    relativeToChangelogFile: true\n"),
                Arguments.of(
                        "a.yaml",
                        "databaseChangeLog:\n    - include:\n            file: changes/old.sql\n            relativeToChangelogFile: true",
                        "databaseChangeLog:\n    - include:\n            file: changes/old.sql\n            relativeToChangelogFile: true\n"
                                + "    - include:\n            file: changes/new.sql\n            relativeToChangelogFile: true"),
                Arguments.of(
                        "a.yaml",
                        "\"databaseChangeLog\":\n  - changeSet:\n      id: 1\n      author: me\n      changes:\n        - sql:\n            sql: |\n              select 1\n\n",
                        "\"databaseChangeLog\":\n  - changeSet:\n      id: 1\n      author: me\n      changes:\n        - sql:\n            sql: |\n              select 1\n\n"
                                + added),
                Arguments.of("a.json", "", "{\n  \"databaseChangeLog\": [\n    " + jsonAdded + "\n  ]\n}\n"),
                Arguments.of(
                        "a.json",
                        "{ \"databaseChangeLog\": [" + json + "] }",
                        "{ \"databaseChangeLog\": [" + json + ", " + jsonAdded + "] }"),
                Arguments.of(
                        "a.json",
                        "{\n  \"databaseChangeLog\": [\n    " + json + "\n  ]\n}\n",
                        "{\n  \"databaseChangeLog\": [\n    " + json + ",\n    " + jsonAdded + "\n  ]\n}\n"),
                Arguments.of("a.json", "{\"databaseChangeLog\": []}", "{\"databaseChangeLog\": [" + jsonAdded + "]}"),
                Arguments.of(
                        "a.xml",
                        xml + "\n  <!-- </databaseChangeLog> -->\n  " + xmlOld
                                + "\n\n</databaseChangeLog>\n<!-- </databaseChangeLog> -->\n",
                        xml + "\n  <!-- </databaseChangeLog> -->\n  " + xmlOld + "\n\n  " + xmlAdded
                                + "\n</databaseChangeLog>\n<!-- </databaseChangeLog> -->\n"),
                Arguments.of(
                        "a.xml",
                        xml + xmlOld + "</databaseChangeLog>",
                        xml + xmlOld + "\n    " + xmlAdded + "\n</databaseChangeLog>"),
                Arguments.of(
                        "a.xml",
                        xml.replace(">", "\n/>").replace("\n", "\r\n"),
                        (xml.replace(">", "\n>") + "\n    " + xmlAdded + "\n</databaseChangeLog>")
                                .replace("\n", "\r\n")),
                Arguments.of(
                        "a.xml",
                        prefixed + "</l:databaseChangeLog>",
                        prefixed + "\t<l:" + xmlAdded.substring(1) + "\n</l:databaseChangeLog>"));
    }

    @ParameterizedTest
    @MethodSource("masters")
    void appendsAndTouchesNothingElse(String name, String before, String after) throws Exception {
        Path master = master(name, before);
        changes("old", "new");
        MasterChangelog.include(master, directory.resolve("changes/new.sql"));
        assertThat(Files.readString(master)).isEqualTo(after);
        assertThat(included(name)).endsWith("new").hasSize(after.contains("old") || after.contains("id: 1") ? 2 : 1);
        MasterChangelog.include(master, directory.resolve("changes/new.sql"));
        assertThat(Files.readString(master)).as("the second time").isEqualTo(after);
    }

    @Test
    void createsXmlThatLiquibaseAccepts() throws Exception {
        changes("new");
        MasterChangelog.include(directory.resolve("a.xml"), directory.resolve("changes/new.sql"));
        assertThat(included("a.xml")).containsExactly("new");
    }

    @Test
    void keepsTheEncodingOfXml() throws Exception {
        String text =
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<databaseChangeLog>\n    <!-- größer -->\n</databaseChangeLog>\n";
        Path master = directory.resolve("a.xml");
        Files.write(master, text.getBytes(StandardCharsets.ISO_8859_1));
        MasterChangelog.include(master, directory.resolve("changes/new.sql"));
        assertThat(Files.readString(master, StandardCharsets.ISO_8859_1))
                .isEqualTo(text.replace(
                        "\n</data",
                        "\n    <include file=\"changes/new.sql\" relativeToChangelogFile=\"true\"/>\n</data"));
    }

    @ParameterizedTest
    @MethodSource("covered")
    void whatAnIncludeAllCoversIsNotIncludedAgain(String name, String text, boolean covered) throws Exception {
        Path master = master("db/changelog/" + name, text);
        MasterChangelog.include(master, directory.resolve("db/changelog/changes/new.sql"));
        assertThat(Files.readString(master).equals(text)).isEqualTo(covered);
    }

    static Stream<Arguments> covered() {
        String yaml = "databaseChangeLog:\n  - includeAll:\n      path: %s\n      relativeToChangelogFile: %s\n";
        return Stream.of(
                Arguments.of("m.yaml", yaml.formatted("changes", "true"), true),
                Arguments.of("m.yaml", yaml.formatted("./changes/", "true"), true),
                Arguments.of("m.yaml", yaml.formatted("db/changelog/changes/", "false"), true),
                Arguments.of("m.yaml", yaml.formatted("classpath:/db/changelog", "false"), true),
                Arguments.of("m.yaml", yaml.formatted("'classpath*:db/changelog/changes'", "false"), true),
                Arguments.of("m.yaml", yaml.formatted("other", "true"), false),
                Arguments.of("m.yaml", yaml.formatted("changes", "false"), true),
                Arguments.of("m.yaml", yaml.formatted("changelog/change", "false"), false),
                Arguments.of("m.yaml", yaml.formatted("changes", "true") + "      endsWithFilter: .xml\n", false),
                Arguments.of("m.yaml", yaml.formatted("changes", "true") + "      endsWithFilter: .sql\n", true),
                Arguments.of(
                        "m.json",
                        "{\"databaseChangeLog\": [{\"includeAll\": {\"path\": \"changes\", \"relativeToChangelogFile\": true}}]}",
                        true),
                Arguments.of(
                        "m.xml",
                        "<databaseChangeLog><includeAll path=\"changes\" relativeToChangelogFile=\"true\"/></databaseChangeLog>",
                        true),
                Arguments.of("m.xml", "<databaseChangeLog><includeAll path=\"changes2\"/></databaseChangeLog>", false),
                Arguments.of(
                        "m.yaml",
                        "databaseChangeLog:\n  - include:\n      file: db/changelog/changes/new.sql\n",
                        true));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenMastersAreNamedWithTheLine(String name, String text, String expected) throws Exception {
        Path master = master(name, text);
        Migration migration = migration();
        assertThatThrownBy(() -> new MigrationStore().save(migration, master))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(expected);
        assertThat(Files.readString(master)).isEqualTo(text);
        assertThat(directory.resolve("changes")).doesNotExist();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("b.yaml", "databaseChangeLog:\n  - include: [\n", "line 3"),
                Arguments.of("b.yaml", "databaseChangeLog:\n\t- x\n", "line 2"),
                Arguments.of("b.yaml", "# c\nchangelog:\n  - x\n", "line 2: its root is not databaseChangeLog"),
                Arguments.of("b.yaml", "just text", "its root is not databaseChangeLog"),
                Arguments.of("b.yaml", "databaseChangeLog:\n  include: x\n", "line 2: databaseChangeLog is not a list"),
                Arguments.of("b.json", "{\"databaseChangeLog\": [}", "line 1"),
                Arguments.of("b.xml", "<databaseChangeLog>\n<include>\n</databaseChangeLog>", "line 3"),
                Arguments.of("b.xml", "<changelog/>", "its root is <changelog>, not <databaseChangeLog>"),
                Arguments.of(
                        "b.xml",
                        "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<databaseChangeLog>&x;</databaseChangeLog>",
                        "DOCTYPE is disallowed"),
                Arguments.of("b.sql", "--liquibase formatted sql\n", "neither YAML, XML nor JSON"));
    }

    private Path master(String name, String text) throws Exception {
        Path master = directory.resolve(name);
        Files.createDirectories(master.getParent());
        return Files.writeString(master, text);
    }

    private void changes(String... names) throws Exception {
        Files.createDirectories(directory.resolve("changes"));
        for (String name : names) {
            Files.writeString(
                    directory.resolve("changes/" + name + ".sql"),
                    "--liquibase formatted sql\n--changeset me:" + name + "\nselect 1;\n");
        }
    }

    private List<String> included(String name) throws Exception {
        DirectoryResourceAccessor resources = new DirectoryResourceAccessor(directory);
        return ChangeLogParserFactory.getInstance()
                .getParser(name, resources)
                .parse(name, new ChangeLogParameters(), resources)
                .getChangeSets()
                .stream()
                .map(ChangeSet::getId)
                .toList();
    }

    static Migration migration() {
        return new Migration(
                "Add E-Mail to users",
                "me",
                Instant.parse("2026-11-20T12:00:00Z"),
                List.of(),
                List.of(new Changeset("m-1", "", List.of("select 1"), List.of(), List.of(), List.of(), true)));
    }
}
