package org.jpaschema.maven;

import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jpaschema.Safety;
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

    /**
     * What was renamed and what was not, for names where the entities alone do not say it: orders.total->amount keeps the
     * column's values under its new name, orders.total!->amount drops the one column and adds the other; orders->purchases
     * is a table, a sequence or an enum type. Several with commas; in quotes on a command line. What is said, here or on a
     * terminal, is kept in schema.renames beside the changelog.
     */
    @Parameter(property = "schema.rename")
    private List<String> rename;

    /**
     * Where a migration is tried out before it is written, also as -Dschema.scratch: auto takes an embedded database of the
     * live one's version, else a container, else an embedded database of another version; embedded; docker, or
     * docker:&lt;image&gt;; none; or the JDBC URL, with user and password in it, of an empty database of the same engine that is for
     * this alone. The default is auto.
     */
    @Parameter
    private String scratch;

    @Override
    void run(SchemaTool tool) {
        tool.diff();
    }

    @Override
    Optional<String> name() {
        return text(name);
    }

    @Override
    Safety safety() {
        Safety renames = super.safety().withRenames(rename == null ? List.of() : List.copyOf(rename));
        return quietly(scratch, "schema.scratch").map(renames::withScratch).orElse(renames);
    }
}
