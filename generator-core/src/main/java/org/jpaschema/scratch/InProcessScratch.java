package org.jpaschema.scratch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jpaschema.schema.SchemaException;

/** Databases in this process, in memory or in files of this run's own. */
final class InProcessScratch implements Scratch {

    private record Last(String name, Like like) {}

    private final InProcessProduct product;
    private final String description;
    private final Path directory;
    private final Optional<ServerDirectory> taken;
    private final Access access;
    private Optional<Last> last = Optional.empty();

    private InProcessScratch(
            InProcessProduct product,
            String description,
            Path directory,
            Optional<ServerDirectory> taken,
            Access access) {
        this.product = product;
        this.description = description;
        this.directory = directory;
        this.taken = taken;
        this.access = access;
    }

    /**
     * Databases of a live database's engine.
     *
     * @param version the engine with its version, for people
     * @param directory where files may lie; it is made when one does
     * @throws SchemaException when files are needed and cannot be written there
     */
    static InProcessScratch of(InProcessProduct product, String version, Path directory, Access access) {
        Path path = directory.toAbsolutePath().normalize();
        if (!product.keepsFiles()) {
            return new InProcessScratch(product, version + " in memory", path, Optional.empty(), access);
        }
        try {
            ServerDirectory taken = ServerDirectory.takeFree(
                    path, version.replaceFirst("\\s.*", "").toLowerCase(Locale.ROOT));
            empty(taken.path());
            return new InProcessScratch(product, version + " in a file", taken.path(), Optional.of(taken), access);
        } catch (IOException e) {
            throw new SchemaException(
                    "no scratch database can be put into " + path + " (" + e
                            + "): give write access to it or to the directory above it",
                    e);
        }
    }

    /** What a killed run left. */
    private static void empty(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.db*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Made make(Like like) {
        discard();
        String name = "scratch-" + UUID.randomUUID();
        try {
            access.execute(product.unprepared(directory, name, like), product.preparation(like));
            last = Optional.of(new Last(name, like));
            return new Made(product.prepared(directory, name, like), List.of());
        } catch (SQLException e) {
            throw ServerScratch.unmade(description, e);
        }
    }

    private void discard() {
        try {
            if (last.isPresent()) {
                product.discard(directory, last.get().name(), last.get().like(), access);
            }
        } catch (SQLException | RuntimeException e) {
            // It has a name that nobody uses again, and is gone with this process at the latest.
            System.getLogger(InProcessScratch.class.getName()).log(System.Logger.Level.DEBUG, "left behind", e);
        } finally {
            last = Optional.empty();
        }
    }

    @Override
    public void close() {
        discard();
        taken.ifPresent(ServerDirectory::release);
    }
}
