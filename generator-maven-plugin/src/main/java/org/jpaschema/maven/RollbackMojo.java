package org.jpaschema.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jpaschema.SchemaTool;

/**
 * Takes back the last applied migrations, each by the rollback that stands in its own file. What they had created goes,
 * with the data in it; the goal names it.
 */
@Mojo(name = "rollback", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public class RollbackMojo extends AbstractSchemaMojo {

    /** How many migrations to take back. */
    @Parameter(property = "schema.count", defaultValue = "1")
    private int count;

    @Override
    void run(SchemaTool tool) {
        tool.rollback();
    }

    @Override
    int count() {
        return count;
    }
}
