package org.jpaschema.database;

import java.util.Map;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.SchemaException;

/** Which reader reads which engine's catalog. */
final class Catalogs {

    private static final Map<String, CatalogReader> READERS = Map.ofEntries(
            Map.entry("PostgreSQL", new PostgresqlCatalog()),
            Map.entry("H2", new H2Catalog()),
            Map.entry("SQLite", new SqliteCatalog()),
            Map.entry("MariaDB", new MariadbCatalog()),
            Map.entry("MySQL", new MysqlCatalog()),
            Map.entry("HSQLDB", new HsqldbCatalog()),
            Map.entry("Derby", new DerbyCatalog()),
            Map.entry("SQL Server", new SqlserverCatalog()),
            Map.entry("Oracle", new OracleCatalog()),
            Map.entry("CockroachDB", new CockroachCatalog()),
            Map.entry("YugabyteDB", new YugabyteCatalog()));

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
