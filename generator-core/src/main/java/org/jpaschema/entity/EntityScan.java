package org.jpaschema.entity;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The classes that make up a model, found by reading class files; no class is loaded.
 *
 * @param entities the entity classes, sorted
 * @param others embeddables, mapped superclasses and converters, sorted
 * @param packages packages with annotations for Hibernate of their own, sorted
 * @param legacy entities of the javax times, which no supported Hibernate reads, sorted
 */
record EntityScan(List<String> entities, List<String> others, List<String> packages, List<String> legacy) {

    private static final String PACKAGE = ".package-info";
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
        Map<String, Set<String>> found = new HashMap<>();
        path.forEach(entry -> new ClassFiles(entry, packages)
                .each(file -> file.accept(
                        new Annotations(file.getClassName().replace('/', '.'), found),
                        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES)));
        Set<String> others = new TreeSet<>();
        OTHERS.forEach(annotation -> others.addAll(found.getOrDefault(annotation, Set.of())));
        Set<String> annotated = new TreeSet<>();
        found.forEach((annotation, classes) -> classes.stream()
                .filter(c -> c.endsWith(PACKAGE) && isMapping(annotation))
                .forEach(c -> annotated.add(c.substring(0, c.length() - PACKAGE.length()))));
        return new EntityScan(
                List.copyOf(found.getOrDefault("jakarta.persistence.Entity", Set.of())),
                List.copyOf(others),
                List.copyOf(annotated),
                List.copyOf(found.getOrDefault("javax.persistence.Entity", Set.of())));
    }

    /** Notes the class under each annotation that it has; members are of no interest. */
    private static final class Annotations extends ClassVisitor {

        private final String name;
        private final Map<String, Set<String>> found;

        Annotations(String name, Map<String, Set<String>> found) {
            super(Opcodes.ASM9);
            this.name = name;
            this.found = found;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            found.computeIfAbsent(Type.getType(descriptor).getClassName(), annotation -> new TreeSet<>())
                    .add(name);
            return null;
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
}
