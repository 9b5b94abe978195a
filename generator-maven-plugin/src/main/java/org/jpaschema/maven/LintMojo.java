package org.jpaschema.maven;

import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jpaschema.Safety;
import org.jpaschema.SchemaTool;

/**
 * Judges migrations as files, hand-written ones and other people's included: what loses data, what fails on rows that are
 * there, what the application that still runs does not survive, what makes others wait. Connects to no database. Writes
 * lint.json and, for code scanning, lint.sarif.
 */
@Mojo(name = "lint", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
public class LintMojo extends AbstractSchemaMojo {

    /** SQL files, as patterns relative to the project: db/*.sql, db/**&#47;*.sql. By default all files of the changelog. */
    @Parameter(property = "schema.files")
    private List<String> files;

    /**
     * The database that the migrations are for, with its version behind a colon where that matters: postgresql,
     * mysql:8.0.28. By default schema.url says it, else the JDBC driver among the dependencies.
     */
    @Parameter(property = "schema.engine")
    private String engine;

    /** Severities by the code of a risk: lock.rewrite=off, data.check=danger; off, safe, caution or danger. */
    @Parameter(property = "schema.risks")
    private List<String> risks;

    /** The severity that fails the goal: safe, caution or danger. By default none does. */
    @Parameter(property = "schema.failOn")
    private String failOn;

    @Override
    void run(SchemaTool tool) {
        tool.lint(files == null ? List.of() : List.copyOf(files), text(engine));
    }

    @Override
    Safety safety() {
        return super.safety().withRisks(RiskParameters.severities(risks), text(failOn));
    }
}
