package org.jpaschema;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jpaschema.database.Database;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.Naming;
import org.jpaschema.engine.Relative;
import org.jpaschema.engine.Spelling;
import org.jpaschema.engine.Wording;
import org.jpaschema.engine.Words;
import org.jpaschema.entity.Model;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;

/**
 * What a model and a database go through before they are compared.
 *
 * @param said the model as Hibernate says it, with the names that the catalog will hold
 * @param wanted the same in the engine's words
 * @param database the catalog
 * @param words the engine as a dictionary; asks through the connection
 * @param reading how long the catalog took
 * @param readAt when it was read, in {@link System#nanoTime}
 */
record Stages(Schema said, Schema wanted, Schema database, Words words, Duration reading, long readAt) {

    /**
     * Goes through them.
     *
     * @throws SchemaException when the model cannot be said in the engine's words
     */
    static Stages of(Model model, Database live) {
        String namespace = live.currentNamespace();
        return of(named(model, live, namespace), live, namespace, Optional.empty());
    }

    /**
     * The same while the model is still being read. Most models live in the connection's schema only, which is read
     * meanwhile; for another it is read again with the others, so that foreign keys between them are known.
     */
    static Stages of(ModelReading reading, Database live) {
        String namespace = live.currentNamespace();
        Catalog ahead = Catalog.read(live, namespace, Set.of(namespace));
        return of(named(reading.model(), live, namespace), live, namespace, Optional.of(ahead));
    }

    private static Schema named(Model model, Database live, String namespace) {
        return Naming.resolve(model.schema(), live.engine(), catalogName(live.connection()), namespace);
    }

    private static Stages of(Schema named, Database live, String namespace, Optional<Catalog> ahead) {
        Set<String> namespaces = new TreeSet<>(named.namespaces());
        namespaces.add(namespace);
        Catalog catalog = ahead.filter(read -> read.namespaces().equals(namespaces))
                .orElseGet(() -> Catalog.read(live, namespace, namespaces));
        long read = System.nanoTime();
        Schema database = catalog.schema();
        Engine engine = live.engine();
        Words words = engine.words(live.connection());
        Schema said = Spelling.align(Relative.to(named, namespace), database, words);
        Schema wanted = Wording.withoutImplied(Wording.align(said, database, engine, words));
        return new Stages(said, wanted, database, words, catalog.reading(), read);
    }

    /**
     * The same with a database whose names have become others.
     *
     * @param renamed the catalog when that is done
     */
    Stages renamed(Schema renamed, Database live) {
        Engine engine = live.engine();
        Schema spelled = Spelling.align(said, renamed, words);
        Schema aligned = Wording.withoutImplied(Wording.align(spelled, renamed, engine, words));
        return new Stages(spelled, aligned, renamed, words, reading, readAt);
    }

    /** What is in some schemas, and how long its reading took. */
    private record Catalog(Set<String> namespaces, Schema schema, Duration reading) {

        static Catalog read(Database live, String namespace, Set<String> namespaces) {
            long start = System.nanoTime();
            Schema schema = Wording.withoutImplied(Relative.to(live.catalog(namespaces), namespace));
            return new Catalog(namespaces, schema, Duration.ofNanos(System.nanoTime() - start));
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
