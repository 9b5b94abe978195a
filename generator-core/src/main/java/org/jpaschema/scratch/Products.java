package org.jpaschema.scratch;

import java.util.Map;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.SchemaException;

/** Which engine's throw-away databases are made in which way. */
final class Products {

    private static final Map<String, Product> PRODUCTS = Map.ofEntries(
            Map.entry("PostgreSQL", new PostgresqlProduct()),
            Map.entry("MariaDB", new MariadbProduct()),
            Map.entry("MySQL", new MysqlProduct()),
            Map.entry("H2", new H2Product()),
            Map.entry("SQLite", new SqliteProduct()),
            Map.entry("HSQLDB", new HsqldbProduct()),
            Map.entry("Derby", new DerbyProduct()),
            Map.entry("SQL Server", new SqlserverProduct()),
            Map.entry("Oracle", new OracleProduct()),
            Map.entry("CockroachDB", new CockroachProduct()),
            Map.entry("YugabyteDB", new YugabyteProduct()));

    private Products() {}

    static Product of(Engine engine) {
        Product product = PRODUCTS.get(engine.name());
        if (product == null) {
            throw new SchemaException("Nothing is known about scratch databases of " + engine.name()
                    + ": do without them, schema.scratch=none.");
        }
        return product;
    }
}
