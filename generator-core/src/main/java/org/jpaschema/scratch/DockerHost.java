package org.jpaschema.scratch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether Docker answers, asked in a moment: without it, nothing of what a container takes needs to be got, and
 * Testcontainers would look for it for a long time.
 */
final class DockerHost {

    private static final int PATIENCE_MILLISECONDS = 3000;
    private static final String VARIABLE = "DOCKER_HOST";
    private static final Path WINDOWS_PIPE = Path.of("\\\\.\\pipe\\docker_engine");

    private DockerHost() {}

    /**
     * Why there is none; empty when there is one.
     *
     * @param environment this process's
     * @param home the user's directory
     */
    static Optional<String> missing(Map<String, String> environment, Path home) {
        String given = environment.getOrDefault(VARIABLE, "");
        if (!given.isBlank()) {
            return answers(given)
                    ? Optional.empty()
                    : Optional.of(
                            "no Docker answers at " + VARIABLE + "=" + given + ": start it, or correct " + VARIABLE);
        }
        // What is said there may be anything that Testcontainers understands.
        boolean configured = Files.exists(home.resolve(".testcontainers.properties"));
        boolean found = sockets(environment, home).stream().anyMatch(DockerHost::answers);
        return configured || found || Files.exists(WINDOWS_PIPE)
                ? Optional.empty()
                : Optional.of("no Docker answers here: start it, or say in " + VARIABLE + " where it is");
    }

    private static List<Path> sockets(Map<String, String> environment, Path home) {
        List<Path> sockets = new ArrayList<>(List.of(
                Path.of("/var/run/docker.sock"),
                home.resolve(".docker/run/docker.sock"),
                home.resolve(".docker/desktop/docker.sock")));
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!runtime.isBlank()) {
            sockets.add(Path.of(runtime, "docker.sock"));
        }
        return sockets;
    }

    private static boolean answers(String host) {
        try {
            URI uri = URI.create(host);
            if ("unix".equals(uri.getScheme())) {
                return answers(Path.of(uri.getPath()));
            }
            if (uri.getHost() == null || uri.getPort() < 0) {
                // Testcontainers may understand it.
                return true;
            }
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), PATIENCE_MILLISECONDS);
                return true;
            }
        } catch (IOException | IllegalArgumentException silent) {
            return false;
        }
    }

    private static boolean answers(Path socket) {
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException | UnsupportedOperationException silent) {
            return false;
        }
    }
}
