package org.jpaschema.exact;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.entity.ModelSource;

/**
 * A model that exactness is measured on.
 *
 * @param name its name
 * @param hibernate the Hibernate that reads it, for the table
 * @param entities the jars and directories with the entities
 * @param classpath everything else that they need, Hibernate included
 * @param packages the packages meant, with those below
 * @param settings Hibernate's settings
 */
record Subject(
        String name,
        String hibernate,
        List<Path> entities,
        List<Path> classpath,
        List<String> packages,
        Map<String, String> settings) {

    private static final String TESTING = "hibernate-testing";
    private static final List<String> STANDARD =
            List.of("animal", "contacts", "gambit", "helpdesk", "library", "retail", "userguide");

    /** The models that Hibernate publishes for tests. */
    static List<Subject> published(HibernateLine line) {
        return STANDARD.stream().map(name -> standard(name, line)).toList();
    }

    private static Subject standard(String name, HibernateLine line) {
        List<Path> entities = new ArrayList<>(HibernateLine.LINE_7_4.jars().stream()
                .filter(jar -> jar.getFileName().toString().startsWith(TESTING))
                .toList());
        if (name.equals("retail")) {
            // With the converter that lives outside of the model's package.
            entities.add(Path.of("src/test/resources/domain-models"));
        }
        return new Subject(
                TESTING + " " + name,
                line.toString(),
                entities,
                line.jarsWithout(TESTING),
                List.of("org.hibernate.testing.orm.domain." + name),
                Map.of());
    }

    /** What the build has fetched into {@code target/corpus}: a directory of jars each, that of the entities first by name. */
    static List<Subject> fetched(HibernateLine line) {
        Path corpus = Path.of("target", "corpus");
        if (!Files.isDirectory(corpus)) {
            return List.of();
        }
        try (Stream<Path> directories = Files.list(corpus)) {
            return directories.sorted().map(d -> fetched(d, line)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Subject fetched(Path directory, HibernateLine line) {
        List<Path> entities = jars(directory);
        List<Path> classpath = new ArrayList<>(jars(directory.resolve("needed")));
        classpath.addAll(line.jarsWithout(TESTING));
        String name = directory.getFileName().toString();
        return new Subject(name, line.toString(), entities, classpath, List.of(), settings(name));
    }

    /** What an application sets itself, or has to where its names are an engine's keywords. */
    private static Map<String, String> settings(String name) {
        Path file = Path.of("src/test/resources/corpus", name + ".properties");
        if (!Files.exists(file)) {
            return Map.of();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, properties::getProperty));
    }

    /** The jars in a directory, if there is one. */
    static List<Path> jars(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model as this project reads it. */
    ModelSource source() {
        return new ModelSource(entities, classpath, List.of(), packages, settings);
    }

    /** The model as Hibernate's own tools have it. */
    Judge judge() {
        return new Judge(classpath, entities, packages, settings);
    }
}
