package org.jpaschema.maven;

import java.util.Optional;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jpaschema.SchemaTool;

/**
 * Compares the compiled entities with the database and, when they differ, writes a Liquibase migration that makes the
 * database what the entities say, and includes it in the master changelog. The database itself is only read.
 */
@Mojo(name = "diff", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public class DiffMojo extends AbstractSchemaMojo {

    /** Name of the migration, part of its file's name. By default it is made of the change: add_email_to_users. */
    @Parameter(property = "schema.name")
    private String name;

    @Override
    void run(SchemaTool tool) {
        tool.diff();
    }

    @Override
    Optional<String> name() {
        return text(name);
    }
}
