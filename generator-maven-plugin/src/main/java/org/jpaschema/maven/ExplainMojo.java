package org.jpaschema.maven;

import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jpaschema.SchemaTool;

/**
 * Tells of one object which attribute it comes from, what Hibernate said, what the catalog said, how each was put into
 * the database's words, and why that is or is not a difference. Changes nothing.
 */
@Mojo(name = "explain", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public class ExplainMojo extends AbstractSchemaMojo {

    /**
     * The object: a table, table.column, table.constraint, table.index, a sequence, a type, a view, or Entity.attribute.
     */
    @Parameter(property = "schema.object")
    private String object;

    @Override
    void run(SchemaTool tool) throws MojoFailureException {
        tool.explain(text(object)
                .orElseThrow(() -> new MojoFailureException(
                        "Name the object to explain: -Dschema.object=orders.total (or orders, or Order.total).")));
    }
}
