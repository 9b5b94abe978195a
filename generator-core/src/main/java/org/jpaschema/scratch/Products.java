package org.jpaschema.scratch;

import java.util.Map;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.SchemaException;

/** Which engine's throw-away databases are made in which way. */
final class Products {

    private static final Map<String, Product> PRODUCTS = Map.of(
            "PostgreSQL", new PostgresqlProduct(),
            "MariaDB", new MariadbProduct(),
            "H2", new H2Product(),
            "SQLite", new SqliteProduct(),
            "HSQLDB", new HsqldbProduct(),
            "Derby", new DerbyProduct());

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
