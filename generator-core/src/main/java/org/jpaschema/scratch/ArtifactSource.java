package org.jpaschema.scratch;

import java.nio.file.Path;
import org.jpaschema.schema.SchemaException;

/** Where the binaries of embedded databases come from; in a build, its own repositories. */
public interface ArtifactSource {

    /**
     * The artifact's file, downloaded when it is not there yet.
     *
     * @throws SchemaException when it cannot be had, with the way out
     */
    Path resolve(String groupId, String artifactId, String version);
}
