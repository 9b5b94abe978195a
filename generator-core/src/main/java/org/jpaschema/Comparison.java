package org.jpaschema;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Difference;
import org.jpaschema.diff.SchemaDiff;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.Naming;
import org.jpaschema.engine.Relative;
import org.jpaschema.engine.Spelling;
import org.jpaschema.engine.Wording;
import org.jpaschema.engine.Words;
import org.jpaschema.entity.Model;
import org.jpaschema.report.Results;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;

/**
 * A model beside a live database, read in one snapshot.
 *
 * @param database the catalog
 * @param difference what has to be done
 * @param results the same for readers
 * @param unreadable expressions that the engine could not read, with its reason
 * @param times what took how long: {@code scanning 60 ms, Hibernate 460 ms, …}
 */
public record Comparison(
        Schema database, Difference difference, Results results, List<String> unreadable, String times) {

    /**
     * Compares a model with a live database, which is only read, in one snapshot.
     *
     * @param model the model, read for this database's engine
     * @param live the database
     * @param unmanaged what becomes of objects that the model does not speak of
     * @throws SchemaException when the two cannot be compared, or when most of the database would be dropped
     */
    public static Comparison compare(Model model, Database live, Unmanaged unmanaged) {
        live.beginSnapshot();
        try {
            return inSnapshot(model, live, unmanaged);
        } finally {
            live.endSnapshot();
        }
    }

    private static Comparison inSnapshot(Model model, Database live, Unmanaged unmanaged) {
        Engine engine = live.engine();
        String namespace = live.currentNamespace();
        Schema named = Naming.resolve(model.schema(), engine, catalogName(live.connection()), namespace);
        Set<String> namespaces = new TreeSet<>(named.namespaces());
        namespaces.add(namespace);
        long start = System.nanoTime();
        Schema database = Wording.withoutImplied(Relative.to(live.catalog(namespaces), namespace));
        long read = System.nanoTime();
        Words words = engine.words(live.connection());
        Schema spelled = Spelling.align(Relative.to(named, namespace), database, words);
        Schema wanted = Wording.withoutImplied(Wording.align(spelled, database, engine, words));
        Difference difference = SchemaDiff.compare(database, wanted, unmanaged);
        long end = System.nanoTime();
        refuseMassDrop(difference, database);
        Results results = Results.of(live.productVersion(), model.hibernateVersion(), model.classes(), difference);
        String times = "scanning %d ms, Hibernate %d ms, catalog %d ms, comparison %d ms"
                .formatted(
                        model.scanning().toMillis(),
                        model.building().toMillis(),
                        Duration.ofNanos(read - start).toMillis(),
                        Duration.ofNanos(end - read).toMillis());
        return new Comparison(database, difference, results, words.unreadable(), times);
    }

    /** A diff that would drop most of a database is a mistake of configuration, not a wish. */
    private static void refuseMassDrop(Difference difference, Schema database) {
        long dropped = difference.changes().stream()
                .filter(Change.DropTable.class::isInstance)
                .count();
        long tables = database.tables().stream().filter(t -> !t.isBookkeeping()).count();
        if (dropped * 2 > tables) {
            throw new SchemaException(
                    "schema.unmanaged=drop would drop %d of %d tables. That is taken for a mistake of configuration: check schema.packages and schema.url; nothing was written. If these tables shall go, drop them in a migration of your own."
                            .formatted(dropped, tables));
        }
    }

    private static String catalogName(Connection connection) {
        try {
            String catalog = connection.getCatalog();
            return catalog == null ? "" : catalog;
        } catch (SQLException e) {
            throw new SchemaException("The database does not tell its name: " + e.getMessage(), e);
        }
    }
}
