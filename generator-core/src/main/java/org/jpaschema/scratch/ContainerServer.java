package org.jpaschema.scratch;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.schema.SchemaException;

/**
 * A server in a container. Testcontainers, which is larger than everything else together, is got when the first container
 * is wanted, and has a class loader of its own.
 */
final class ContainerServer implements Server {

    private static final List<String> ARTIFACTS =
            List.of("org.testcontainers:testcontainers:2.0.5", "org.slf4j:slf4j-nop:1.7.36");
    private static final String BRIDGE = "org.jpaschema.scratch.docker.TestcontainersServer";

    /** A server listens before it lets anybody in. */
    private static final int ATTEMPTS = 240;

    private static final long PAUSE_MILLISECONDS = 500;

    private final Container container;
    private final ClassLoader loader;
    private final AutoCloseable running;
    private final String host;
    private final String port;

    private ContainerServer(Container container, ClassLoader loader, AutoCloseable running, String host, String port) {
        this.container = container;
        this.loader = loader;
        this.running = running;
        this.host = host;
        this.port = port;
    }

    /**
     * Starts one.
     *
     * @param database one that is there from the start
     * @throws SchemaException when Testcontainers cannot be had, or the container does not start
     */
    static ContainerServer start(Container container, String database, ArtifactSource artifacts, Access access) {
        ClassLoader loader = loader(artifacts.resolveAll(ARTIFACTS));
        ContainerServer server = within(loader, () -> {
            Object bridge = loader.loadClass(BRIDGE)
                    .getConstructor(String.class, int.class, Map.class, List.class)
                    .newInstance(container.image(), container.port(), container.environment(), container.command());
            List<?> address = (List<?>) ((Callable<?>) bridge).call();
            return new ContainerServer(
                    container, loader, (AutoCloseable) bridge, (String) address.get(0), (String) address.get(1));
        });
        try {
            server.awaitAnswer(access, database);
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** It is never closed: what stops a forgotten container at the end of this process is loaded at that end. */
    private static ClassLoader loader(List<Path> jars) {
        try {
            List<URL> urls = new ArrayList<>();
            for (Path jar : jars) {
                urls.add(jar.toUri().toURL());
            }
            urls.add(ContainerServer.class.getProtectionDomain().getCodeSource().getLocation());
            return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        } catch (MalformedURLException e) {
            throw new SchemaException("Testcontainers has a file that is none: " + e.getMessage(), e);
        }
    }

    /** Testcontainers looks for its parts where the thread does. */
    private static <T> T within(ClassLoader loader, Callable<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.call();
        } catch (InterruptedException e) {
            thread.interrupt();
            throw new SchemaException("The start of a container was interrupted", e);
        } catch (Exception | LinkageError e) {
            throw new SchemaException(reason(e), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The innermost says what happened. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String said = Optional.ofNullable(cause.getMessage())
                .orElse("")
                .lines()
                .findFirst()
                .orElse("");
        return cause.getClass().getSimpleName() + (said.isEmpty() ? "" : ": " + said);
    }

    private void awaitAnswer(Access access, String database) {
        for (int attempt = 1; ; attempt++) {
            try {
                access.open(connection(database)).close();
                return;
            } catch (SchemaException e) {
                // Without a driver, waiting does not help.
                if (attempt == ATTEMPTS || !(e.getCause() instanceof SQLException)) {
                    throw e;
                }
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SchemaException("The start of a container was interrupted", e);
            }
        }
    }

    @Override
    public String description() {
        return "container of " + container.image();
    }

    @Override
    public ConnectionSettings connection(String database) {
        return new ConnectionSettings(
                container.url().formatted(host, port, database),
                Optional.of(container.user()),
                Optional.of(container.password()));
    }

    @Override
    public void close() {
        within(loader, () -> {
            running.close();
            return true;
        });
    }
}
