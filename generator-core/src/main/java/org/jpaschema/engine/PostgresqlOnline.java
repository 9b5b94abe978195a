package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/**
 * PostgreSQL 14 to 18: "ALTER TABLE" (ADD table_constraint NOT VALID, VALIDATE CONSTRAINT, ADD table_constraint_using_index,
 * SET NOT NULL), "CREATE INDEX" (Building Indexes Concurrently) and "DROP INDEX" (CONCURRENTLY) of the manual.
 *
 * <p>What builds or validates takes a lock (SHARE UPDATE EXCLUSIVE) behind which no write waits: it may wait itself for as
 * long as it must. All else gives up after {@link #LOCK_TIMEOUT}.
 */
final class PostgresqlOnline implements Online {

    /** Writes wait behind a statement that waits for its lock: for no longer than a user takes for a hiccup. */
    private static final String LOCK_TIMEOUT = "set local lock_timeout = '2s'";

    private final PostgresqlEngine engine;

    PostgresqlOnline(PostgresqlEngine engine) {
        this.engine = engine;
    }

    @Override
    public List<String> patiently(List<String> statements) {
        List<String> patient = new ArrayList<>(List.of(LOCK_TIMEOUT));
        patient.addAll(statements);
        return patient;
    }

    /** "Concurrent builds for indexes on partitioned tables are currently not supported." */
    @Override
    public String possible(QualifiedName table) {
        return "select count(*) from pg_class where relkind = 'r' and oid = to_regclass("
                + StandardEngine.literal(engine.quote(table)) + ")";
    }

    /** "the default value is evaluated at the time of the statement and the result stored in the table's metadata". */
    @Override
    public List<Phase> addColumn(Table table, Column column, String value) {
        if (PostgresqlCosts.isVolatile(value)) {
            return List.of();
        }
        List<String> up = new ArrayList<>(engine.addColumn(table, column.withDefault(Optional.of(value))));
        up.add(engine.alter(table, "alter column " + engine.quote(column.name()) + " drop default"));
        return List.of(patient(up, engine.dropColumn(table, column)));
    }

    @Override
    public List<Phase> alterType(Table table, Column before, Column after) {
        PostgresqlRetyping retyping = new PostgresqlRetyping(engine, this, table, before, after);
        return retyping.isPossible() ? retyping.phases() : List.of();
    }

    /** "if a valid CHECK constraint exists … which proves no NULL can exist, then the table scan is skipped". */
    @Override
    public List<Phase> alterNullability(Table table, Column before, Column after) {
        if (after.nullable()) {
            return List.of();
        }
        FreeNames names = names(table);
        String name = engine.quote(names.free(table.name(), after.name(), "filled"));
        String column = engine.quote(after.name());
        return List.of(
                patient(
                        List.of(engine.alter(
                                table, "add constraint " + name + " check (" + column + " is not null) not valid")),
                        List.of(engine.alter(table, "drop constraint if exists " + name))),
                validation(table, name),
                patient(
                        List.of(
                                engine.alter(table, "alter column " + column + " set not null"),
                                engine.alter(table, "drop constraint " + name)),
                        engine.alterNullability(table, after, before)));
    }

    /** Names that nothing of the table has. */
    FreeNames names(Table table) {
        FreeNames names = new FreeNames(engine);
        constraints(table).forEach(c -> names.take(table.name().schema(), c.name()));
        table.indexes().forEach(i -> names.take(table.name().schema(), i.name()));
        return names;
    }

    private static List<Constraint> constraints(Table table) {
        List<Constraint> constraints = new ArrayList<>(table.checks());
        constraints.addAll(table.uniqueKeys());
        constraints.addAll(table.foreignKeys());
        table.primaryKey().ifPresent(constraints::add);
        return constraints;
    }

    @Override
    public List<Phase> addConstraint(Table table, Constraint added) {
        Constraint constraint = Costs.named(table, added, engine);
        String name = engine.quote(constraint.name());
        if (constraint instanceof ForeignKey || constraint instanceof Check) {
            return List.of(
                    patient(
                            List.of(engine.addConstraint(table, constraint).get(0) + " not valid"),
                            engine.dropConstraint(table, constraint)),
                    validation(table, name));
        }
        if (constraint instanceof UniqueKey key && key.index()) {
            return List.of(
                    building(table, key.name(), engine.addConstraint(table, key).get(0)));
        }
        boolean primary = constraint instanceof PrimaryKey;
        List<String> columns = primary ? ((PrimaryKey) constraint).columns() : ((UniqueKey) constraint).columns();
        if (primary
                && columns.stream()
                        .anyMatch(
                                c -> table.column(c).filter(f -> !f.nullable()).isEmpty())) {
            // It would look for NULLs while everybody waits.
            return List.of();
        }
        return List.of(
                building(
                        table,
                        constraint.name(),
                        "create unique index " + name + " on " + engine.quote(table.name()) + " "
                                + engine.columns(columns)),
                patient(
                        List.of(engine.alter(
                                table,
                                "add constraint " + name + (primary ? " primary key" : " unique") + " using index "
                                        + name)),
                        engine.dropConstraint(table, constraint)));
    }

    @Override
    public List<Phase> dropConstraint(Table table, Constraint constraint) {
        return constraint instanceof UniqueKey key && key.index()
                ? List.of(dropping(
                        table, key.name(), engine.addConstraint(table, key).get(0)))
                : List.of();
    }

    @Override
    public List<Phase> createIndex(Table table, Index index) {
        return List.of(
                building(table, index.name(), engine.createIndex(table, index).get(0)));
    }

    @Override
    public List<Phase> dropIndex(Table table, Index index) {
        return List.of(
                dropping(table, index.name(), engine.createIndex(table, index).get(0)));
    }

    Phase validation(Table table, String name) {
        return new Phase(List.of(engine.alter(table, "validate constraint " + name)), List.of(), true);
    }

    private Phase patient(List<String> up, List<String> down) {
        return new Phase(patiently(up), patiently(down), true);
    }

    /** An index that is built beside whoever writes. */
    Phase building(Table table, String name, String create) {
        return new Phase(built(table, name, create), List.of(dropped(table, name)), false);
    }

    private Phase dropping(Table table, String name, String create) {
        return new Phase(List.of(dropped(table, name)), built(table, name, create), false);
    }

    private String dropped(Table table, String name) {
        return "drop index concurrently if exists " + engine.quote(table.name().sibling(name));
    }

    /**
     * "If a problem arises while scanning the table … the CREATE INDEX command will fail but leave behind an invalid index":
     * the next run takes it away first. A run that broke off behind the last statement finds the index whole.
     */
    private List<String> built(Table table, String name, String create) {
        String index = engine.quote(table.name().sibling(name));
        String body = "begin if exists (select 1 from pg_index where not indisvalid and indexrelid = to_regclass("
                + StandardEngine.literal(index) + ")) then " + LOCK_TIMEOUT + "; drop index " + index
                + "; end if; end";
        return List.of(
                "do " + StandardEngine.literal(body),
                create.replaceFirst("(?i)\\bindex ", "index concurrently if not exists "));
    }
}
