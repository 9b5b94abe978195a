package org.jpaschema.proof;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jpaschema.apply.LiquibaseRunner;
import org.jpaschema.database.Database;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Table;

/** One scratch database with a copy of today's state, and the migration's file run on it by Liquibase. */
final class Trial {

    private final Copy copy;
    private final Set<String> namespaces;
    private final LiquibaseRunner runner;

    /** Builds the copy. */
    Trial(Proposal proposal, Database scratch, Path master) {
        this.namespaces = proposal.namespaces();
        this.copy = Copy.of(proposal.elsewhere(), scratch);
        this.runner =
                new LiquibaseRunner(scratch.connection(), master, List.of(master.getParent()), List.of(), line -> {});
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

    /** The rows of some tables, in the columns that two schemas have alike: sorted texts by table. */
    SortedMap<QualifiedName, List<String>> rows(Set<QualifiedName> tables, Schema one, Schema other) {
        SortedMap<QualifiedName, List<String>> rows = new TreeMap<>();
        for (QualifiedName name : tables) {
            Table first = one.table(name).orElse(null);
            Table second = other.table(name).orElse(null);
            if (first != null && second != null) {
                rows.put(name, Values.of(database(), name, common(first, second)));
            }
        }
        return rows;
    }

    private static List<String> common(Table one, Table other) {
        List<String> columns = new ArrayList<>();
        for (Column column : one.columns()) {
            boolean alike = other.columns().stream()
                    .anyMatch(c -> c.name().equals(column.name()) && c.type().equals(column.type()));
            if (alike && column.generatedAs().isEmpty()) {
                columns.add(column.name());
            }
        }
        return columns;
    }
}
