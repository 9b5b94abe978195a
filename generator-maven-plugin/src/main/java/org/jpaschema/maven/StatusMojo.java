package org.jpaschema.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jpaschema.SchemaTool;

/** Says which migrations are applied and pending, which was the last, and whether the entities and the database agree. */
@Mojo(name = "status", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public class StatusMojo extends AbstractSchemaMojo {

    @Override
    void run(SchemaTool tool) {
        tool.status();
    }
}
