package org.jpaschema.risk;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jpaschema.diff.Change;
import org.jpaschema.engine.Costs;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.Version;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;

/**
 * Where changes are made.
 *
 * @param migration all changes of the migration
 * @param database the schema that they start from
 * @param engine the engine that they run on
 * @param server its version
 * @param previous what the model was when the last migration was written; empty when nobody knows
 */
public record Circumstances(
        List<Change> migration, Schema database, Engine engine, Version server, Optional<Schema> previous) {

    public Circumstances {
        migration = List.copyOf(migration);
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(previous, "previous");
    }

    /** Where nobody knows what the model was. */
    public Circumstances(List<Change> migration, Schema database, Engine engine, Version server) {
        this(migration, database, engine, server, Optional.empty());
    }

    /** The tables that the migration creates; they hold no rows, and no application uses them. */
    Set<QualifiedName> created() {
        return migration.stream()
                .filter(Change.CreateTable.class::isInstance)
                .map(Change::subject)
                .collect(Collectors.toSet());
    }

    /** Whether the migration adds the column, so that every row has NULL in it: no key and no check can fail on that. */
    boolean isNewAndEmpty(QualifiedName table, String column) {
        return migration.stream()
                .anyMatch(c -> c instanceof Change.AddColumn add
                        && add.subject().equals(table)
                        && add.column().name().equals(column)
                        && add.column().nullable()
                        && add.column().defaultValue().isEmpty()
                        && add.column().generatedAs().isEmpty());
    }

    /** Whether it is known which constants an enum of ordinals has and had. */
    boolean knowsOrdinals(Table table, String column) {
        return previous.isPresent()
                && table.column(column)
                        .filter(c -> new ReorderedOrdinals(previous.get(), engine).isKnown(table, c))
                        .isPresent();
    }

    /** What the engine's DDL costs. */
    Costs costs() {
        return engine.costs(server);
    }

    /** The server for people: {@code PostgreSQL 18.6}. */
    String serverName() {
        return engine.name() + (server.equals(Version.UNKNOWN) ? "" : " " + server);
    }

    /** The table of a change as it is before the migration, or as the change says where the database has none. */
    Table before(Change.OfTable change) {
        return database.table(change.subject()).orElse(change.table());
    }
}
