package org.jpaschema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.snapshot.SchemaText;

/** The model of the application that still runs, as its {@code schema.json} says it. */
final class Released {

    private final Settings settings;
    private final String where;

    private Released(Settings settings, String where) {
        this.settings = settings;
        this.where = where;
    }

    /**
     * Reads it.
     *
     * @return the schema; empty when nothing is said of such an application
     * @throws SchemaException when {@code schema.released} is no file, no artifact that has one and nothing that git knows
     */
    static Optional<Schema> read(Settings settings) {
        return settings.safety().released().map(where -> new Released(settings, where.strip()).read());
    }

    private Schema read() {
        return SchemaText.read(text(), Memory.SCHEMA + " of schema.released=" + where);
    }

    private String text() {
        Path file = settings.baseDirectory().resolve(where);
        try {
            if (Files.isRegularFile(file)) {
                return where.endsWith(".jar") ? entry(file) : Files.readString(file);
            }
            String[] parts = where.split(":");
            return parts.length == 3
                    ? entry(settings.artifacts().resolve(parts[0], parts[1], parts[2]))
                    : committed().orElseThrow(this::unknown);
        } catch (IOException e) {
            throw new SchemaException("schema.released=" + where + " cannot be read: " + e.getMessage(), e);
        }
    }

    private SchemaException unknown() {
        return new SchemaException(
                "schema.released=%s is neither a file nor a tag or commit that has %s. Give the path of a schema.json, the tag that was released (and fetch it: git fetch --tags), or the released artifact as group:artifact:version."
                        .formatted(where, beside()));
    }

    /** Where it lies now, from the project's directory. */
    private String beside() {
        Path file = settings.changelog().toAbsolutePath().resolveSibling(Memory.SCHEMA);
        return settings.baseDirectory()
                .toAbsolutePath()
                .relativize(file)
                .toString()
                .replace('\\', '/');
    }

    private String entry(Path jar) throws IOException {
        Path file = settings.changelog().toAbsolutePath().resolveSibling(Memory.SCHEMA);
        String name = settings.resourceDirectories().stream()
                .map(Path::toAbsolutePath)
                .filter(file::startsWith)
                .map(root -> root.relativize(file).toString().replace('\\', '/'))
                .findFirst()
                .orElse(Memory.SCHEMA);
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            // Spring Boot's jars have an application's own files in a folder.
            for (String path : new String[] {name, "BOOT-INF/classes/" + name, "WEB-INF/classes/" + name}) {
                ZipEntry entry = zip.getEntry(path);
                if (entry != null) {
                    try (InputStream content = zip.getInputStream(entry)) {
                        return new String(content.readAllBytes(), StandardCharsets.UTF_8);
                    }
                }
            }
        }
        throw new SchemaException(
                "schema.released=%s has no %s: it was released without one. Give a release that has one, or the path of a schema.json."
                        .formatted(where, name));
    }

    private Optional<String> committed() throws IOException {
        if (where.startsWith("-")) {
            return Optional.empty();
        }
        try {
            Process process = new ProcessBuilder("git", "show", where + ":./" + beside())
                    .directory(settings.baseDirectory().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaException("Interrupted while git looked for " + where + ". Run the goal again.", e);
        }
    }
}
