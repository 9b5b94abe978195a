package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
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
import org.jpaschema.risk.Rules;
import org.jpaschema.schema.Schema;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How long a writing client waits while a table of a million rows is changed: {@code -Djpaschema.online=measure}; another
 * number of rows with {@code -Djpaschema.online.rows}.
 */
@EnabledIfSystemProperty(named = "jpaschema.online", matches = "measure")
class OnlineLoadTest {

    private static final int ROWS = Integer.getInteger("jpaschema.online.rows", 1_000_000);

    /** The lock timeout, and what a busy machine may add to it. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table t (id bigint primary key, c integer, r_id integer) ;; create index i on t (c)",
                "create table t (id bigint primary key, c integer constraint k check (c >= 0), r_id integer)",
                "create table t (id bigint primary key, c integer not null, r_id integer)",
                "create table t (id bigint primary key, c integer, r_id integer, unique (c, id))",
                "create table t (id bigint primary key, c integer, r_id integer constraint fk references r)",
                "create table t (id bigint primary key, c integer, r_id integer, d varchar(9) not null)"
            })
    void noWriteWaitsLongerThanTheLockTimeout(String after) throws Exception {
        try (Connection connection = TestDatabases.postgresql();
                Connection client = TestDatabases.again(connection);
                Connection wanted = TestDatabases.postgresql();
                Database database = TestModel.open(connection);
                Database model = TestModel.open(wanted)) {
            String referenced = "create table r (id integer primary key)";
            PlanWithRowsTest.run(
                    connection,
                    List.of(
                            referenced,
                            "insert into r values (1)",
                            "create table t (id bigint primary key, c integer, r_id integer)",
                            "insert into t select n, n, 1 from generate_series(1, " + ROWS + ") n",
                            "analyze"));
            PlanWithRowsTest.run(wanted, List.of(referenced));
            PlanWithRowsTest.run(wanted, List.of(after.split(";;")));
            Schema start = PlanWithRowsTest.schema(database);
            List<Change> changes = SchemaDiff.compare(start, PlanWithRowsTest.schema(model), Unmanaged.DROP)
                    .changes();
            List<Step> steps = Planner.plan(
                    changes,
                    start,
                    database.engine(),
                    Rules.of(changes, start, database.engine()),
                    TablesInUse.of(changes, database, "true", true));
            Path master = directory.resolve("master.yaml");
            new MigrationStore()
                    .save(new Migration("load", "me", Instant.EPOCH, List.of(), Changesets.of(steps, true)), master);
            AtomicBoolean done = new AtomicBoolean();
            AtomicLong longest = new AtomicLong();
            AtomicLong written = new AtomicLong();
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(client, done, longest, written));
            long begun = System.nanoTime();
            try {
                new LiquibaseRunner(connection, master, List.of(directory), List.of(), line -> {}).apply(true);
            } finally {
                done.set(true);
                writer.join();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            Duration waited = Duration.ofNanos(longest.get());
            System.out.printf(
                    "ONLINE %d rows, %d ms, %d writes, longest %d ms: %s%n",
                    ROWS, took.toMillis(), written.get(), waited.toMillis(), after);
            assertThat(written.get()).isPositive();
            assertThat(waited).isLessThan(LONGEST);
        }
    }

    /** Writes a row after the other, each in a transaction of its own. */
    private static void write(Connection client, AtomicBoolean done, AtomicLong longest, AtomicLong written) {
        try (PreparedStatement update = client.prepareStatement("update t set c = c where id = ?")) {
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
