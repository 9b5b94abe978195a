package org.jpaschema.scratch;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jpaschema.database.ConnectionSettings;

/** A Derby database in a directory, which Derby itself makes when it is missing; for one process at a time. */
public final class EmbeddedDerby implements EmbeddedDatabase {

    private static final String LOG = "derby.stream.error.file";

    private final List<ClassLoader> drivers;
    private final Path directory;

    /**
     * In the given directory.
     *
     * @param drivers the class paths to find Derby on
     */
    public EmbeddedDerby(List<ClassLoader> drivers, Path directory) {
        this.drivers = List.copyOf(drivers);
        this.directory = directory.toAbsolutePath().normalize();
        logInto(this.directory);
    }

    /** Derby would write its log into the directory that the build was called in. */
    static void logInto(Path directory) {
        if (System.getProperty(LOG) == null) {
            System.setProperty(LOG, directory.resolve("derby.log").toString());
        }
    }

    private String url() {
        return "jdbc:derby:" + directory.resolve("derby");
    }

    @Override
    public ConnectionSettings connection() {
        return new ConnectionSettings(url() + ";create=true", Optional.empty(), Optional.empty());
    }

    @Override
    public String description() {
        return "an embedded Derby with its data in " + directory;
    }

    /** Derby keeps a database open after its last connection, and other class loaders away from it. */
    @Override
    public void close() {
        for (ClassLoader loader : drivers) {
            try {
                for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
                    shutDown(driver);
                }
            } catch (ServiceConfigurationError | LinkageError unusable) {
                // Another driver's trouble.
                continue;
            }
        }
    }

    private void shutDown(Driver driver) {
        try {
            if (driver.acceptsURL(url())) {
                Connection none = driver.connect(url() + ";shutdown=true", new Properties());
                if (none != null) {
                    none.close();
                }
            }
        } catch (SQLException closed) {
            // That is how Derby says that it did what it was told (SQLSTATE 08006).
            System.getLogger(EmbeddedDerby.class.getName()).log(System.Logger.Level.TRACE, "shut down", closed);
        }
    }
}
