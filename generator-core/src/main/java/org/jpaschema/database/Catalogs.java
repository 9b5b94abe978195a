package org.jpaschema.database;

import java.util.Map;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.SchemaException;

/** Which reader reads which engine's catalog. */
final class Catalogs {

    private static final Map<String, CatalogReader> READERS = Map.of(
            "PostgreSQL", new PostgresqlCatalog(),
            "H2", new H2Catalog(),
            "SQLite", new SqliteCatalog(),
            "MariaDB", new MariadbCatalog(),
            "HSQLDB", new HsqldbCatalog());

    private Catalogs() {}

    static CatalogReader of(Engine engine) {
        CatalogReader reader = READERS.get(engine.name());
        if (reader == null) {
            throw new SchemaException("The catalog of " + engine.name() + " cannot be read; only of "
                    + String.join(", ", READERS.keySet().stream().sorted().toList()));
        }
        return reader;
    }
}
