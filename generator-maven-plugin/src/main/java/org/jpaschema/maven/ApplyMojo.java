package org.jpaschema.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jpaschema.SchemaTool;

/** Applies the pending migrations of the master changelog, then verifies that the entities and the database agree. */
@Mojo(name = "apply", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public class ApplyMojo extends AbstractSchemaMojo {

    /** Agrees to changesets that lose data. Without it drops that are held back wait; others stop the goal. */
    @Parameter(property = "schema.allowDestructive", defaultValue = "false")
    private boolean allowDestructive;

    /**
     * Says that no application of the released version runs any more, so that what schema.released has kept for it may go.
     * What loses data needs schema.allowDestructive, too.
     */
    @Parameter(property = "schema.contract", defaultValue = "false")
    private boolean contract;

    @Override
    void run(SchemaTool tool) {
        tool.apply(contract);
    }

    @Override
    boolean allowDestructive() {
        return allowDestructive;
    }
}
