package org.jpaschema.scratch;

import java.nio.file.Path;
import java.util.List;
import org.jpaschema.schema.SchemaException;

/** Where the binaries of embedded databases come from; in a build, its own repositories. */
public interface ArtifactSource {

    /**
     * The artifact's file, downloaded when it is not there yet.
     *
     * @throws SchemaException when it cannot be had, with the way out
     */
    Path resolve(String groupId, String artifactId, String version);

    /**
     * The files of the artifacts and of everything that they need at run time.
     *
     * @param artifacts as {@code group:artifact:version}
     * @throws SchemaException when one cannot be had, with the way out; also of a source that has single artifacts only
     */
    default List<Path> resolveAll(List<String> artifacts) {
        throw new SchemaException("Cannot get " + String.join(", ", artifacts) + " and what they need");
    }
}
