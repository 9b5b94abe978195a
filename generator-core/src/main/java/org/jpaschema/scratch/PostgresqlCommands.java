package org.jpaschema.scratch;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jpaschema.schema.SchemaException;

/**
 * Runs PostgreSQL's programs. They refuse to work for root, so for root they run in a user namespace of their own, in which
 * they are somebody else.
 */
final class PostgresqlCommands {

    private static final List<String> IN_A_USER_NAMESPACE = List.of("unshare", "-U");
    private static final long TIMEOUT_SECONDS = 120;
    private static final int LINES_TO_SHOW = 10;

    private final Path home;
    private final Path output;
    private final List<String> prefix;

    private PostgresqlCommands(Path home, Path output, List<String> prefix) {
        this.home = home;
        this.output = output;
        this.prefix = prefix;
    }

    /**
     * The programs below the given directory.
     *
     * @param output where their messages go, overwritten by each
     * @throws SchemaException for root, where user namespaces are forbidden
     */
    static PostgresqlCommands in(Path home, Path output) throws IOException, InterruptedException {
        if (!isRoot()) {
            return new PostgresqlCommands(home, output, List.of());
        }
        PostgresqlCommands commands = new PostgresqlCommands(home, output, IN_A_USER_NAMESPACE);
        if (!commands.worksForRoot()) {
            throw new SchemaException("The embedded PostgreSQL cannot run as root here, because user namespaces are not"
                    + " allowed: run Maven as another user, or give a database with schema.url");
        }
        return commands;
    }

    private static boolean isRoot() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return !windows && "root".equals(System.getProperty("user.name"));
    }

    private boolean worksForRoot() throws InterruptedException {
        try {
            return execute(List.of("unshare", "-U", "true")) == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** Runs a program to its end; whether it ended well. */
    boolean succeeds(String program, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.add(program(program).toString());
        command.addAll(arguments);
        return execute(command) == 0;
    }

    private int execute(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.PIPE);
        // Somebody's settings for psql must not lead these programs to another server or directory.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    /** The end of what the last program said. */
    String said() throws IOException {
        return tail(output);
    }

    static String tail(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        List<String> lines = new String(Files.readAllBytes(file), Charset.defaultCharset())
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return String.join(
                System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LINES_TO_SHOW), lines.size()));
    }
}
