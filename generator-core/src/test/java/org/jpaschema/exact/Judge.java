package org.jpaschema.exact;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Hibernate's own tools of one version over the classes of some packages: who creates, and who judges. For databases of
 * one engine, since a model is built for one.
 */
final class Judge implements AutoCloseable {

    private static final List<String> ANNOTATIONS = List.of(
            "jakarta.persistence.Entity",
            "jakarta.persistence.Embeddable",
            "jakarta.persistence.MappedSuperclass",
            "jakarta.persistence.Converter");

    /** Lives outside of the package of the one domain model that needs it, and does its neighbours no harm. */
    private static final String CONVERTER = "org.hibernate.testing.orm.domain.MonetaryAmountConverter";

    /** Hibernate is slow in a class loader that is new, so all cases share one for each class path. */
    private static final Map<List<Path>, ClassLoader> LOADERS = new ConcurrentHashMap<>();

    /** Held, or its level would be forgotten. Hibernate says much about each database, and nothing that is checked here. */
    private static final Logger LOGGER = Logger.getLogger("org.hibernate");

    static {
        LOGGER.setLevel(Level.OFF);
    }

    private final ClassLoader loader;
    private final List<String> classes;
    private final Map<String, String> settings;
    private BiFunction<Connection, String, List<String>> tools;

    Judge(List<Path> jars, List<Path> classpath, List<String> packages, Map<String, String> settings) {
        List<Path> path = new ArrayList<>(classpath);
        path.addAll(jars);
        path.add(ownClasses());
        this.loader = LOADERS.computeIfAbsent(
                path.stream().distinct().toList(),
                entries -> new URLClassLoader(
                        entries.stream().map(Judge::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader()));
        this.classes = scan(classpath.isEmpty() ? path : classpath, packages);
        this.settings = settings;
    }

    static Path ownClasses() {
        return Path.of("target/test-classes").toAbsolutePath();
    }

    private static List<String> scan(List<Path> path, List<String> packages) {
        try (ScanResult scan = new ClassGraph()
                .overrideClasspath(path.stream().distinct().map(Path::toString).toList())
                .acceptPackages(packages.toArray(String[]::new))
                .enableAnnotationInfo()
                .ignoreClassVisibility()
                .scan()) {
            Stream<String> classes =
                    ANNOTATIONS.stream().flatMap(a -> scan.getClassesWithAnnotation(a).getNames().stream());
            Stream<String> infos = scan.getPackageInfo().stream()
                    .filter(p -> !p.getAnnotationInfo().isEmpty())
                    .map(p -> p.getName() + ".package-info");
            Stream<String> converter =
                    packages.stream().anyMatch(p -> CONVERTER.startsWith(p.substring(0, p.lastIndexOf('.') + 1)))
                            ? Stream.of(CONVERTER)
                            : Stream.empty();
            return Stream.of(classes, infos, converter)
                    .flatMap(names -> names)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** The names of the annotated classes and packages. */
    List<String> classes() {
        return classes;
    }

    /** Creates the model's schema; gives what went wrong. */
    List<String> create(Connection connection) {
        return run("create", connection);
    }

    /** Hibernate's own validation; gives what it finds. */
    List<String> validate(Connection connection) {
        return run("validate", connection);
    }

    @SuppressWarnings("unchecked")
    private List<String> run(String tool, Connection connection) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            if (tools == null) {
                tools = (BiFunction<Connection, String, List<String>>)
                        loader.loadClass("org.jpaschema.exact.InsideHibernate")
                                .getConstructor(Connection.class, List.class, Map.class)
                                .newInstance(connection, classes, settings);
            }
            return tools.apply(connection, tool);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Hibernate cannot build the model", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Hibernate's tools cannot be run", e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("No class path entry: " + path, e);
        }
    }

    @Override
    public void close() throws Exception {
        if (tools instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
