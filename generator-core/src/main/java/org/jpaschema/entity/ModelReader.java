package org.jpaschema.entity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jpaschema.entity.hibernate.BridgeRequest;
import org.jpaschema.entity.hibernate.BridgeResult;
import org.jpaschema.schema.SchemaException;

/**
 * Reads the schema that a project's entities describe, through the project's own Hibernate. It keeps the class paths
 * that it has read from open until it is closed, so that reading again is quick.
 */
public final class ModelReader implements AutoCloseable {

    private static final String BRIDGE = "org.jpaschema.entity.hibernate.Bridge";
    private static final String TOOLS = "org.jpaschema.entity.hibernate.SchemaTools";

    private final BiConsumer<System.Logger.Level, String> log;
    private final Map<List<List<Path>>, ProjectClassLoader> loaders = new ConcurrentHashMap<>();

    /**
     * A reader.
     *
     * @param log where Hibernate's log lines go
     */
    public ModelReader(BiConsumer<System.Logger.Level, String> log) {
        this.log = Objects.requireNonNull(log, "log");
    }

    /**
     * Finds the classes of a model; none is loaded.
     *
     * @param source where the model comes from
     * @throws NoEntitiesException when there is no entity
     */
    public Entities find(ModelSource source) {
        long start = System.nanoTime();
        PersistenceUnits units = PersistenceUnits.in(source.outputDirectories());
        EntityScan scan = EntityScan.of(lookedAt(source, units), source.packages());
        if (entities(source, units, scan).isEmpty() && units.mappings().isEmpty()) {
            throw noEntities(source, scan);
        }
        return new Entities(source, units, scan, Duration.ofNanos(System.nanoTime() - start));
    }

    /** Reads a model, as the other method does, for a caller who has nothing else to do meanwhile. */
    public Model read(Entities entities, Connection live, UnaryOperator<String> folding) {
        return read(entities, live, folding, () -> {});
    }

    /**
     * Reads a model. The connection is only asked for its metadata; nothing is written.
     *
     * @param entities what was found
     * @param live a connection to the database that the model is for; its server decides Hibernate's dialect
     * @param folding how the catalog spells an identifier that was written without quotes
     * @param asked is run on the same thread, when the connection is not needed any more; not when reading fails before
     * @return the model
     * @throws NoEntitiesException when none of the mappings has an entity
     * @throws SchemaException when the model cannot be read, with all reasons
     */
    public Model read(Entities entities, Connection live, UnaryOperator<String> folding, Runnable asked) {
        long start = System.nanoTime();
        ModelSource source = entities.source();
        PersistenceUnits units = entities.units();
        BridgeRequest request = request(entities, live, folding, asked);
        ProjectClassLoader loader = loader(source);
        String version = HibernateVersion.of(loader);
        List<String> broken = new BrokenClasses(loader, lookedAt(source, units)).among(request.classes());
        if (!broken.isEmpty()) {
            throw new SchemaException(broken, null);
        }
        BridgeResult result = BridgeResult.of(inside(loader, version, () -> {
            Function<Map<String, Object>, Map<String, Object>> bridge = instance(loader, BRIDGE);
            return bridge.apply(request.toMap());
        }));
        if (!result.problems().isEmpty()) {
            throw new SchemaException(result.problems(), null);
        }
        if (result.entities() == 0) {
            throw noEntities(source, entities.scan());
        }
        List<String> warnings = new ArrayList<>(units.warnings());
        warnings.addAll(result.warnings());
        return new Model(
                result.schema(),
                version,
                loader.bundled(),
                result.entities(),
                warnings,
                entities.scanning(),
                Duration.ofNanos(System.nanoTime() - start));
    }

    /**
     * Has Hibernate's own schema validation look at a database.
     *
     * @param entities what was found
     * @param connection the database; only read
     * @return what Hibernate objects to, empty when nothing
     */
    public List<String> validate(Entities entities, Connection connection) {
        return useTools(entities, connection, "validate");
    }

