package org.jpaschema.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.mariadb.MariaDBContainer;

/** The same cases on an older MariaDB, where Docker has one. */
@EnabledIf("dockerHasTheImage")
class MariadbContainerCatalogTest extends MariadbCatalogCases {

    private static final String IMAGE = "mariadb:10.11";
    private static final long PATIENCE_SECONDS = 10;

    private MariaDBContainer container;

    /**
     * Testcontainers' own condition tries for minutes to pull images when no registry can be reached; with the images at
     * hand it has nothing to pull.
     */
    static boolean dockerHasTheImage() throws InterruptedException {
        boolean nothingToPull = "true".equals(System.getenv("TESTCONTAINERS_RYUK_DISABLED"));
        return nothingToPull && succeeds("docker", "image", "inspect", IMAGE);
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
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
