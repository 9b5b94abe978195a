package org.jpaschema.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Description;
import org.jpaschema.diff.SchemaDiff;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.engine.Relative;
import org.jpaschema.engine.Wording;
import org.jpaschema.plan.Planner;
import org.jpaschema.plan.Step;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Table;

/**
 * A schema built anew on a scratch database.
 *
 * @param database where
 * @param statements what built it
 * @param left what could not be built there, with the engine's reason
 * @param incomplete the names of what could not be built, or not wholly
 */
record Copy(Database database, List<String> statements, List<String> left, Set<QualifiedName> incomplete) {

    /** Steps in one transaction: a round trip for each takes most of the time, and too many hold too many locks. */
    private static final int TOGETHER = 200;

    /** Builds it; what the scratch database cannot have is left out. */
    static Copy of(Schema schema, Database scratch) {
        empty(scratch, schema.namespaces());
        Schema own = own(schema);
        Schema nothing = read(scratch, schema.namespaces());
        List<Change> changes =
                SchemaDiff.compare(nothing, own, Unmanaged.IGNORE).changes();
        List<String> statements = new ArrayList<>();
        List<String> left = new ArrayList<>();
        Set<QualifiedName> incomplete = new TreeSet<>();
        List<Step> steps = Planner.plan(changes, nothing, scratch.engine());
        for (int i = 0; i < steps.size(); i += TOGETHER) {
            List<Step> some = steps.subList(i, Math.min(steps.size(), i + TOGETHER));
            if (together(some, scratch)) {
                some.forEach(s -> statements.addAll(s.up()));
                continue;
            }
            for (Step step : some) {
                Change change = step.changes().get(0);
                try {
                    run(step.up(), scratch);
                    statements.addAll(step.up());
                } catch (SQLException e) {
                    left.add(Description.of(change).object() + " (" + firstLine(e) + ")");
                    incomplete.add(change.subject());
                }
            }
        }
        nameKeys(own, scratch);
        return new Copy(scratch, statements, left, incomplete);
    }

    /** In one transaction, all or nothing; false where it was nothing. */
    private static boolean together(List<Step> steps, Database scratch) {
        if (!scratch.engine().transactionalDdl() || !steps.stream().allMatch(Step::transactional)) {
            return false;
        }
        Connection connection = scratch.connection();
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                for (Step step : steps) {
                    for (String sql : step.up()) {
                        statement.addBatch(sql);
                    }
                }
                statement.executeBatch();
                connection.commit();
                return true;
            } catch (SQLException e) {
                // One by one it shows which.
                connection.rollback();
                return false;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            return false;
        }
    }

    /** A new table's primary key has a name of the engine's, and a migration may call it by the live one's. */
    private static void nameKeys(Schema schema, Database scratch) {
        Schema copy = read(scratch, schema.namespaces());
        for (Table table : copy.tables()) {
            Optional<PrimaryKey> key = table.primaryKey();
            Optional<String> name = schema.table(table.name())
                    .flatMap(Table::primaryKey)
                    .map(PrimaryKey::name)
                    .filter(n -> key.isPresent() && !n.equals(key.get().name()));
            try {
                if (name.isPresent()) {
                    run(scratch.engine().renameConstraint(table, key.get(), name.get()), scratch);
                }
            } catch (SQLException notTold) {
                // Then no statement on this engine speaks of it by name.
                continue;
            }
        }
    }

    /** Without what belongs to another object, and without the tools' own tables. */
    private static Schema own(Schema schema) {
        return new Schema(
                schema.namespaces(),
                schema.tables().stream().filter(t -> !t.isBookkeeping()).toList(),
                schema.sequences().stream().filter(s -> s.ownedBy().isEmpty()).toList(),
                schema.enumTypes(),
                schema.views(),
                List.of());
    }

    /** A database that was given for scratch work may hold what the last run left. */
    private static void empty(Database scratch, Iterable<String> namespaces) {
        Set<String> all = new TreeSet<>();
        namespaces.forEach(all::add);
        all.add(scratch.currentNamespace());
        Schema left = read(scratch, all);
        List<Change> changes =
                SchemaDiff.compare(left, Schema.EMPTY, Unmanaged.DROP).changes();
        for (Step step : Planner.plan(changes, left, scratch.engine())) {
            try {
                run(step.up(), scratch);
            } catch (SQLException e) {
                throw new SchemaException(
                        "The scratch database cannot be emptied: "
                                + Description.of(step.changes().get(0)).object() + ": " + firstLine(e)
                                + ". Empty it by hand, or choose another with schema.scratch.",
                        e);
            }
        }
    }

    /** The catalog as comparisons see it. */
    static Schema read(Database database, Iterable<String> namespaces) {
        Set<String> all = new TreeSet<>();
        namespaces.forEach(all::add);
        all.add(database.currentNamespace());
        return Wording.withoutImplied(Relative.to(database.catalog(all), database.currentNamespace()));
    }

    private static void run(List<String> statements, Database database) throws SQLException {
        for (String sql : statements) {
            try (Statement statement = database.connection().createStatement()) {
                statement.execute(sql);
            }
        }
    }

    static String firstLine(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
    }
}
