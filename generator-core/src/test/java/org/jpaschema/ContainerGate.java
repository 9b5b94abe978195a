package org.jpaschema;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Whether a test may start a container: Docker has the image, or may be made to pull it. Testcontainers' own condition tries
 * for minutes to pull images when no registry can be reached; with the image at hand and no reaper it has nothing to pull.
 */
public final class ContainerGate {

    private static final long PATIENCE_SECONDS = 10;

    private ContainerGate() {}

    /** Whether a container of that image may be started. */
    public static boolean isOpen(String image) {
        boolean nothingToPull = "true".equals(System.getenv("TESTCONTAINERS_RYUK_DISABLED"));
        return Boolean.getBoolean("jpaschema.pull")
                ? succeeds("docker", "version")
                : nothingToPull && succeeds("docker", "image", "inspect", image);
    }

    /** Why it may not. */
    public static String reason(String image) {
        return "Docker has no image " + image
                + " (with TESTCONTAINERS_RYUK_DISABLED=true), and -Djpaschema.pull=true was not given";
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
