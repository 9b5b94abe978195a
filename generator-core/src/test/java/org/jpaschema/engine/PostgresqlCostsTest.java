package org.jpaschema.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.jpaschema.TestDatabases;
import org.jpaschema.engine.Cost.Lock;
import org.jpaschema.engine.Cost.Work;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every cost is measured on a real server: the file of the rows, the scans, and the lock that is held. */
class PostgresqlCostsTest {

    private static final PostgresqlEngine ENGINE = new PostgresqlEngine();
    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        connection = TestDatabases.postgresql();
        connection.setAutoCommit(false);
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    static Stream<CostCase> cases() {
        return CostCase.read("postgresql").stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAsTheServerDoes(CostCase change) throws SQLException {
        Cost told = change.cost(ENGINE.costs(new Version(18, 0, 0)));
        assertThat(new Cost(told.lock(), told.work())).isEqualTo(change.expected());
        assertThat(measured(change)).isEqualTo(change.expected());
    }

    private static Cost measured(CostCase change) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : ENGINE.createTable(change.other())) {
                statement.execute(sql);
            }
            for (String sql : ENGINE.createTable(change.table())) {
                statement.execute(sql);
            }
            boolean given = change.what().equals("proven")
                    || change.what().equals("optional")
                    || change.what().equals("mandatory");
            statement.execute("insert into o values (1), (2)");
            statement.execute("insert into t select g" + (given ? ", g" : "") + " from generate_series(1, 2) g");
            connection.commit();
            String file = text(statement, "select relfilenode from pg_class where relname = 't'");
            long scans = scans(statement);
            for (String sql : change.statements(ENGINE)) {
                statement.execute(sql);
            }
            boolean written = !file.equals(text(statement, "select relfilenode from pg_class where relname = 't'"));
            boolean read = scans(statement) > scans;
            Work work = written ? Work.REWRITE : read ? Work.SCAN : Work.CATALOG;
            return new Cost(work == Work.CATALOG ? Lock.NONE : lock(statement), work);
        } finally {
            connection.rollback();
            try (Statement statement = connection.createStatement()) {
                statement.execute("drop table if exists t, o");
            }
            connection.commit();
        }
    }

    private static long scans(Statement statement) throws SQLException {
        return Long.parseLong(text(statement, "select seq_scan from pg_stat_xact_user_tables where relname = 't'"));
    }

    private static Lock lock(Statement statement) throws SQLException {
        String modes = text(
                statement,
                "select string_agg(mode, ' ') from pg_locks where pid = pg_backend_pid() and relation = 't'::regclass");
        return modes.contains("AccessExclusiveLock")
                ? Lock.READS_AND_WRITES
                : modes.contains("ShareRowExclusiveLock") || modes.contains("ShareLock") ? Lock.WRITES : Lock.NONE;
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() && rows.getString(1) != null ? rows.getString(1) : "0";
        }
    }

    /** What is offered in the place of a lock can be pasted, and gets to the same. */
    @ParameterizedTest
    @ValueSource(strings = {"mandatory", "primary", "unique", "foreign", "check", "index"})
    void theGentlerWayRuns(String what) throws SQLException {
        CostCase change = CostCase.read("postgresql").stream()
                .filter(c -> c.what().equals(what))
                .findFirst()
                .orElseThrow();
        List<String> gentler = change.cost(ENGINE.costs(Version.UNKNOWN)).gentler();
        assertThat(gentler).isNotEmpty();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            for (String sql : ENGINE.createTable(change.other())) {
                statement.execute(sql);
            }
            for (String sql : ENGINE.createTable(change.table())) {
                statement.execute(sql);
            }
            for (String sql : gentler) {
                statement.execute(sql);
            }
        } finally {
            try (Statement statement = connection.createStatement()) {
                statement.execute("drop table if exists t, o");
            }
            connection.setAutoCommit(false);
        }
    }

    @Test
    void aMandatoryColumnIsFilledBehindItsLock() {
        CostCase plain = new CostCase("add", "integer", "", Cost.NOTHING);
        Cost cost = ENGINE.costs(Version.UNKNOWN)
                .addColumn(
                        plain.table(),
                        org.jpaschema.schema.Column.of("b", "integer").withNullable(false));
        assertThat(cost.work()).isEqualTo(Work.REWRITE);
        assertThat(cost.gentler()).containsExactly("alter table t add column b integer default 0 not null");
    }
}
