package org.jpaschema.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jpaschema.TestDatabases;

class PostgresqlCatalogTest extends PostgresqlCatalogCases {

    @Override
    Connection database() throws SQLException {
        return TestDatabases.postgresql();
    }
}
