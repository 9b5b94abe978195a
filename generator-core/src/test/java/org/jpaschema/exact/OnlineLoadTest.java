package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jpaschema.TestDatabases;
import org.jpaschema.apply.LiquibaseRunner;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.SchemaDiff;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.migration.Changesets;
import org.jpaschema.migration.Migration;
import org.jpaschema.migration.MigrationStore;
import org.jpaschema.plan.Planner;
import org.jpaschema.plan.Step;
import org.jpaschema.probe.TablesInUse;
import org.jpaschema.risk.Circumstances;
import org.jpaschema.risk.RiskPolicy;
import org.jpaschema.risk.Rules;
import org.jpaschema.schema.Schema;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How long a writing client waits while a table of a million rows is changed, by the online plan and by the usual one: {@code
 * -Djpaschema.online=measure}; another number of rows with {@code -Djpaschema.online.rows}.
 */
@EnabledIfSystemProperty(named = "jpaschema.online", matches = "measure")
class OnlineLoadTest {

    private static final int ROWS = Integer.getInteger("jpaschema.online.rows", 1_000_000);

    /** The lock timeout, and what a busy machine may add to it. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    /** InnoDB applies the last innodb_sort_buffer_size of changes to a new index while nobody writes to it. */
    private static final Duration LATCHED = Duration.ofSeconds(10);

    private static final String REFERENCED = "create table r (id integer primary key)";

    /** The table, and what becomes of it. */
    private static final String TABLE = "create table t (id bigint primary key, c integer, r_id integer%s)";

    private static final Map<TestEngine, List<String>> FILLED = Map.of(
            TestEngine.POSTGRESQL,
            List.of("insert into t select n, n, 1 from generate_series(1, " + ROWS + ") n", "analyze"),
            TestEngine.MARIADB,
            // As much memory and log as a server of such tables has; the tests' own has next to none.
            List.of(
                    "set global innodb_buffer_pool_size = 256 * 1024 * 1024",
                    "set global innodb_log_file_size = 256 * 1024 * 1024",
                    "insert into t select seq, seq, 1 from seq_1_to_" + ROWS,
                    "analyze table t"));

    @TempDir
    Path directory;

    static Stream<Arguments> changes() {
        Map<String, List<String>> changes = Map.of(
                "an index", List.of(TABLE.formatted(""), "create index i on t (c)"),
                "a check", List.of(TABLE.formatted(", constraint k check (c >= 0)")),
                "NOT NULL", List.of(TABLE.formatted("").replace("c integer", "c integer not null")),
                "a unique key", List.of(TABLE.formatted(", constraint uk unique (c, id)")),
                "a foreign key", List.of(TABLE.formatted(", constraint fk foreign key (r_id) references r (id)")),
                "a mandatory column", List.of(TABLE.formatted(", d varchar(9) not null")),
                "another type", List.of(TABLE.formatted("").replace("c integer", "c bigint")));
        return FILLED.keySet().stream()
                .filter(TestEngine.chosen()::contains)
                .sorted()
                .flatMap(engine ->
                        changes.keySet().stream().sorted().map(name -> Arguments.of(engine, name, changes.get(name))));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void noWriteWaitsLongerThanTheLockTimeout(TestEngine engine, String name, List<String> after) throws Exception {
        Measured usual = measured(engine, after, "false");
        Measured online = measured(engine, after, "true");
        System.out.printf("ONLINE | %s | %s | %s | %s |%n", engine.engine().name(), name, usual, online);
        assertThat(online.writes()).isPositive();
        boolean latched = engine == TestEngine.MARIADB
                && List.of("an index", "a unique key").contains(name);
        assertThat(online.longest()).isLessThan(latched ? LATCHED : LONGEST);
    }

    /** A migration as seen by who writes meanwhile. */
    private record Measured(Duration took, long writes, Duration longest) {

        @Override
        public String toString() {
            return "%d ms of %d ms, %d writes".formatted(longest.toMillis(), took.toMillis(), writes);
        }
    }

    private Measured measured(TestEngine engine, List<String> after, String online) throws Exception {
        try (Connection connection = engine.fresh();
                Connection client = TestDatabases.again(connection);
                Connection wanted = engine.fresh();
                Database database = TestModel.open(connection);
                Database model = TestModel.open(wanted)) {
            PlanWithRowsTest.run(connection, List.of(REFERENCED, "insert into r values (1)", TABLE.formatted("")));
            PlanWithRowsTest.run(connection, FILLED.get(engine));
            PlanWithRowsTest.run(wanted, List.of(REFERENCED));
            PlanWithRowsTest.run(wanted, after);
            Schema start = PlanWithRowsTest.schema(database);
            Schema goal = PlanWithRowsTest.schema(model);
            List<Change> changes =
                    SchemaDiff.compare(start, goal, Unmanaged.DROP).changes();
            List<Step> steps = Planner.plan(
                    changes,
                    start,
                    database.engine(),
                    new Rules(
                            new Circumstances(changes, start, database.engine(), database.version()), RiskPolicy.NONE),
                    TablesInUse.of(changes, database, online, true));
            Path files = directory.resolve("online-" + online);
            Path master = files.resolve("master.yaml");
            new MigrationStore()
                    .save(
                            new Migration(
                                    "load",
                                    "me",
                                    Instant.EPOCH,
                                    List.of(),
                                    Changesets.of(steps, database.engine().transactionalDdl())),
                            master);
            AtomicBoolean done = new AtomicBoolean();
            AtomicLong longest = new AtomicLong();
            AtomicLong written = new AtomicLong();
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(client, done, longest, written));
            long begun = System.nanoTime();
            try {
                new LiquibaseRunner(connection, master, List.of(files), List.of(), line -> {}).apply(true);
            } finally {
                done.set(true);
                writer.join();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            List<Change> left = SchemaDiff.compare(PlanWithRowsTest.schema(database), goal, Unmanaged.DROP)
                    .changes();
            assertThat(left).allMatch(c -> c.subject().name().toLowerCase().startsWith("databasechangelog"));
            return new Measured(took, written.get(), Duration.ofNanos(longest.get()));
        }
    }

    /** Writes a row after the other, each in a transaction of its own. */
    private static void write(Connection client, AtomicBoolean done, AtomicLong longest, AtomicLong written) {
        try (PreparedStatement update = client.prepareStatement("update t set c = c + 1 where id = ?")) {
            while (!done.get()) {
                update.setLong(1, 1 + written.get() % ROWS);
                long begun = System.nanoTime();
                update.executeUpdate();
                longest.accumulateAndGet(System.nanoTime() - begun, Math::max);
                written.incrementAndGet();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
