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

    /**
     * How closely the live data is looked at before a migration is written: estimate (the size of tables from statistics,
     * rows that stand in the way counted up to 10,000), full (all of them counted), or off. The questions only read, and
     * each is bounded in time.
     */
    @Parameter(property = "schema.probe", defaultValue = "estimate")
    private String probe;

    /** Whether values of rows that stand in the way are shown in the console and in the migration; else they are ***. */
    @Parameter(property = "schema.probeSamples", defaultValue = "false")
    private boolean probeSamples;

    /**
     * Whether the migration is planned so that those who use a table never wait for long: auto for tables of 100,000 rows or
     * 100 MB and more, true for all, false for none. On PostgreSQL: indexes CONCURRENTLY, constraints NOT VALID and validated
     * later, NOT NULL by way of such a check, types that rewrite a table by way of a second column; on MariaDB and MySQL:
     * ALGORITHM and LOCK=NONE; everywhere a lock timeout, behind which schema:apply tries again.
     */
    @Parameter(property = "schema.online", defaultValue = "auto")
    private String online;

    /** Severities by the code of a risk: lock.rewrite=off, data.check=danger; off, safe, caution or danger. */
    @Parameter(property = "schema.risks")
    private List<String> risks;

    /** The severity of a risk with which no migration is written: safe, caution or danger. By default all are. */
    @Parameter(property = "schema.failOn")
    private String failOn;

    /**
     * What becomes of changes that lose data. hold: drops of tables and columns come last, and schema:apply leaves them
     * until it gets schema.allowDestructive; deprecate: they are marked by a comment and stay, until schema:diff is run with
     * hold or write; write: in their place; forbid: nothing is written. A mandatory column that stays becomes optional.
     */
    @Parameter(property = "schema.destructive", defaultValue = "hold")
    private String destructive;

    /**
     * The model of the version that still runs while this migration is applied: a tag or commit that has its schema.json,
     * the path of a schema.json, a jar with one, or an artifact (group:artifact:version). What that version could not live
     * with waits until schema:apply gets schema.contract. By default no such version is thought of.
     */
    @Parameter(property = "schema.released")
    private String released;

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
        Safety safety = super.safety()
                .withProbe(probe, probeSamples)
                .withDestructive(destructive)
                .withReleased(text(released))
                .withOnline(online)
                .withRisks(RiskParameters.severities(risks), text(failOn))
                .withRenames(rename == null ? List.of() : List.copyOf(rename));
        return quietly(scratch, "schema.scratch").map(safety::withScratch).orElse(safety);
    }
}
