package org.jpaschema.exact;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jpaschema.TestDatabases;

/**
 * Liquibase's Hibernate extension beside this project, over one model and in a class loader of its own: what it would
 * write on a database that Hibernate created, and which alterations change nothing in that. There only where the build
 * has fetched it.
 */
final class Incumbent {

    private static final Path JARS = Path.of("target", "incumbent");
    private static final String INSIDE = "org.jpaschema.exact.InsideIncumbent";
    private static final Map<TestEngine, String> DIALECTS = Map.of(
            TestEngine.POSTGRESQL,
            "PostgreSQLDialect",
            TestEngine.H2,
            "H2Dialect",
            TestEngine.MARIADB,
            "MariaDBDialect");

    /** Held, or its level would be forgotten. */
    private static final Logger LOGGER = Logger.getLogger("liquibase");

    private final ClassLoader loader;
    private final Function<Connection, List<String>> inside;
    private List<String> falseChanges = List.of();
    private final List<String> missed = new ArrayList<>();
    private int looks;
    private String failure = "";

    private Incumbent(ClassLoader loader, Function<Connection, List<String>> inside) {
        this.loader = loader;
        this.inside = inside;
    }

    /** The extension for the Hibernate that it is made for, on engines that it is measured on; else nothing. */
    @SuppressWarnings("unchecked")
    static Optional<Incumbent> of(TestEngine engine, Subject subject, List<String> classes) throws Exception {
        if (!Files.isDirectory(JARS)
                || !DIALECTS.containsKey(engine)
                || !subject.hibernate().startsWith("7")) {
            return Optional.empty();
        }
        LOGGER.setLevel(Level.OFF);
        List<Path> path = new ArrayList<>(Subject.jars(JARS));
        path.addAll(subject.entities());
        path.addAll(subject.classpath());
        path.add(Judge.ownClasses());
        List<URL> urls = new ArrayList<>();
        for (Path entry : path) {
            urls.add(entry.toUri().toURL());
        }
        ClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        return Optional.of(new Incumbent(loader, (Function<Connection, List<String>>) loader.loadClass(INSIDE)
                .getConstructor(List.class, Map.class, String.class)
                .newInstance(classes, subject.settings(), "org.hibernate.dialect." + DIALECTS.get(engine))));
    }

    /** Only the profile that fetches the extension compiles what stands on it. */
    private static boolean isCompiled() {
        return Files.exists(Judge.ownClasses().resolve(INSIDE.replace('.', '/') + ".class"));
    }

    /** Looks at a database that Hibernate has just created: whatever is found is false. */
    void begin(Connection created) {
        try {
            falseChanges = changes(created);
        } catch (SQLException | RuntimeException | LinkageError e) {
            failure = e.toString();
        }
    }

    /** Looks at a database with an alteration of a kind: what is found must be something else than before. */
    void look(String kind, Connection altered) {
        if (!failure.isEmpty()) {
            return;
        }
        looks++;
        try {
            if (Set.copyOf(changes(altered)).equals(Set.copyOf(falseChanges))) {
                missed.add(kind);
            }
        } catch (SQLException | RuntimeException | LinkageError e) {
            // Says so at least.
        }
    }

    private List<String> changes(Connection connection) throws SQLException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        // It changes the connection's ways.
        try (Connection another = TestDatabases.again(connection)) {
            return inside.apply(another);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** What it would write on a database that Hibernate created. */
    List<String> falseChanges() {
        return falseChanges;
    }

    /** How many alterations it was shown. */
    int looks() {
        return looks;
    }

    /** The kinds of those that it did not see. */
    List<String> missed() {
        return missed;
    }

    /** Why it could not compare at all, or "". */
    String failure() {
        return failure;
    }
}
