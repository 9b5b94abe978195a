package org.jpaschema;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jpaschema.apply.LiquibaseRunner;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.database.Database;
import org.jpaschema.engine.Engines;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.scratch.EmbeddedDatabase;
import org.jpaschema.scratch.EmbeddedDatabases;

/** The database of one goal's run, and the class loader that its driver comes from. */
final class Session implements AutoCloseable {

    private final Settings settings;
    private final URLClassLoader project;
    private final Optional<EmbeddedDatabase> embedded;
    private final Database database;
    private final List<ClassLoader> drivers;

    private Session(
            Settings settings,
            URLClassLoader project,
            List<ClassLoader> drivers,
            Optional<EmbeddedDatabase> embedded,
            Database database) {
        this.settings = settings;
        this.project = project;
        this.drivers = List.copyOf(drivers);
        this.embedded = embedded;
        this.database = database;
    }

    /** Connects, or starts an embedded database when no URL is given. */
    static Session open(Settings settings, Console console) {
        URLClassLoader project = new URLClassLoader(urls(settings), ClassLoader.getPlatformClassLoader());
        List<ClassLoader> drivers = new ArrayList<>(List.of(project));
        drivers.addAll(settings.drivers());
        Optional<EmbeddedDatabase> embedded = Optional.empty();
        try {
            ConnectionSettings connection;
            if (settings.url().isPresent()) {
                connection = new ConnectionSettings(settings.url().get(), settings.username(), settings.password());
            } else {
                embedded = Optional.of(EmbeddedDatabases.start(
                        drivers, settings.buildDirectory().resolve("schema"), settings.artifacts()));
                connection = embedded.get().connection();
                console.info("No schema.url: using " + embedded.get().description());
            }
            Database database = Database.open(connection, drivers, Engines.all());
            requireSchema(database);
            return new Session(settings, project, drivers, embedded, database);
        } catch (RuntimeException e) {
            embedded.ifPresent(EmbeddedDatabase::close);
            close(project);
            throw e;
        }
    }

    /** Liquibase would look for its history elsewhere and find none. */
    private static void requireSchema(Database database) {
        try {
            database.currentNamespace();
        } catch (SchemaException e) {
            database.close();
            throw e;
        }
    }

    private static URL[] urls(Settings settings) {
        return Stream.concat(settings.outputDirectories().stream(), settings.classpath().stream())
                .distinct()
                .map(Session::url)
                .toArray(URL[]::new);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new SchemaException("The class path has an entry that is no file: " + path, e);
        }
    }

    Database database() {
        return database;
    }

    /** Where its driver was looked for, in this order. */
    List<ClassLoader> drivers() {
        return drivers;
    }

    /** The migrations of the project on this database. */
    LiquibaseRunner migrations(Console console) {
        return new LiquibaseRunner(
                database.connection(),
                settings.changelog(),
                settings.resourceDirectories(),
                settings.classpath(),
                console::info);
    }

    @Override
    public void close() {
        try {
            database.close();
        } finally {
            embedded.ifPresent(EmbeddedDatabase::close);
            close(project);
        }
    }

    private static void close(URLClassLoader loader) {
        try {
            loader.close();
        } catch (IOException e) {
            // Nothing is lost with a class loader that does not close: its files are only read.
            System.getLogger(Session.class.getName()).log(System.Logger.Level.DEBUG, "class loader not closed", e);
        }
    }
}
