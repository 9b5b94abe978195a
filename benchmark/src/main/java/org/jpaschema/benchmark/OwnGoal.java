package org.jpaschema.benchmark;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jpaschema.Console;
import org.jpaschema.Safety;
import org.jpaschema.SchemaTool;
import org.jpaschema.Settings;
import org.jpaschema.entity.ModelReader;

/**
 * A whole goal as the plugin runs it: scanning, metadata, connection, catalog, diff, reports or files. The runs of one JVM
 * share the project's class loader, as those of one build do.
 */
final class OwnGoal implements Contender {

    enum Goal {
        CHECK,
        DIFF
    }

    /** Whether what is written is proven, and on what. */
    enum Proof {
        NONE,
        /** On an embedded server whose programs and directory are there from an earlier run. */
        ON_KEPT,
        /** On an embedded server that is unpacked and set up anew. */
        ON_NEW
    }

    private final Scene scene;
    private final Goal goal;
    private final Proof proof;
    private final ModelReader reader = new ModelReader((level, line) -> {});
    private int run;

    OwnGoal(Scene scene, Goal goal) {
        this(scene, goal, Proof.NONE);
    }

    OwnGoal(Scene scene, Goal goal, Proof proof) {
        this.scene = scene;
        this.goal = goal;
        this.proof = proof;
    }

    @Override
    public void prepare() {
        run++;
    }

    @Override
    public int run() {
        SchemaTool tool = new SchemaTool(settings(), new Silent(), reader);
        return goal == Goal.CHECK
                ? tool.check().differences()
                : tool.diff().migration().isPresent() ? 1 : 0;
    }

    @Override
    public void close() {
        reader.close();
    }

    private Settings settings() {
        Path directory =
                scene.directory().resolve("run" + ProcessHandle.current().pid() + "-" + run);
        return new Settings(
                "benchmark",
                directory,
                (proof == Proof.ON_KEPT ? scene.directory().resolveSibling("kept") : directory).resolve("target"),
                List.of(scene.classes()),
                List.of(directory),
                scene.project(),
                List.of(),
                Optional.of(scene.url()),
                Optional.of(scene.username()),
                Optional.of(scene.password()),
                List.of(OwnGoal.class.getClassLoader()),
                OwnGoal::ofClassPath,
                List.of(),
                Map.of(),
                directory.resolve("db/changelog/db.changelog-master.yaml"),
                Optional.empty(),
                "report",
                false,
                false,
                1,
                Safety.DEFAULT.withScratch(proof == Proof.NONE ? "none" : "embedded"));
    }

    private static Path ofClassPath(String group, String artifact, String version) {
        String name = artifact + "-" + version + ".jar";
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> jar.getFileName().toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Not on the class path: " + name));
    }

    /** Tells nothing but what went wrong. */
    private static final class Silent implements Console {

        @Override
        public void debug(String line) {}

        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {
            System.err.println(line);
        }

        @Override
        public void error(String line) {
            System.err.println(line);
        }

        @Override
        public boolean color() {
            return false;
        }
    }
}
