package org.jpaschema.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.logging.LogManager;

/**
 * What runs in a JVM of its own: one contender, so many times. Prints a line a run: {@code RUN <wall ns> <processor ns>
 * <queries> <differences>}.
 */
public final class Measurement {

    static final String LINE = "RUN ";

    private Measurement() {}

    /**
     * Runs a contender; the scene is in the environment.
     *
     * @param arguments the contender's name, how many runs, and whether queries are counted
     */
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        Scene given = Scene.fromEnvironment(System.getenv());
        boolean counted = Boolean.parseBoolean(arguments[2]);
        Scene scene = counted ? given.counted() : given;
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (Contender contender = Contenders.of(arguments[0], scene)) {
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                contender.prepare();
                Recording.clear();
                long processor = system.getProcessCpuTime();
                long start = System.nanoTime();
                int differences = contender.run();
                long wall = System.nanoTime() - start;
                System.out.println(LINE + wall + " " + (system.getProcessCpuTime() - processor) + " "
                        + Recording.count() + " " + differences);
                if (counted && arguments[0].equals(Contenders.COMPARISON)) {
                    Floor.record(scene);
                }
            }
        }
        System.exit(0);
    }
}
