package org.jpaschema.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jpaschema.ContainerGate;
import org.jpaschema.TestDatabases;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.database.Database;
import org.jpaschema.engine.Engines;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers, where Docker has the images; and what is said without Docker. */
class DockerScratchTest {

    private static final List<ClassLoader> DRIVERS = List.of(DockerScratchTest.class.getClassLoader());

    /** Without a choice of its own, each is a container of the other server's version, which is no image here. */
    @ParameterizedTest
    @CsvSource({"postgres:15, PostgreSQL 15.", "mariadb:10.11, MariaDB 10.11."})
    void aContainerServesAsAnyServer(String image, String version) throws Exception {
        assumeThat(ContainerGate.isOpen(image)).as(ContainerGate.reason(image)).isTrue();
        List<String> progress = new ArrayList<>();
        try (Connection keeper = image.startsWith("postgres") ? TestDatabases.postgresql() : TestDatabases.mariadb();
                Database live = live(keeper);
                Scratch scratch = ScratchDatabases.open(
                                "docker:" + image,
                                live,
                                DRIVERS,
                                ScratchDatabasesTest.DIRECTORY,
                                new Jars(),
                                progress::add)
                        .orElseThrow()) {
            assertThat(scratch.description()).isEqualTo("container of " + image);
            assertThat(progress)
                    .containsExactly("Starting a container of " + image + " to try migrations on (if Docker has to"
                            + " pull an image first, that may take minutes)");
            Made made = scratch.make(Like.of(live));
            try (Database database = Database.open(made.connection(), DRIVERS, Engines.all())) {
                assertThat(database.productVersion()).startsWith(version);
                assertThat(database.currentNamespace()).isEqualTo(live.currentNamespace());
                assertThat(Like.of(database).database()).isEqualTo(Like.of(live).database());
                assertThat(database.catalog(Set.of(live.currentNamespace())).tables())
                        .isEmpty();
            }
        }
    }

    private static Database live(Connection keeper) throws Exception {
        return Database.open(
                new ConnectionSettings(
                        keeper.getMetaData().getURL(),
                        Optional.of(keeper.getMetaData().getUserName().replaceFirst("@.*", "")),
                        Optional.of("")),
                DRIVERS,
                Engines.all());
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix:///nowhere/docker.sock", "tcp://localhost:1", "tcp://no.such.host.invalid:2375"})
    void aDockerThatDoesNotAnswerIsSaidAtOnce(String host, @TempDir Path home) {
        assertThat(DockerHost.missing(Map.of("DOCKER_HOST", host), home))
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains(host).contains("start it, or correct DOCKER_HOST"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres:no-such-tag"})
    void testcontainersThatCannotBeHadAreSaid(String image) throws Exception {
        ArtifactSource none = (group, artifact, version) -> {
            throw new SchemaException("unused");
        };
        try (Connection keeper = TestDatabases.postgresql();
                Database live = live(keeper)) {
            assertThatThrownBy(() -> ScratchDatabases.open(
                            "docker:" + image, live, DRIVERS, ScratchDatabasesTest.DIRECTORY, none, line -> {}))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("schema.scratch=docker cannot be met: ")
                    .hasMessageContaining("choose embedded, a JDBC URL, or none");
        }
    }
}
