package org.jpaschema.entity;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The classes that make up a model, found by reading class files; no class is loaded.
 *
 * @param entities the entity classes, sorted
 * @param others embeddables, mapped superclasses and converters, sorted
 * @param packages packages with annotations for Hibernate of their own, sorted
 * @param legacy entities of the javax times, which no supported Hibernate reads, sorted
 */
record EntityScan(List<String> entities, List<String> others, List<String> packages, List<String> legacy) {

    private static final List<String> OTHERS = List.of(
            "jakarta.persistence.Embeddable", "jakarta.persistence.MappedSuperclass", "jakarta.persistence.Converter");

    EntityScan {
        entities = List.copyOf(entities);
        others = List.copyOf(others);
        packages = List.copyOf(packages);
        legacy = List.copyOf(legacy);
    }

    /**
     * Looks for the model's classes.
     *
     * @param path the directories and jars to look in
     * @param packages the packages to look in, with those below them; empty for all
     */
    static EntityScan of(Collection<Path> path, List<String> packages) {
        if (path.isEmpty()) {
            return new EntityScan(List.of(), List.of(), List.of(), List.of());
        }
        ClassGraph graph = new ClassGraph()
                .overrideClasspath(path)
                .enableClassInfo()
                .enableAnnotationInfo()
                .ignoreClassVisibility();
        if (!packages.isEmpty()) {
            graph.acceptPackages(packages.toArray(String[]::new));
        }
        try (ScanResult result = graph.scan()) {
            Set<String> others = new TreeSet<>();
            OTHERS.forEach(annotation ->
                    others.addAll(result.getClassesWithAnnotation(annotation).getNames()));
            Set<String> annotated = new TreeSet<>();
            result.getPackageInfo().stream()
                    .filter(p -> p.getAnnotationInfo().stream().anyMatch(a -> isMapping(a.getName())))
                    .forEach(p -> annotated.add(p.getName()));
            return new EntityScan(
                    sorted(result.getClassesWithAnnotation("jakarta.persistence.Entity")
                            .getNames()),
                    new ArrayList<>(others),
                    new ArrayList<>(annotated),
                    sorted(result.getClassesWithAnnotation("javax.persistence.Entity")
                            .getNames()));
        }
    }

    /** All classes to register. */
    List<String> classes() {
        Set<String> all = new TreeSet<>(entities);
        all.addAll(others);
        return List.copyOf(all);
    }

    private static boolean isMapping(String annotation) {
        return annotation.startsWith("org.hibernate.annotations.") || annotation.startsWith("jakarta.persistence.");
    }

    private static List<String> sorted(Collection<String> names) {
        return names.stream().sorted().toList();
    }
}
