package org.jpaschema.scratch;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jpaschema.schema.SchemaException;

/** The artifacts on the tests' class path, as if from a repository that has no others. */
final class Jars implements ArtifactSource {

    @Override
    public List<Path> resolveAll(List<String> artifacts) {
        return jars().toList();
    }

    private static Stream<Path> jars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of);
    }

    @Override
    public Path resolve(String groupId, String artifactId, String version) {
        return jars().filter(path -> path.getFileName().toString().equals(artifactId + "-" + version + ".jar"))
                .findFirst()
                .orElseThrow(() -> new SchemaException("Cannot get " + artifactId + " " + version));
    }
}
