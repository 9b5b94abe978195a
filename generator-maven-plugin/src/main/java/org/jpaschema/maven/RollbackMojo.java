package org.jpaschema.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jpaschema.SchemaTool;

/**
 * Takes back the last applied migrations, each by the rollback that stands in its own file. What they had created goes,
 * with the data in it, which needs a yes.
 */
@Mojo(name = "rollback", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public class RollbackMojo extends AbstractSchemaMojo {

    /** How many migrations to take back. */
    @Parameter(property = "schema.count", defaultValue = "1")
    private int count;

    /** Agrees to drop tables and columns that have gained data. Without it they are listed and nothing is rolled back. */
    @Parameter(property = "schema.allowDestructive", defaultValue = "false")
    private boolean allowDestructive;

    @Override
    void run(SchemaTool tool) {
        tool.rollback();
    }

    @Override
    boolean allowDestructive() {
        return allowDestructive;
    }

    @Override
    int count() {
        return count;
    }
}
