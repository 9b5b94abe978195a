package org.jpaschema;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
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
        Engine engine = live.engine();
        String namespace = live.currentNamespace();
        Schema named = Naming.resolve(model.schema(), engine, catalogName(live.connection()), namespace);
        Set<String> namespaces = new TreeSet<>(named.namespaces());
        namespaces.add(namespace);
        long start = System.nanoTime();
        Schema database = Wording.withoutImplied(Relative.to(live.catalog(namespaces), namespace));
        long read = System.nanoTime();
        Words words = engine.words(live.connection());
        Schema said = Spelling.align(Relative.to(named, namespace), database, words);
        Schema wanted = Wording.withoutImplied(Wording.align(said, database, engine, words));
        return new Stages(said, wanted, database, words, Duration.ofNanos(read - start), read);
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
