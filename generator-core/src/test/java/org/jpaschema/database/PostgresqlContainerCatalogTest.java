package org.jpaschema.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jpaschema.ContainerGate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The same cases on an older PostgreSQL, where Docker has one. */
@EnabledIf(value = "dockerHasTheImage", disabledReason = "Docker has no such image, or may have to pull others")
class PostgresqlContainerCatalogTest extends PostgresqlCatalogCases {

    private static final String IMAGE = "postgres:15";

    private PostgreSQLContainer container;

    static boolean dockerHasTheImage() {
        return ContainerGate.isOpen(IMAGE);
    }

    @Override
    Connection database() throws SQLException {
        container = new PostgreSQLContainer(IMAGE);
        container.start();
        return DriverManager.getConnection(container.getJdbcUrl(), container.getUsername(), container.getPassword());
    }

    @AfterAll
    void stop() {
        container.stop();
    }
}
