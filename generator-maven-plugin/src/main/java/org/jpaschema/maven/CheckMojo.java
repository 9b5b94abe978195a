package org.jpaschema.maven;

import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jpaschema.SchemaTool;

/**
 * Compares the compiled entities with the database, lists what differs, writes target/schema/report.json and report.md,
 * and fails the build when there is drift. Changes nothing. Bound to a build it runs in the phase verify.
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public class CheckMojo extends AbstractSchemaMojo {

    @Override
    void run(SchemaTool tool) throws MojoFailureException {
        if (tool.check().drift()) {
            throw new MojoFailureException("The database is not what the entities say; the differences are listed above"
                    + " and in target/schema/report.md. mvn schema:diff writes a migration for them.");
        }
    }
}
