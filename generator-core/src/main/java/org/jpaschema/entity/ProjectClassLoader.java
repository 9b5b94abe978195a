package org.jpaschema.entity;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The world that the project's Hibernate lives in: the JDK, the project's class path and this module's own classes, but
 * nothing of the build tool's. Only the schema records are the same classes inside and outside.
 *
 * <p>It is also where the log lines of that world go to: the log provider inside finds its own class loader, so that
 * no static state is needed.
 */
final class ProjectClassLoader extends URLClassLoader implements BiConsumer<System.Logger.Level, String> {

    private static final String SHARED = "org.jpaschema.schema.";
    private static final String HIBERNATE = "org/hibernate/boot/MetadataSources.class";
    private static final Pattern JAR = Pattern.compile("(.+?)-\\d[^/]*\\.jar");

    static {
        registerAsParallelCapable();
    }

    private final BiConsumer<System.Logger.Level, String> log;
    private final boolean bundled;
    private final Set<String> platformPackages = ModuleLayer.boot().modules().stream()
            .flatMap(module -> module.getPackages().stream())
            .collect(Collectors.toSet());
    private final Map<String, ClassNotFoundException> missing = new ConcurrentHashMap<>();

    private ProjectClassLoader(List<Path> path, boolean bundled, BiConsumer<System.Logger.Level, String> log) {
        super(urls(path), new SharedClasses());
        this.bundled = bundled;
        this.log = log;
    }

    /** The loader for a source; close it after use, or the project's jars stay open. */
    static ProjectClassLoader of(ModelSource source, BiConsumer<System.Logger.Level, String> log) {
        List<Path> project = new ArrayList<>(source.outputDirectories());
        source.classpath().stream().filter(p -> !project.contains(p)).forEach(project::add);
        List<Path> path = new ArrayList<>();
        path.add(ownCode());
        boolean bundled = !hasHibernate(project);
        if (bundled) {
            // A project's older jakarta.persistence-api before the bundled Hibernate would break it.
            Set<String> artifacts = new HashSet<>();
            source.bundledHibernate().forEach(jar -> artifacts.add(artifact(jar)));
            path.addAll(source.bundledHibernate());
            project.removeIf(entry -> artifacts.contains(artifact(entry)));
        }
        path.addAll(project);
        return new ProjectClassLoader(path, bundled, log);
    }

    /** Whether the bundled Hibernate stands in. */
    boolean bundled() {
        return bundled;
    }

    /**
     * Without the detours: Hibernate asks several times an entity for the annotations of its package, which most packages
     * do not have, and each exception on the way is made with the whole stack.
     */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        ClassNotFoundException known = missing.get(name);
        if (known != null) {
            throw known;
        }
        try {
            return isAbove(name) ? super.loadClass(name, resolve) : ownClass(name);
        } catch (ClassNotFoundException e) {
            missing.put(name, e);
            throw e;
        }
    }

    private boolean isAbove(String name) {
        int end = name.lastIndexOf('.');
        return name.startsWith(SHARED) || end > 0 && platformPackages.contains(name.substring(0, end));
    }

    private Class<?> ownClass(String name) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    public void accept(System.Logger.Level level, String line) {
        log.accept(level, line);
    }

    private static boolean hasHibernate(List<Path> project) {
        try (URLClassLoader probe = new URLClassLoader(urls(project), null)) {
            return probe.findResource(HIBERNATE) != null;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** {@code hibernate-core} of {@code hibernate-core-7.4.5.Final.jar}; the path itself for anything else. */
    private static String artifact(Path entry) {
        Matcher jar = JAR.matcher(String.valueOf(entry.getFileName()));
        return jar.matches() ? jar.group(1) : entry.toString();
    }

    private static Path ownCode() {
        try {
            return Path.of(ProjectClassLoader.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException("The place of this module's own classes is no URI", e);
        }
    }

    private static URL[] urls(List<Path> path) {
        return path.stream().map(Path::toFile).map(ProjectClassLoader::url).toArray(URL[]::new);
    }

    private static URL url(File file) {
        try {
            return file.toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("No class path entry: " + file, e);
        }
    }

    /** The JDK and the schema records. */
    private static final class SharedClasses extends ClassLoader {

        SharedClasses() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(SHARED)) {
                return ProjectClassLoader.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
