package org.jpaschema.scratch;

import java.io.File;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jpaschema.schema.SchemaException;

/** The artifacts on the tests' class path, as if from a repository that has no others. */
final class Jars implements ArtifactSource {

    @Override
    public Path resolve(String groupId, String artifactId, String version) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().equals(artifactId + "-" + version + ".jar"))
                .findFirst()
                .orElseThrow(() -> new SchemaException("Cannot get " + artifactId + " " + version));
    }
}
