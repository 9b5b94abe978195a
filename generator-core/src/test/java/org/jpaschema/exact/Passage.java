package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jpaschema.Comparison;
import org.jpaschema.Memory;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Description;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.engine.Naming;
import org.jpaschema.entity.Model;
import org.jpaschema.plan.Guard;
import org.jpaschema.plan.Planner;
import org.jpaschema.plan.Step;
import org.jpaschema.proof.NormalForm;
import org.jpaschema.rename.Recognized;
import org.jpaschema.schema.Schema;

/** A database on its way to a model and back, by the changes that a comparison finds; keeps what was done for reports. */
final class Passage implements AutoCloseable {

    private final Connection connection;
    private final Database database;
    private final List<String> trail;
    private final Deque<List<Step>> applied = new ArrayDeque<>();
    private List<Change> changes = List.of();

    /**
     * A way that starts where the database is.
     *
     * @param connection a connection to the database, closed by whoever opened it
     * @param trail where changes and statements are noted, a line each
     */
    Passage(Connection connection, List<String> trail) throws SQLException {
        this.connection = connection;
        this.trail = trail;
        this.database = TestModel.open(connection);
    }

    /** The differences from a model, a line each, unreadable expressions included. */
    List<String> differences(Model model) {
        Comparison comparison = Comparison.compare(model, database, Unmanaged.DROP);
        List<String> differences = new ArrayList<>(TestModel.drift(comparison));
        comparison.unreadable().forEach(u -> differences.add("unreadable: " + u));
        return differences;
    }

    /**
     * Makes the database what the model says.
     *
     * @return the guard that stopped it; then the steps before it are undone
     * @throws PassageException when the engine refuses a statement
     */
    Optional<Guard> to(Model model) {
        return to(Comparison.compare(model, database, Unmanaged.DROP));
    }

    /**
     * The same with renames recognised, none of them in doubt.
     *
     * @param memory what is known of names; empty when nothing shall be taken for renamed
     */
    Optional<Guard> to(Model model, Optional<Memory> memory) {
        if (memory.isEmpty()) {
            return to(model);
        }
        Comparison comparison = Comparison.compare(model, database, Unmanaged.DROP, memory.get());
        Recognized recognized = comparison.candidates().recognized();
        assertThat(recognized.candidates()).isEmpty();
        assertThat(recognized.unused(memory.get().hints())).isEmpty();
        return to(comparison);
    }

    /** The model in the engine's words. */
    Schema wanted(Model model) {
        return Comparison.compare(model, database, Unmanaged.DROP).wanted();
    }

    private Optional<Guard> to(Comparison comparison) {
        changes = comparison.difference().changes();
        changes.forEach(c -> trail.add("change: " + Description.of(c).drift()));
        List<Step> steps = Planner.plan(changes, comparison.database(), database.engine());
        List<Step> done = new ArrayList<>();
        applied.push(done);
        for (Step step : steps) {
            Optional<Guard> stopped =
                    step.guards().stream().filter(g -> !holds(g)).findFirst();
            if (stopped.isPresent()) {
                trail.add("stopped: " + stopped.get().message());
                back();
                return stopped;
            }
            run(step.up());
            done.add(step);
        }
        return Optional.empty();
    }

    /** The catalog as a comparison with the model has it. */
    Schema schema(Model model) {
        return Comparison.compare(model, database, Unmanaged.DROP).database();
    }

    /** Makes a change that no comparison asked for. */
    void alter(Change change, Schema schema) {
        trail.add("by hand: " + Description.of(change).sentence());
        for (Step step : Planner.plan(List.of(change), schema, database.engine())) {
            run(step.up());
        }
    }

    /** What the last {@link #to} found to do. */
    List<Change> changes() {
        return changes;
    }

    /** Undoes what the last {@link #to} did that is not undone. */
    void back() {
        trail.add("back:");
        List<Step> done = applied.pop();
        for (int i = done.size() - 1; i >= 0; i--) {
            run(done.get(i).down());
        }
    }

    private boolean holds(Guard guard) {
        return answer(guard.query()).equals(guard.expected());
    }

    /** The first value that a query gives. */
    String answer(String query) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "no row";
        } catch (SQLException e) {
            throw new PassageException(query, e);
        }
    }

    /** Runs statements, each alone. */
    void run(List<String> statements) {
        for (String sql : statements) {
            trail.add(sql);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new PassageException(sql, e);
            }
        }
    }

    /** The catalog as lines. */
    List<String> catalog(Set<String> namespaces) {
        return NormalForm.of(database, namespaces);
    }

    /** The schemas that there are, apart from the engine's own, and those that the models speak of. */
    Set<String> namespaces(Model... models) throws SQLException {
        Set<String> namespaces = new TreeSet<>();
        if (database.engine().catalogsAreNamespaces()) {
            namespaces.add(database.currentNamespace());
            return namespaces;
        }
        try (ResultSet schemas = connection.getMetaData().getSchemas()) {
            while (schemas.next()) {
                namespaces.add(schemas.getString("TABLE_SCHEM"));
            }
        }
        namespaces.removeIf(n -> n.startsWith("pg_") || n.equalsIgnoreCase("information_schema"));
        namespaces.add(database.currentNamespace());
        String catalog = Objects.requireNonNullElse(connection.getCatalog(), "");
        for (Model model : models) {
            namespaces.addAll(Naming.resolve(model.schema(), database.engine(), catalog, database.currentNamespace())
                    .namespaces());
        }
        return namespaces;
    }

    /** The connection's own schema. */
    String currentNamespace() {
        return database.currentNamespace();
    }

    @Override
    public void close() {
        database.close();
    }

    /** A statement that the engine refused. */
    static final class PassageException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        PassageException(String sql, SQLException cause) {
            super(cause.getMessage() + " [" + sql + "]", cause);
        }
    }
}
