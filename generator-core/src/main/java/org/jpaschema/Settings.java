package org.jpaschema;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jpaschema.scratch.ArtifactSource;

/**
 * All that a goal needs to know.
 *
 * @param projectName the project's name, for messages
 * @param baseDirectory the project's directory
 * @param buildDirectory the directory for everything that can be made again ({@code target})
 * @param outputDirectories the directories of the project's compiled classes
 * @param resourceDirectories the roots of the class path's resources, for the changelog's logical path
 * @param classpath the project's runtime class path: jars and directories
 * @param bundledHibernate the jars of the Hibernate that serves a project without one
 * @param url the JDBC URL; without one an embedded database serves
 * @param username the account; without one the URL's
 * @param password its password; without one the URL's
 * @param drivers where to look for JDBC drivers after the project's class path
 * @param artifacts where the embedded database's binaries come from
 * @param packages the packages to look for entities in; empty for all in the output directories
 * @param hibernateProperties properties for Hibernate, names with their {@code hibernate.} prefix
 * @param changelog the master changelog, which need not exist
 * @param name the migration's name; without one it comes from the change
 * @param unmanaged what becomes of objects that no entity speaks of: {@code ignore}, {@code report} or {@code drop}
 * @param allowDestructive whether changesets that lose data may be applied
 * @param verbose whether all details are told
 * @param count how many migrations to roll back
 * @param safety what is done before a migration is trusted
 */
public record Settings(
        String projectName,
        Path baseDirectory,
        Path buildDirectory,
        List<Path> outputDirectories,
        List<Path> resourceDirectories,
        List<Path> classpath,
        List<Path> bundledHibernate,
        Optional<String> url,
        Optional<String> username,
        Optional<String> password,
        List<ClassLoader> drivers,
        ArtifactSource artifacts,
        List<String> packages,
        Map<String, String> hibernateProperties,
        Path changelog,
        Optional<String> name,
        String unmanaged,
        boolean allowDestructive,
        boolean verbose,
        int count,
        Safety safety) {

    public Settings {
        Objects.requireNonNull(projectName, "projectName");
        outputDirectories = List.copyOf(outputDirectories);
        resourceDirectories = List.copyOf(resourceDirectories);
        classpath = List.copyOf(classpath);
        bundledHibernate = List.copyOf(bundledHibernate);
        drivers = List.copyOf(drivers);
        packages = List.copyOf(packages);
        hibernateProperties = Map.copyOf(hibernateProperties);
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(safety, "safety");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Settings[" + projectName + ", " + baseDirectory + "]";
    }
}
