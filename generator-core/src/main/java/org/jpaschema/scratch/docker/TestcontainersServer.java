package org.jpaschema.scratch.docker;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A server in a container. It lives in a class loader that has Testcontainers, this jar and nothing else of the program; who
 * uses it knows it by the JDK's types only.
 */
public final class TestcontainersServer implements Callable<List<String>>, AutoCloseable {

    private final GenericContainer<?> container;
    private final int port;

    /**
     * A server that is not started yet.
     *
     * @param image with its tag
     * @param port the server's own
     * @param command arguments for the image's entry point
     */
    public TestcontainersServer(String image, int port, Map<String, String> environment, List<String> command) {
        this.port = port;
        this.container = new GenericContainer<>(DockerImageName.parse(image))
                .withExposedPorts(port)
                .withEnv(environment);
        if (!command.isEmpty()) {
            container.withCommand(command.toArray(String[]::new));
        }
    }

    /** Starts it, and gives the host and the port that it is to be reached at. */
    @Override
    public List<String> call() {
        container.start();
        return List.of(container.getHost(), String.valueOf(container.getMappedPort(port)));
    }

    /** Stops it; nothing of it is left. */
    @Override
    public void close() {
        container.stop();
    }
}
