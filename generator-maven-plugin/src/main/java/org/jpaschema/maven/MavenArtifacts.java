package org.jpaschema.maven;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.scratch.ArtifactSource;

/** Jars from the repositories that the build itself uses, so with its mirrors, proxies and local repository. */
record MavenArtifacts(RepositorySystem repositories, MavenSession session, MavenProject project)
        implements ArtifactSource {

    private static final String CONTEXT = "jpa-schema";

    @Override
    public Path resolve(String groupId, String artifactId, String version) {
        Artifact artifact = new DefaultArtifact(groupId, artifactId, "jar", version);
        ArtifactRequest request = new ArtifactRequest(artifact, project.getRemoteProjectRepositories(), CONTEXT);
        try {
            return repositories
                    .resolveArtifact(session.getRepositorySession(), request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException unresolved) {
            throw new SchemaException(
                    "Cannot get " + artifact + ", which the embedded database needs: " + reason(unresolved)
                            + ", or give a database with schema.url",
                    unresolved);
        }
    }

    @Override
    public List<Path> resolveAll(List<String> artifacts) {
        CollectRequest collected = new CollectRequest(
                artifacts.stream()
                        .map(coordinates -> new Dependency(new DefaultArtifact(coordinates), "runtime"))
                        .toList(),
                List.of(),
                project.getRemoteProjectRepositories());
        collected.setRequestContext(CONTEXT);
        try {
            return repositories
                    .resolveDependencies(session.getRepositorySession(), new DependencyRequest(collected, null))
                    .getArtifactResults()
                    .stream()
                    .map(result -> result.getArtifact().getFile().toPath())
                    .toList();
        } catch (DependencyResolutionException unresolved) {
            throw new SchemaException(
                    "Cannot get " + String.join(", ", artifacts) + " and what they need: " + reason(unresolved),
                    unresolved);
        }
    }

    private String reason(RepositoryException unresolved) {
        return session.isOffline()
                ? "it is not in the local repository and Maven is offline: run once without -o"
                : unresolved.getMessage();
    }
}
