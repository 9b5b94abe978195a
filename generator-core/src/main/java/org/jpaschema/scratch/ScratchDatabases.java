package org.jpaschema.scratch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jpaschema.database.Database;
import org.jpaschema.schema.SchemaException;

/** Finds a place for throw-away databases of a live database's engine. */
public final class ScratchDatabases {

    private static final String DOCKER_IMAGE = "docker:";
    private static final String PURPOSE = " to try migrations on";

    private final Database live;
    private final Product product;
    private final Access access;
    private final Path directory;
    private final ArtifactSource artifacts;
    private final Consumer<String> progress;

    private ScratchDatabases(
            Database live, Access access, Path directory, ArtifactSource artifacts, Consumer<String> progress) {
        this.live = live;
        this.product = Products.of(live.engine());
        this.access = access;
        this.directory = directory.toAbsolutePath().normalize();
        this.artifacts = artifacts;
        this.progress = progress;
    }

    /**
     * Opens what was chosen.
     *
     * @param choice {@code auto}: what is nearest to the live database; {@code embedded}; {@code docker}, or
     *     {@code docker:<image>}; {@code none}; or the JDBC URL of a database for this alone, which is empty or has the table
     *     {@code jpaschema_scratch}, with user and password in it
     * @param live the database that the scratch databases are to be like; it is only asked
     * @param drivers the class paths that the live database's driver was looked for on
     * @param directory where data and programs lie, below those of embedded databases
     * @param artifacts where programs come from
     * @param progress is told what takes a while, a line each
     * @return empty for {@code none}
     * @throws NoScratchException for {@code auto}, when nothing can be had
     * @throws SchemaException when the choice is none of these, or cannot be met
     */
    public static Optional<Scratch> open(
            String choice,
            Database live,
            List<ClassLoader> drivers,
            Path directory,
            ArtifactSource artifacts,
            Consumer<String> progress) {
        if (choice.equals("none")) {
            return Optional.empty();
        }
        ScratchDatabases databases = new ScratchDatabases(live, new Access(drivers), directory, artifacts, progress);
        if (choice.startsWith("jdbc:")) {
            return Optional.of(GivenScratch.open(choice, live, databases.product, databases.access));
        }
        if (choice.startsWith(DOCKER_IMAGE)) {
            return Optional.of(databases.docker(Optional.of(choice.substring(DOCKER_IMAGE.length()))));
        }
        return Optional.of(
                switch (choice) {
                    case "auto" -> databases.nearest();
                    case "embedded" -> databases.embedded();
                    case "docker" -> databases.docker(Optional.empty());
                    default ->
                        throw new SchemaException("schema.scratch is \"" + choice
                                + "\"; it must be auto, embedded, docker, docker:<image>, none, or a JDBC URL.");
                });
    }

    private Scratch nearest() {
        List<String> reasons = new ArrayList<>();
        return inProcess()
                .or(() -> embedded(true, reasons))
                .or(() -> container(reasons))
                .or(() -> embedded(false, reasons))
                .orElseThrow(() -> new NoScratchException(live.productVersion(), reasons));
    }

    private Scratch embedded() {
        List<String> reasons = new ArrayList<>();
        return inProcess()
                .or(() -> embedded(true, reasons))
                .or(() -> embedded(false, reasons))
                .orElseThrow(() -> new SchemaException("schema.scratch=embedded cannot be met: "
                        + String.join("; ", reasons) + ". Choose docker, a JDBC URL, or none."));
    }

    private Optional<Scratch> inProcess() {
        return product instanceof InProcessProduct own
                ? Optional.of(InProcessScratch.of(own, live.productVersion(), directory.resolve("scratch"), access))
                : Optional.empty();
    }

    /**
     * An embedded server.
     *
     * @param same whether it has to be of the live one's series; else those are tried that are not
     */
    private Optional<Scratch> embedded(boolean same, List<String> reasons) {
        if (!(product instanceof ServerProduct server)) {
            return Optional.empty();
        }
        Optional<Embedding> embedding = server.embedding();
        Optional<Version> wanted = Version.in(live.productVersion());
        if (embedding.isEmpty() || wanted.isEmpty()) {
            if (same) {
                reasons.add("there is no embedded " + live.engine().name());
            }
            return Optional.empty();
        }
        int length = embedding.get().seriesLength();
        Version series = wanted.get().series(length);
        List<Version> versions = embedding.get().versions().stream()
                .filter(version -> version.series(length).equals(series) == same)
                .sorted(wanted.get().distance())
                .toList();
        for (Version version : versions) {
            try {
                return Optional.of(start(server, embedding.get(), version));
            } catch (SchemaException e) {
                // Here the way out is another parameter's.
                String reason = e.getMessage().replace("schema.url", GivenScratch.PARAMETER);
                reasons.add("embedded " + live.engine().name() + " " + version + ": " + reason);
            }
        }
        return Optional.empty();
    }

    private Scratch docker(Optional<String> image) {
        if (!(product instanceof ServerProduct server)) {
            throw new SchemaException("schema.scratch=docker cannot be met: "
                    + live.engine().name() + " runs in this process, not in a container. Choose auto.");
        }
        try {
            return container(server, image);
        } catch (SchemaException e) {
            throw new SchemaException(
                    "schema.scratch=docker cannot be met: " + e.getMessage()
                            + ". Name another image (docker:<image>), or choose embedded, a JDBC URL, or none.",
                    e);
        }
    }

    private Optional<Scratch> container(List<String> reasons) {
        if (!(product instanceof ServerProduct server)) {
            return Optional.empty();
        }
        try {
            return Optional.of(container(server, Optional.empty()));
        } catch (SchemaException e) {
            reasons.add("Docker: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Scratch container(ServerProduct server, Optional<String> image) {
        DockerHost.missing(System.getenv(), Path.of(System.getProperty("user.home")))
                .ifPresent(reason -> {
                    throw new SchemaException(reason);
                });
        Container usual = server.container(live, Like.of(live), Containers.password());
        Container container = image.map(usual::withImage).orElse(usual);
        progress.accept("Starting a container of " + container.image() + PURPOSE
                + " (if Docker has to pull an image first, that may take minutes)");
        return new ServerScratch(
                server, ContainerServer.start(container, server.administration(), artifacts, access), access);
    }

    private Scratch start(ServerProduct server, Embedding embedding, Version version) {
        Path programs = EmbeddedDatabases.programs(directory);
        if (!embedding.isUnpacked(version, programs)) {
            progress.accept("Getting an embedded " + live.engine().name() + " " + version + PURPOSE
                    + ", once for this build directory");
        }
        Like like = Like.of(live);
        return new ServerScratch(
                server, embedding.start(version, directory.resolve("scratch"), programs, artifacts, like), access);
    }
}
