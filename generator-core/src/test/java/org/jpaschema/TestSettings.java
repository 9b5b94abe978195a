package org.jpaschema;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jpaschema.entity.ModelSource;

/** The settings of a project that lies in a directory of a test. */
public final class TestSettings {

    private TestSettings() {}

    /** For the database that a test has a connection to. */
    public static Settings of(Connection connection, ModelSource model, Path directory) throws SQLException {
        return of(
                connection.getMetaData().getURL(),
                connection.getMetaData().getUserName(),
                ContainerServer.password(connection),
                model,
                directory);
    }

    /** For any database; {@code src/main/resources} is {@code resources} here. */
    public static Settings of(String url, String username, String password, ModelSource model, Path directory) {
        return new Settings(
                "test",
                directory,
                directory.resolve("target"),
                model.outputDirectories(),
                List.of(directory.resolve("resources")),
                model.classpath(),
                model.bundledHibernate(),
                Optional.of(url),
                Optional.ofNullable(username),
                Optional.of(password),
                List.of(TestSettings.class.getClassLoader()),
                (group, artifact, version) -> {
                    throw new IllegalStateException("No artifact is needed with a URL");
                },
                model.packages(),
                model.hibernateProperties(),
                directory.resolve("resources/db/changelog/db.changelog-master.yaml"),
                Optional.empty(),
                "report",
                false,
                true,
                1,
                Safety.DEFAULT.withScratch("none"));
    }

    /** The same with another word on losses and another care. */
    static Settings with(Settings s, boolean allowDestructive, Safety safety) {
        return new Settings(
                s.projectName(),
                s.baseDirectory(),
                s.buildDirectory(),
                s.outputDirectories(),
                s.resourceDirectories(),
                s.classpath(),
                s.bundledHibernate(),
                s.url(),
                s.username(),
                s.password(),
                s.drivers(),
                s.artifacts(),
                s.packages(),
                s.hibernateProperties(),
                s.changelog(),
                s.name(),
                s.unmanaged(),
                allowDestructive,
                s.verbose(),
                s.count(),
                safety);
    }
}
