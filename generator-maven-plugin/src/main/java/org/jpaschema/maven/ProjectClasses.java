package org.jpaschema.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/**
 * The project's compiled classes and what they need.
 *
 * @param project the project, its dependencies resolved
 */
record ProjectClasses(MavenProject project) {

    /** Where the compiler writes to; may not exist. */
    Path output() {
        return Path.of(project.getBuild().getOutputDirectory());
    }

    /**
     * The runtime class path, the project's own classes first, then what the application server provides: entities may
     * refer to it. Of a module of the same build it is the jar or, not packaged yet, its directory of classes.
     */
    List<Path> classpath() {
        return Stream.of(Stream.of(output()), jars(false), jars(true))
                .flatMap(paths -> paths)
                .toList();
    }

    private Stream<Path> jars(boolean provided) {
        return project.getArtifacts().stream()
                .filter(artifact -> artifact.getArtifactHandler().isAddedToClasspath())
                .filter(artifact -> Artifact.SCOPE_PROVIDED.equals(artifact.getScope()) == provided)
                .map(Artifact::getFile)
                .filter(Objects::nonNull)
                .map(File::toPath);
    }
}
