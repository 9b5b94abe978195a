package org.jpaschema.maven;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.scratch.ArtifactSource;

/** Jars from the repositories that the build itself uses, so with its mirrors, proxies and local repository. */
record MavenArtifacts(RepositorySystem repositories, MavenSession session, MavenProject project)
        implements ArtifactSource {

    @Override
    public Path resolve(String groupId, String artifactId, String version) {
        Artifact artifact = new DefaultArtifact(groupId, artifactId, "jar", version);
        ArtifactRequest request = new ArtifactRequest(artifact, project.getRemoteProjectRepositories(), "jpa-schema");
        try {
            return repositories
                    .resolveArtifact(session.getRepositorySession(), request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException unresolved) {
            String way = session.isOffline()
                    ? "it is not in the local repository and Maven is offline: run once without -o"
                    : unresolved.getMessage();
            throw new SchemaException(
                    "Cannot get " + artifact + ", which the embedded database needs: " + way
                            + ", or give a database with schema.url",
                    unresolved);
        }
    }
}
