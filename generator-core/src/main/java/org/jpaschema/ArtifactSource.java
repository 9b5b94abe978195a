package org.jpaschema;

import java.nio.file.Path;

/** Where artifacts come from that are needed only now and then; in a build, its own repositories. */
public interface ArtifactSource {

    /**
     * The artifact's file, downloaded when it is not there yet.
     *
     * @throws org.jpaschema.schema.SchemaException when it cannot be had, with the way out
     */
    Path resolve(String groupId, String artifactId, String version);
}
