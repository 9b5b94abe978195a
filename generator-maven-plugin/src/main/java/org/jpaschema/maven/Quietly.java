package org.jpaschema.maven;

import java.util.Locale;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Parameters that may hold a secret. Maven prints the value of every parameter that it fills in (in its debug output), so
 * it does not fill in these.
 *
 * @param project whose POM may have them as properties
 * @param session the command line and the environment
 */
record Quietly(MavenProject project, MavenSession session) {

    /**
     * The parameter's value, looked for where Maven would: in the configuration, on the command line, among the POM's
     * properties; then in the environment ({@code schema.url} is {@code SCHEMA_URL} there).
     *
     * @param configured what the configuration says, or null
     * @param property the parameter's property
     * @return the value; empty when it is nowhere, or blank
     */
    Optional<String> read(String configured, String property) {
        String variable = "env." + property.toUpperCase(Locale.ROOT).replace('.', '_');
        return AbstractSchemaMojo.text(configured)
                .or(() -> AbstractSchemaMojo.text(session.getUserProperties().getProperty(property)))
                .or(() -> AbstractSchemaMojo.text(project.getProperties().getProperty(property)))
                .or(() -> AbstractSchemaMojo.text(session.getSystemProperties().getProperty(variable)));
    }
}
