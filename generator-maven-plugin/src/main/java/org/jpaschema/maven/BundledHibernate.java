package org.jpaschema.maven;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * The Hibernate that the plugin brings for projects that have none.
 *
 * @param plugin this plugin
 */
record BundledHibernate(PluginDescriptor plugin) {

    private static final String HIBERNATE = "org.hibernate.orm:";

    /** The jars of Hibernate and of what Hibernate itself needs; nothing else that the plugin is made of. */
    List<Path> jars() {
        return plugin.getArtifacts().stream()
                .filter(BundledHibernate::cameWithHibernate)
                .map(artifact -> artifact.getFile().toPath())
                .toList();
    }

    private static boolean cameWithHibernate(Artifact artifact) {
        List<String> trail = artifact.getDependencyTrail();
        return trail != null && trail.stream().anyMatch(id -> id.startsWith(HIBERNATE));
    }
}
