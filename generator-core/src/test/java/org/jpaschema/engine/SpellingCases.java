package org.jpaschema.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lines of the files with spellings that lie beside this class. */
final class SpellingCases {

    private SpellingCases() {}

    /** A type as somebody spells it, and as the catalog does. */
    record Type(String spelling, String canonical) {}

    /**
     * Spellings of expressions.
     *
     * @param kind what they are for: check, index, where, default, generated
     * @param type the type of the value, or ""
     * @param same whether all are one thing; else each is another
     */
    record Expressions(String kind, String type, boolean same, List<String> spellings) {

        @Override
        public String toString() {
            return (kind + " " + type).trim() + (same ? " | " : " !| ") + String.join(" | ", spellings);
        }
    }

    static Stream<Type> types(String file) {
        return lines(file).map(line -> line.split(" -> ")).map(parts -> new Type(parts[0], parts[1]));
    }

    static Stream<Expressions> expressions(String file) {
        return lines(file).map(line -> {
            boolean same = !line.contains(" !| ");
            List<String> parts = List.of(line.replaceFirst(" !\\| ", " | ").split(Pattern.quote(" | ")));
            String[] kindAndType = parts.get(0).trim().split(" ", 2);
            return new Expressions(
                    kindAndType[0],
                    kindAndType.length == 1 ? "" : kindAndType[1],
                    same,
                    parts.subList(1, parts.size()).stream().map(String::trim).toList());
        });
    }

    private static Stream<String> lines(String file) {
        try (InputStream in = SpellingCases.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
