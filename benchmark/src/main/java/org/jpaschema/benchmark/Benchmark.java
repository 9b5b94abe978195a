package org.jpaschema.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jpaschema.database.ConnectionSettings;

/**
 * The benchmark: for each engine and each size a database that Hibernate made from a synthetic model, and each contender
 * on it in JVMs of its own. The tables go to the console and to {@code performance.md} in the build directory.
 */
public final class Benchmark {

    /** A contender that takes longer is not asked again, nor how little heap would do. */
    private static final double PATIENCE_SECONDS = 60;

    private static final String EMPTY = "empty";

    private static final int[] HEAPS = {48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048, 3072, 4096};

    private final Options options;
    private final List<Path> project;
    private final List<String> report = new ArrayList<>();

    private Benchmark(Options options, List<Path> project) {
        this.options = options;
        this.project = project;
    }

    /** Runs all; {@link Options} tells what is asked for. */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.fromSystem();
        String classpath = Files.readString(options.directory().resolve("project.classpath"));
        List<Path> project = Arrays.stream(classpath.trim().split(File.pathSeparator))
                .map(Path::of)
                .toList();
        new Benchmark(options, project).run();
    }

    private void run() throws Exception {
        say("JDK " + System.getProperty("java.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", medians of " + options.runs());
        for (String engine : options.engines()) {
            try (Server server = server(engine)) {
                for (int size : options.sizes()) {
                    measure(server, engine, size, false);
                }
                if (options.chain() > 0) {
                    measure(server, engine, options.chain(), true);
                }
            }
        }
        Files.write(options.directory().resolve("performance.md"), report);
    }

    private Server server(String engine) {
        Path directory = options.directory().resolve("servers").resolve(engine);
        return switch (engine) {
            case "PostgreSQL" -> new PostgresqlServer(directory);
            case "MariaDB" -> new MariadbServer(directory);
            default -> throw new IllegalArgumentException("There is no embedded server of " + engine + " here");
        };
    }

    private void measure(Server server, String engine, int size, boolean chain) throws Exception {
        String name = (chain ? "chain" : "entities") + size;
        Path classes = options.directory().resolve("models").resolve(name);
        EntityClasses.write(classes, size, chain);
        Scene scene = scene(server, name, classes);
        database(server, name, scene, engine + "-" + name);
        say("");
        say("## %s, %,d entities%s".formatted(server.version(name), size, chain ? " in one chain" : ""));
        say("");
        List<Scores> scores = new ArrayList<>();
        for (String contender : options.contenders()) {
            scores.add(new Scores(contender));
        }
        for (int round = 0; round < options.runs(); round++) {
            for (Scores score : scores) {
                cold(score, scene, round);
            }
        }
        for (Scores score : scores) {
            warm(score, scene);
            heap(score, scene);
        }
        ScoreTable.lines(scores).forEach(this::say);
    }

    private Scene scene(Server server, String database, Path classes) {
        ConnectionSettings to = server.connection(database);
        return new Scene(
                to.url(),
                server.connection(EMPTY).url(),
                to.username().orElse(""),
                to.password().orElse(""),
                classes,
                project,
                options.directory().resolve("work").resolve(database));
    }

    /** Made once; the same model gives the same database. */
    private void database(Server server, String name, Scene scene, String mark) throws Exception {
        Path made = options.directory().resolve("servers").resolve(mark + ".made");
        if (!Files.exists(made)) {
            server.create(name);
            server.create(EMPTY);
            new Fork(scene, Contenders.CREATE).runs(1);
            server.settle(name);
            Files.createFile(made);
        }
    }

    private void cold(Scores score, Scene scene, int round) throws IOException, InterruptedException {
        if (!score.failure.isEmpty() || score.coldWall() > PATIENCE_SECONDS) {
            return;
        }
        Fork fork = new Fork(scene, score.contender);
        try {
            if (round == 0) {
                score.queries = fork.counted().queries();
            }
            long start = System.nanoTime();
            score.cold.addAll(fork.runs(1));
            score.milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            score.failure = "fails";
        }
    }

    private void warm(Scores score, Scene scene) throws IOException, InterruptedException {
        if (score.failure.isEmpty() && score.coldWall() <= PATIENCE_SECONDS) {
            List<Fork.Run> runs = new Fork(scene, score.contender).runs(1 + options.runs());
            score.warm.addAll(runs.subList(1, runs.size()));
        }
    }

    /** The smallest of some heaps in which the work ends in no more than twice the time. */
    private void heap(Scores score, Scene scene) throws IOException, InterruptedException {
        if (!options.heap() || !score.failure.isEmpty() || score.coldWall() > PATIENCE_SECONDS) {
            return;
        }
        Fork fork = new Fork(scene, score.contender);
        int low = 0;
        int high = HEAPS.length - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (fork.fits(HEAPS[middle], 2 * score.milliseconds)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        score.megabytes = HEAPS[low];
    }

    private void say(String line) {
        System.out.println(line);
        report.add(line);
    }
}
