package org.jpaschema.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jpaschema.TestDatabases;

/** The cases on the embedded MariaDB. */
class MariadbCatalogTest extends MariadbCatalogCases {

    @Override
    Connection database() throws SQLException {
        return TestDatabases.mariadb();
    }
}
