package org.jpaschema.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
        return save(migration, master, Map.of());
    }

    /**
     * What lies beside the master changelog under a name.
     *
     * @return the text; empty when there is no such file
     * @throws SchemaException when it cannot be read
     */
    public static Optional<String> read(Path master, String name) {
        Path file = beside(master, name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new SchemaException(
                    "Cannot read " + file + " (" + AtomicFile.reason(e)
                            + "). Give read access to it, as UTF-8 text, or delete it.",
                    e);
        }
    }

    private static Path beside(Path master, String name) {
        return master.toAbsolutePath().resolveSibling(name);
    }

    /**
     * Writes the migration, includes it in the master changelog, which is created when missing, and writes what lies
     * beside that.
     *
     * @param beside texts by the names of the files beside the master changelog, which are created or replaced
     * @return the new file
     * @throws SchemaException when the master is broken, a statement cannot be expressed or a file cannot be written;
     *     then nothing has changed on disk
     */
    public Path save(Migration migration, Path master, Map<String, String> beside) {
        byte[] content = FormattedSql.write(migration).getBytes(StandardCharsets.UTF_8);
        Path file = free(master.toAbsolutePath().resolveSibling(DIRECTORY), migration);
        MasterChangelog.Update update = MasterChangelog.update(master, file);
        List<Path> created = createDirectories(file.getParent());
        Map<Path, byte[]> replaced = new LinkedHashMap<>();
        try {
            AtomicFile.write(file, content);
            created.add(file);
            for (Map.Entry<String, String> text : new TreeMap<>(beside).entrySet()) {
                replace(beside(master, text.getKey()), text.getValue(), created, replaced);
            }
            if (update.needed()) {
                AtomicFile.write(update.file(), update.content());
            }
        } catch (SchemaException e) {
            restore(replaced, e);
            remove(created, e);
            throw e;
        }
        return file;
    }

    /** Writes a file, and remembers what was there. */
    private static void replace(Path file, String text, List<Path> created, Map<Path, byte[]> replaced) {
        Optional<byte[]> before;
        try {
            before = Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new SchemaException(
                    "Cannot read " + file + " (" + AtomicFile.reason(e)
                            + "). Nothing was written. Make it a file with read access, and run again.",
                    e);
        }
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        before.ifPresentOrElse(bytes -> replaced.put(file, bytes), () -> created.add(file));
    }

    private static void restore(Map<Path, byte[]> replaced, SchemaException failure) {
        replaced.forEach((file, bytes) -> {
            try {
                AtomicFile.replace(file, bytes);
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        });
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
