package org.jpaschema.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jpaschema.ContainerGate;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.mariadb.MariaDBContainer;

/** The same cases on an older MariaDB, where Docker has one. */
@EnabledIf(value = "dockerHasTheImage", disabledReason = "Docker has no such image, or may have to pull others")
class MariadbContainerCatalogTest extends MariadbCatalogCases {

    private static final String IMAGE = "mariadb:10.11";

    private MariaDBContainer container;

    static boolean dockerHasTheImage() {
        return ContainerGate.isOpen(IMAGE);
    }

    @Override
    Connection database() throws SQLException {
        container = new MariaDBContainer(IMAGE);
        container.start();
        return DriverManager.getConnection(container.getJdbcUrl(), "root", container.getPassword());
    }

    @Override
    void stop() {
        container.stop();
    }
}
