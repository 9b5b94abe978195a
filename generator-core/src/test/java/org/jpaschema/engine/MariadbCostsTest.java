package org.jpaschema.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jpaschema.TestDatabases;
import org.jpaschema.engine.Cost.Lock;
import org.jpaschema.engine.Cost.Work;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cost is measured on a real server: it takes the algorithm and the lock that are told, and no lesser ones. */
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

    @BeforeAll
    static void open() throws SQLException {
        connection = TestDatabases.mariadb();
        server = Version.of(ENGINE.productVersion(connection.getMetaData()));
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    static Stream<CostCase> cases() {
        return CostCase.read("mariadb").stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAsTheServerDoes(CostCase change) throws SQLException {
        assertThat(measured(change)).isEqualTo(change.expected());
        assertThat(change.cost(ENGINE.costs(server))).isEqualTo(change.expected());
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
