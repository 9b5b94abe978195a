package org.jpaschema.scratch;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jpaschema.database.Database;
import org.jpaschema.schema.SchemaException;

/**
 * What a throw-away database shall have in common with a live one, so that the same statements mean the same in both.
 *
 * @param database the database's name, which JDBC calls the catalog; "" where there is none
 * @param namespace the schema that unqualified names mean, in the catalog's spelling
 * @param extensions what is installed in it beyond the engine itself, in an order that respects what needs what
 * @param settings what decides how the engine understands a statement, by the engine's names
 */
public record Like(String database, String namespace, List<Extension> extensions, Map<String, String> settings) {

    /**
     * An extension.
     *
     * @param name its name
     * @param namespace the schema that has its objects
     */
    public record Extension(String name, String namespace) {

        public Extension {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(namespace, "namespace");
        }
    }

    public Like {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(namespace, "namespace");
        extensions = List.copyOf(extensions);
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /**
     * Like the given database.
     *
     * @param live is only asked, by a few small queries
     * @throws SchemaException when it does not answer
     */
    public static Like of(Database live) {
        try {
            return Products.of(live.engine()).like(live);
        } catch (SQLException e) {
            throw new SchemaException(
                    "The database does not tell what a scratch database has to be like: " + e.getMessage()
                            + ". Nothing was changed.",
                    e);
        }
    }

    String setting(String name) {
        return settings.getOrDefault(name, "");
    }
}
