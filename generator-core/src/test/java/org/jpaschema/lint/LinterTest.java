package org.jpaschema.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jpaschema.engine.Engines;
import org.jpaschema.engine.PostgresqlEngine;
import org.jpaschema.engine.Version;
import org.jpaschema.risk.RiskPolicy;
import org.jpaschema.risk.Severity;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinterTest {

    private static Linter linter() {
        return new Linter(new PostgresqlEngine(), Version.UNKNOWN, RiskPolicy.NONE);
    }

    private static List<String> codes(String sql) {
        return linter().lint("x.sql", sql).stream()
                .map(f -> f.line() + " " + f.risk().code())
                .toList();
    }

    /** The directories of {@code lint}: files with what must be found in their comments, read one after the other. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mysql:8.0.36", "mariadb:10.11.6", "oracle:23", "sqlserver:16"})
    void findsWhatTheCommentsSay(String name) throws IOException, URISyntaxException {
        String engine = name.replaceFirst(":.*", "");
        Linter linter =
                new Linter(Engines.named(engine).orElseThrow(), Version.of(name.replace(':', ' ')), RiskPolicy.NONE);
        Path directory = Path.of(LinterTest.class.getResource("/lint/" + engine).toURI());
        List<Path> files;
        try (Stream<Path> list = Files.list(directory)) {
            files = list.sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(1);
        for (Path file : files) {
            String text = Files.readString(file);
            List<String> found = linter.lint(file.getFileName().toString(), text).stream()
                    .map(f -> f.line() + " " + f.risk().code()
                            + (f.risk().accepted().isEmpty()
                                    ? ""
                                    : "=" + f.risk().severity().label()))
                    .toList();
            assertThat(found).as(file.toString()).containsExactlyInAnyOrderElementsOf(expected(text));
        }
        linter.requireReasons();
    }

    private static List<String> expected(String text) {
        List<String> expected = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("--!")) {
                String line = (i + 2) + " ";
                Arrays.stream(lines.get(i).substring(3).strip().split(" ")).forEach(c -> expected.add(line + c));
            }
        }
        return expected;
    }

    @Test
    void whatIsIgnoredNeedsARiskAndAReason() {
        Linter linter = linter();
        List<Finding> findings = linter.lint(
                "x.sql",
                """
                -- jpaschema:ignore data-loss.drop-table
                drop table a;
                -- jpaschema:ignore no.such because
                drop table b;
                -- jpaschema:ignore
                drop table c;
                """);
        assertThat(findings)
                .extracting(f -> f.risk().severity())
                .contains(Severity.DANGER)
                .doesNotContain(Severity.SAFE);
        assertThatThrownBy(linter::requireReasons)
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("x.sql:1: jpaschema:ignore data-loss.drop-table does not say why")
                .hasMessageContaining("x.sql:3: jpaschema:ignore no.such is no risk")
                .hasMessageContaining("x.sql:5: jpaschema:ignore names no risk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'open",
                "select \"open",
                "do $x$ never closed",
                "/* never closed",
                "alter table",
                "alter table t add",
                ")))",
                "\u0000\u0001\u0002",
                "create table t (",
                "drop"
            })
    void whatCannotBeReadIsUnknownAndNoCrash(String sql) {
        assertThat(codes("\n" + sql)).containsExactly("2 lint.unknown");
    }

    @Test
    void allCodesAreInTheDocumentation() throws IOException {
        String documentation = Files.readString(Path.of("../docs/risks.md"));
        assertThat(Linter.codes()).doesNotHaveDuplicates().allSatisfy(c -> assertThat(documentation)
                .contains("`" + c + "`"));
    }

    @Test
    void nothingIsFoundInNothing() {
        assertThat(codes("")).isEmpty();
        assertThat(codes(";;\n-- only a comment\n/* and another */;")).isEmpty();
        assertThat(codes("\uFEFFselect 1;\r\nselect 2;\r\n")).isEmpty();
    }

    @Test
    void linesAreThoseOfTheFile() {
        assertThat(codes("select 'a\nb';\r\n\r\n/* x\ny */ drop table t;\n\ndrop view v;"))
                .containsExactly("5 data-loss.drop-table", "5 compatibility.drop", "7 compatibility.drop");
    }
}
