package org.jpaschema.exact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.Memory;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.entity.Sources;
import org.jpaschema.rename.Hint;
import org.jpaschema.rename.Hints;
import org.jpaschema.schema.Schema;
import org.jpaschema.snapshot.SchemaText;

/**
 * A model that changes, with rows in its tables. A case in a file begins with a line {@code === name} and has sections that
 * begin with a line {@code --- section}, or {@code --- section: engines} for these engines only:
 *
 * <ul>
 *   <li>{@code v1}, {@code v2}: the entities before and after, Java;
 *   <li>{@code settings}, {@code settings v2}: Hibernate's settings, the latter for v2 only;
 *   <li>{@code rows}: SQL, a statement a line, run before the change;
 *   <li>{@code kept}: what holds before, after and when rolled back, {@code query => answer} a line; {@code before},
 *       {@code after}, {@code back}: what holds then only;
 *   <li>{@code guard}: part of the message of the guard that the rows must stop the migration with, and {@code mend}: the
 *       SQL that lets it pass then;
 *   <li>{@code renames}: what was said of names, a line each, may be none; the first model is known then, nothing is in doubt
 *       and nothing is dropped;
 *   <li>{@code nothing differs}: why the database stays as it is;
 *   <li>{@code one way}: why rows stand in the way of the rollback;
 *   <li>{@code refused}: part of the message that no migration is written with;
 *   <li>{@code only}, {@code except}: the engines, and why; {@code hibernate}: the one line of Hibernate.
 * </ul>
 */
record Evolution(String name, Map<String, String> sections) {

    /** All cases of the directory, in the order of its files. */
    static List<Evolution> all() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/evolutions"))) {
            return files.sorted().flatMap(Evolution::in).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Evolution> in(Path file) {
        try {
            return Arrays.stream(Files.readString(file).split("(?m)^=== "))
                    .filter(text -> !text.isBlank())
                    .map(Evolution::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Evolution parse(String text) {
        String[] parts = text.split("(?m)^--- ");
        Map<String, String> sections = new LinkedHashMap<>();
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
            String[] lines = part.split("\n", 2);
            sections.put(lines[0].strip(), lines.length == 1 ? "" : lines[1].strip());
        }
        return new Evolution(parts[0].strip(), sections);
    }

    /** Compiles the entities of all cases, before and after. */
    static void compile(HibernateLine line, Path classes) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Evolution evolution : all()) {
            texts.put(evolution.packageName(1), evolution.source(1));
            texts.put(evolution.packageName(2), evolution.source(2));
        }
        Sources.compile(texts, line.jars(), classes);
    }

    /** The package of its entities. */
    String packageName(int version) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return "evolution." + plain + "_.v" + version;
    }

    String source(int version) {
        return sections.get("v" + version);
    }

    Map<String, String> settings(int version) {
        return Stream.of("settings", "settings v" + version)
                .flatMap(s -> sections.getOrDefault(s, "").lines())
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(p -> p[0].strip(), p -> p[1].strip()));
    }

    boolean runsOn(TestEngine engine, HibernateLine line) {
        boolean chosen = sections.keySet().stream().noneMatch(s -> s.startsWith("only"))
                || section("only", engine).isPresent();
        boolean excepted = section("except", engine).isPresent();
        String hibernate = sections.getOrDefault("hibernate", "");
        return chosen && !excepted && (hibernate.isEmpty() || hibernate.equals(line.toString()));
    }

    /** The section for an engine: the one that names it, or the one for all. */
    Optional<String> section(String title, TestEngine engine) {
        for (Map.Entry<String, String> section : sections.entrySet()) {
            String[] parts = section.getKey().split(":", 2);
            if (parts.length == 2 && parts[0].strip().equals(title) && names(parts[1], engine)) {
                return Optional.of(section.getValue());
            }
        }
        return Optional.ofNullable(sections.get(title));
    }

    private static boolean names(String engines, TestEngine engine) {
        return Arrays.stream(engines.split(","))
                .anyMatch(e -> e.strip().toUpperCase(Locale.ROOT).equals(engine.name()));
    }

    /** The statements of a section. */
    List<String> statements(String title, TestEngine engine) {
        return section(title, engine).stream().flatMap(String::lines).toList();
    }

    /** What holds at a time, the answers by query. */
    Map<String, String> holds(String time, TestEngine engine) {
        List<String> lines = new ArrayList<>(statements("kept", engine));
        lines.addAll(statements(time, engine));
        return lines.stream()
                .map(line -> line.split("=>"))
                .collect(Collectors.toMap(p -> p[0].strip(), p -> p[1].strip(), (a, b) -> b, LinkedHashMap::new));
    }

    /**
     * What is known of names: the first model, from its text, whose classes are taken for those of the second, and what was
     * said. Empty where renames are not meant.
     *
     * @param first the first model in the engine's words
     */
    Optional<Memory> memory(TestEngine engine, Schema first) {
        if (section("renames", engine).isEmpty()) {
            return Optional.empty();
        }
        String text = SchemaText.write(first).replace(packageName(1), packageName(2));
        List<Hint> hints = statements("renames", engine).stream()
                .map(line -> Hint.parse(line, "renames"))
                .toList();
        return Optional.of(new Memory(Optional.of(SchemaText.read(text, "schema.json")), new Hints(hints, List.of())));
    }

    @Override
    public String toString() {
        return name;
    }
}
