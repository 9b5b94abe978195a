package org.jpaschema.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM for one contender. */
final class Fork {

    private static final int NO_LIMIT = 0;
    private static final long PATIENCE = TimeUnit.MINUTES.toMillis(30);

    private final Scene scene;
    private final String contender;

    Fork(Scene scene, String contender) {
        this.scene = scene;
        this.contender = contender;
    }

    /** One run: wall and processor time in nanoseconds, queries, differences. */
    record Run(long wall, long processor, int queries, int differences) {

        static Run of(String line) {
            String[] fields = line.substring(Measurement.LINE.length()).split(" ");
            return new Run(
                    Long.parseLong(fields[0]),
                    Long.parseLong(fields[1]),
                    Integer.parseInt(fields[2]),
                    Integer.parseInt(fields[3]));
        }
    }

    /**
     * So many runs in one fresh JVM, the first of them cold.
     *
     * @throws IllegalStateException when it fails, with the end of what it said
     */
    List<Run> runs(int count) throws IOException, InterruptedException {
        return required(start(count, false, NO_LIMIT, PATIENCE));
    }

    /** One run through the counting driver, which costs time. */
    Run counted() throws IOException, InterruptedException {
        return required(start(1, true, NO_LIMIT, PATIENCE)).get(0);
    }

    /** Whether one run ends well within a heap of so many megabytes and so much time. */
    boolean fits(int megabytes, long milliseconds) throws IOException, InterruptedException {
        return start(1, false, megabytes, milliseconds).code() == 0;
    }

    private record Outcome(int code, List<Run> runs, Path said) {}

    private List<Run> required(Outcome outcome) throws IOException {
        if (outcome.code() != 0 || outcome.runs().isEmpty()) {
            throw new IllegalStateException(contender + " ended with " + outcome.code() + ":\n"
                    + String.join("\n", Files.readAllLines(outcome.said())));
        }
        return outcome.runs();
    }

    private Outcome start(int runs, boolean counted, int megabytes, long milliseconds)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (megabytes > NO_LIMIT) {
            command.add("-Xmx" + megabytes + "m");
            command.add("-XX:+ExitOnOutOfMemoryError");
        }
        command.addAll(List.of(
                System.getProperty("benchmark.jvm", "").isBlank()
                        ? new String[0]
                        : System.getProperty("benchmark.jvm").split(" ")));
        command.add("-cp");
        command.add(System.getProperty("java.class.path") + File.pathSeparator + scene.classes());
        command.add(Measurement.class.getName());
        command.add(contender);
        command.add(Integer.toString(runs));
        command.add(Boolean.toString(counted));
        Files.createDirectories(scene.directory());
        Path said = Files.createTempFile(scene.directory(), "said", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(scene.toEnvironment());
        Process process = builder.start();
        try {
            if (!process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
                return new Outcome(-1, List.of(), said);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        List<Run> done = Files.readAllLines(said).stream()
                .filter(line -> line.startsWith(Measurement.LINE))
                .map(Run::of)
                .toList();
        return new Outcome(process.exitValue(), done, said);
    }
}