    /**
     * Has Hibernate create its schema.
     *
     * @param entities what was found
     * @param connection an empty database
     * @return what went wrong, empty when nothing
     */
    public List<String> create(Entities entities, Connection connection) {
        return useTools(entities, connection, "create");
    }

    private List<String> useTools(Entities entities, Connection connection, String tool) {
        ProjectClassLoader loader = loader(entities.source());
        BridgeRequest request = request(entities, connection, UnaryOperator.identity(), () -> {});
        return inside(loader, HibernateVersion.of(loader), () -> {
            BiFunction<Map<String, Object>, String, List<String>> tools = instance(loader, TOOLS);
            return tools.apply(request.toMap(), tool);
        });
    }

    private static BridgeRequest request(
            Entities entities, Connection live, UnaryOperator<String> folding, Runnable asked) {
        ModelSource source = entities.source();
        PersistenceUnits units = entities.units();
        EntityScan scan = entities.scan();
        return new BridgeRequest(
                classes(source, units, scan),
                scan.packages(),
                units.mappings(),
                properties(source, units),
                live,
                folding,
                asked);
    }

    private ProjectClassLoader loader(ModelSource source) {
        return loaders.computeIfAbsent(
                List.of(source.outputDirectories(), source.classpath(), source.bundledHibernate()),
                path -> ProjectClassLoader.of(source, log));
    }

    /** Lets go of the class paths. */
    @Override
    public void close() {
        try {
            for (ProjectClassLoader loader : loaders.values()) {
                loader.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            loaders.clear();
        }
    }

    /** A class's object out of the project's class loader; the caller knows what it is. */
    @SuppressWarnings("unchecked")
    private static <T> T instance(ClassLoader loader, String name) throws ReflectiveOperationException {
        return (T) loader.loadClass(name).getConstructor().newInstance();
    }

    private static <T> T inside(ClassLoader loader, String version, Callable<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.call();
        } catch (LinkageError e) {
            throw new SchemaException(
                    "Hibernate " + version + " cannot be used: " + e
                            + ". Its class path is incomplete or mixes versions; check it with mvn dependency:tree.",
                    e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Everything on the class path when packages are given, else the project's own classes. */
    private static Collection<Path> lookedAt(ModelSource source, PersistenceUnits units) {
        Set<Path> path = new LinkedHashSet<>(source.outputDirectories());
        if (!source.packages().isEmpty()) {
            path.addAll(source.classpath());
        }
        path.addAll(units.jars());
        return path;
    }

    /** What may be an entity; a module of nothing but mapped superclasses and converters has none. */
    private static List<String> entities(ModelSource source, PersistenceUnits units, EntityScan scan) {
        return chosen(source, units, scan.entities());
    }

    private static List<String> classes(ModelSource source, PersistenceUnits units, EntityScan scan) {
        return chosen(source, units, scan.classes());
    }

    private static List<String> chosen(ModelSource source, PersistenceUnits units, List<String> scanned) {
        Set<String> classes = new TreeSet<>();
        if (source.packages().isEmpty()) {
            classes.addAll(units.classes());
        }
        if (!units.listedOnly() || !source.packages().isEmpty()) {
            classes.addAll(scanned);
        }
        return List.copyOf(classes);
    }

    private static Map<String, String> properties(ModelSource source, PersistenceUnits units) {
        Map<String, String> properties = new HashMap<>(units.properties());
        properties.putAll(source.hibernateProperties());
        return properties;
    }

    private static NoEntitiesException noEntities(ModelSource source, EntityScan scan) {
        String where = source.packages().isEmpty()
                ? "in " + source.outputDirectories()
                : "in the packages " + source.packages() + " on the class path";
        String wayOut = scan.legacy().isEmpty()
                ? "Compile the project first (mvn process-classes), or set schema.packages to the packages of entities"
                        + " that live in a dependency."
                : "There are " + scan.legacy().size() + " of javax.persistence ("
                        + scan.legacy().get(0)
                        + "): move the project to jakarta.persistence and Hibernate 6.6 or later.";
        return new NoEntitiesException("No entity found " + where + ". " + wayOut);
    }
}
