package org.jpaschema.exact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jpaschema.schema.ReferentialAction;

/**
 * What random models for an engine are made of, from a file of {@code vocabulary}.
 *
 * @param types the types
 * @param namespaces schemas beside the connection's own
 * @param collations collations of text
 * @param generated {@code stored} or {@code computed}, as a model has it there; none where there are no generated columns
 * @param ascending whether an index that is descending is one that is not
 * @param numberedAlone whether no expression may speak of a numbered column
 * @param comments whether it keeps comments
 * @param sequences whether it has sequences
 * @param enumTypes whether it has named enum types
 * @param indexExpressions expressions over a text column {}
 * @param onDelete what it does when a referenced row goes
 * @param onDeleteAlone whether it does that for sure in a schema with no other foreign key only
 */
record Vocabulary(
        List<Type> types,
        List<String> namespaces,
        List<String> collations,
        List<String> generated,
        boolean ascending,
        boolean numberedAlone,
        boolean comments,
        boolean sequences,
        boolean enumTypes,
        List<String> indexExpressions,
        List<ReferentialAction> onDelete,
        boolean onDeleteAlone) {

    /**
     * A type.
     *
     * @param text as a model writes it
     * @param defaults defaults of it
     * @param checks conditions on a column {} of it
     * @param roles what its columns may be: id, key (in one), identity, number, text
     */
    record Type(String text, List<String> defaults, List<String> checks, List<String> roles) {

        boolean is(String role) {
            return roles.contains(role);
        }
    }

    /** Whether there is one for the engine. */
    static boolean isThere(TestEngine engine) {
        return Files.exists(file(engine));
    }

    private static Path file(TestEngine engine) {
        return Path.of("src/test/resources/vocabulary", engine.name().toLowerCase(Locale.ROOT) + ".txt");
    }

    static Vocabulary of(TestEngine engine) {
        try {
            List<String[]> lines = Files.readAllLines(file(engine)).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|", -1))
                    .toList();
            return new Vocabulary(
                    lines.stream()
                            .filter(l -> l[0].strip().equals("type"))
                            .map(l -> new Type(l[1].strip(), list(l[2], ";;"), list(l[3], ";;"), list(l[4], ",")))
                            .toList(),
                    values("namespace", lines),
                    values("collation", lines),
                    values("generated", lines),
                    values("indexes", lines).contains("ascending"),
                    values("numbered", lines).contains("alone"),
                    !values("comments", lines).isEmpty(),
                    !values("sequences", lines).isEmpty(),
                    !values("enum types", lines).isEmpty(),
                    values("index expression", lines),
                    values("on delete", lines).stream()
                            .flatMap(v -> list(v, ",").stream())
                            .map(ReferentialAction::valueOf)
                            .toList(),
                    !values("on delete alone", lines).isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException("The vocabulary of " + engine, e);
        }
    }

    /** The types that columns of a role can have. */
    List<Type> types(String role) {
        return types.stream().filter(t -> t.is(role)).toList();
    }

    private static List<String> values(String word, List<String[]> lines) {
        List<String> values = new ArrayList<>();
        for (String[] line : lines) {
            if (line[0].strip().equals(word)) {
                values.add(String.join("|", Arrays.asList(line).subList(1, line.length))
                        .strip());
            }
        }
        return values;
    }

    private static List<String> list(String text, String separator) {
        return Arrays.stream(text.split(separator))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }
}
