package org.jpaschema.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jpaschema.schema.SchemaException;

/** The migrations' place on disk: the directory {@code changes} beside the master changelog. */
public final class MigrationStore {

    private static final String DIRECTORY = "changes";

    /**
     * Writes the migration and includes it in the master changelog, which is created when missing.
     *
     * @return the new file
     * @throws SchemaException when the master is broken, a statement cannot be expressed or a file cannot be written;
     *     then nothing has changed on disk
     */
    public Path save(Migration migration, Path master) {
        byte[] content = FormattedSql.write(migration).getBytes(StandardCharsets.UTF_8);
        Path file = free(master.toAbsolutePath().resolveSibling(DIRECTORY), migration);
        MasterChangelog.Update update = MasterChangelog.update(master, file);
        List<Path> created = createDirectories(file.getParent());
        try {
            AtomicFile.write(file, content);
            created.add(file);
            if (update.needed()) {
                AtomicFile.write(update.file(), update.content());
            }
        } catch (SchemaException e) {
            remove(created, e);
            throw e;
        }
        return file;
    }

    /** Two migrations of one second and name do not overwrite each other. */
    private static Path free(Path directory, Migration migration) {
        String name = MigrationName.fileName(migration.created(), migration.name());
        Path file = directory.resolve(name);
        for (int number = 2; Files.exists(file); number++) {
            file = directory.resolve(name.replaceFirst("\\.sql$", "_" + number + ".sql"));
        }
        return file;
    }

    private static List<Path> createDirectories(Path directory) {
        List<Path> missing = new ArrayList<>();
        for (Path path = directory; path != null && !Files.exists(path); path = path.getParent()) {
            missing.add(path);
        }
        Collections.reverse(missing);
        List<Path> created = new ArrayList<>();
        for (Path path : missing) {
            try {
                Files.createDirectory(path);
                created.add(path);
            } catch (IOException e) {
                SchemaException failure = new SchemaException(
                        "Cannot create the directory " + path + " (" + AtomicFile.reason(e)
                                + "). Nothing was written. Make its parent a directory with write access, and run again.",
                        e);
                remove(created, failure);
                throw failure;
            }
        }
        return created;
    }

    private static void remove(List<Path> created, SchemaException failure) {
        List<Path> lastFirst = new ArrayList<>(created);
        Collections.reverse(lastFirst);
        for (Path path : lastFirst) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
