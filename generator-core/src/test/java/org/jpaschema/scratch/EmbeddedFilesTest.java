package org.jpaschema.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jpaschema.database.Database;
import org.jpaschema.engine.Engines;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases in files: found by the project's driver, and there again for the next run's class loader. */
class EmbeddedFilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"hsqldb", "derby"})
    void keepsItsDataFromOneRunToTheNext(String jars, @TempDir Path directory) throws Exception {
        for (int run = 0; run < 2; run++) {
            try (URLClassLoader project = project(jars)) {
                List<ClassLoader> drivers = List.of(project);
                ArtifactSource none = (group, artifact, version) -> {
                    throw new AssertionError(artifact);
                };
                try (EmbeddedDatabase embedded = EmbeddedDatabases.start(drivers, directory, none);
                        Database database = Database.open(embedded.connection(), drivers, Engines.all())) {
                    assertThat(embedded.description())
                            .containsIgnoringCase(jars)
                            .contains(directory.toString());
                    Connection connection = database.connection();
                    if (run == 0) {
                        try (Statement statement = connection.createStatement()) {
                            statement.execute("create table kept (id integer not null primary key)");
                        }
                    }
                    assertThat(database.catalog(Set.of(database.currentNamespace()))
                                    .tables())
                            .singleElement()
                            .satisfies(table -> assertThat(table.name().name()).isEqualTo("KEPT"));
                }
            }
        }
    }

    /** A class path with the jars whose names begin so, and nothing else. */
    private static URLClassLoader project(String jars) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(e -> Path.of(e).getFileName().toString().startsWith(jars))
                .toList()) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
