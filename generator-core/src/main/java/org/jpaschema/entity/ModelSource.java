package org.jpaschema.entity;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where a model comes from.
 *
 * @param outputDirectories the directories with the project's own compiled classes
 * @param classpath the project's runtime class path; the output directories may be among it
 * @param bundledHibernate the jars that stand in when the project has no Hibernate of its own
 * @param packages the packages whose entities are meant, anywhere on the class path; empty for all that are in the
 *     output directories
 * @param hibernateProperties properties for Hibernate ({@code hibernate.*}, {@code jakarta.persistence.*}); those that
 *     name a connection have no effect
 */
public record ModelSource(
        List<Path> outputDirectories,
        List<Path> classpath,
        List<Path> bundledHibernate,
        List<String> packages,
        Map<String, String> hibernateProperties) {

    public ModelSource {
        outputDirectories = List.copyOf(outputDirectories);
        classpath = List.copyOf(classpath);
        bundledHibernate = List.copyOf(bundledHibernate);
        packages = List.copyOf(packages);
        hibernateProperties = Map.copyOf(hibernateProperties);
    }
}
