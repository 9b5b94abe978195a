package org.jpaschema.entity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A case in a file: sections that begin with a line {@code --- name}. {@code settings} holds {@code database} (h2 or
 * postgresql), {@code validator}, {@code without} (a class to delete after compiling) and Hibernate's properties;
 * {@code model} holds Java; {@code expected} the model, {@code expected 6.6} and {@code expected 7.4} where they
 * differ; {@code problems} what is said instead of a model; any other section is a file of that name.
 */
record ModelCase(String name, Map<String, String> sections) {

    private static final List<String> OWN = List.of(
            "settings",
            "model",
            "expected",
            "expected 6.6",
            "expected 7.4",
            "problems",
            "problems 6.6",
            "problems 7.4");

    static Stream<ModelCase> all() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/models"))) {
            return files.sorted().toList().stream().map(ModelCase::read);
        }
    }

    private static ModelCase read(Path file) {
        try {
            Map<String, String> sections = new LinkedHashMap<>();
            for (String section : Files.readString(file).split("(?m)^--- ")) {
                if (!section.isBlank()) {
                    String[] parts = section.split("\n", 2);
                    sections.put(parts[0].strip(), parts[1].strip());
                }
            }
            return new ModelCase(file.getFileName().toString().replace(".txt", ""), sections);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The text of a section, the line's own if it has one. */
    String text(String section, HibernateLine line) {
        return sections.getOrDefault(section + " " + line, sections.getOrDefault(section, ""));
    }

    Map<String, String> settings() {
        return sections.getOrDefault("settings", "")
                .lines()
                .map(l -> l.split("=", 2))
                .collect(Collectors.toMap(p -> p[0], p -> p[1]));
    }

    /** The source, compiled into the directory. */
    ModelSource source(HibernateLine line, Path directory) throws IOException {
        List<Path> jars = settings().containsKey("validator")
                ? Stream.concat(line.jars().stream(), HibernateLine.validator().stream())
                        .toList()
                : line.jars();
        Sources.compile("model", sections.get("model"), jars, directory);
        for (var section : sections.entrySet()) {
            if (!OWN.contains(section.getKey())) {
                Path file = directory.resolve(section.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, section.getValue());
            }
        }
        Map<String, String> properties = new HashMap<>(settings());
        properties.keySet().removeIf(key -> !key.contains("."));
        if (settings().containsKey("without")) {
            Files.delete(directory.resolve("model/" + settings().get("without") + ".class"));
        }
        return new ModelSource(List.of(directory), jars, List.of(), List.of(), properties);
    }

    @Override
    public String toString() {
        return name;
    }
}
