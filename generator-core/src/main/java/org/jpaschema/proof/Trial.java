package org.jpaschema.proof;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jpaschema.apply.LiquibaseRunner;
import org.jpaschema.database.Database;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;

/** One scratch database with a copy of today's state, and the migration's file run on it by Liquibase. */
final class Trial {

    private final Copy copy;
    private final Set<String> namespaces;
    private final LiquibaseRunner runner;

    /** Builds the copy. */
    Trial(Proposal proposal, Database scratch, Path master, Progress progress) {
        this.namespaces = proposal.namespaces();
        this.copy = Copy.of(proposal.elsewhere(), scratch);
        this.runner = new LiquibaseRunner(
                scratch.connection(), master, List.of(master.getParent()), List.of(), line -> progress.done());
    }

    Copy copy() {
        return copy;
    }

    Database database() {
        return copy.database();
    }

    /** @throws SchemaException when it does not run */
    void up() {
        runner.apply(true, true);
    }

    /**
     * All but what waits.
     *
     * @throws SchemaException when it does not run
     */
    void upToWhatWaits() {
        runner.applyAllButWaiting();
    }

    /** @throws SchemaException when it does not run */
    void down() {
        runner.rollback(1, true);
    }

    Schema schema() {
        return Copy.read(database(), namespaces);
    }

    List<String> lines() {
        return lines(schema());
    }

    List<String> lines(Schema schema) {
        return NormalForm.of(
                schema,
                database().engine().words(database().connection()),
                database().currentNamespace());
    }
}
