package org.jpaschema.entity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Hibernate lines under test; the build puts the whole class path of each into a folder. */
public enum HibernateLine {
    LINE_6_6("6.6"),
    LINE_7_4("7.4");

    private final String version;

    HibernateLine(String version) {
        this.version = version;
    }

    /** The jars of the line. */
    public List<Path> jars() {
        return jars("hibernate-" + version);
    }

    /** The jars of Bean Validation's reference implementation. */
    public static List<Path> validator() {
        return jars("hibernate-validator");
    }

    /** A project with these classes that uses this Hibernate. */
    public ModelSource source(Path classes, List<String> packages, Map<String, String> properties) {
        return new ModelSource(List.of(classes), jars(), List.of(), packages, properties);
    }

    /** One of Hibernate's own standard domain models: animal, contacts, gambit, helpdesk, library, retail, userguide. */
    public ModelSource domainModel(String name) {
        List<Path> path = new ArrayList<>(jars());
        if (this == LINE_6_6 && name.equals("library")) {
            // Newer than 6.6, but of plain annotations.
            LINE_7_4.jars().stream()
                    .filter(jar -> jar.getFileName().toString().startsWith("hibernate-testing"))
                    .forEach(path::add);
        }
        return new ModelSource(
                List.of(Path.of("src/test/resources/domain-models")),
                path,
                List.of(),
                List.of("org.hibernate.testing.orm.domain." + name),
                Map.of());
    }

    /** The jars whose file name does not start with any of these. */
    public List<Path> jarsWithout(String... prefixes) {
        List<Path> jars = new ArrayList<>(jars());
        jars.removeIf(jar -> Stream.of(prefixes).anyMatch(jar.getFileName().toString()::startsWith));
        return jars;
    }

    private static List<Path> jars(String folder) {
        try (Stream<Path> files = Files.list(Path.of("target", folder))) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return version;
    }
}
