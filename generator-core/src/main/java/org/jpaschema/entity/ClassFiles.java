package org.jpaschema.entity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.jpaschema.schema.SchemaException;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** The class files of one entry of a class path, a directory or a jar, below some packages. */
final class ClassFiles {

    private static final String SUFFIX = ".class";
    private static final int MAJOR_VERSION = 6;

    private final Path entry;
    private final List<String> prefixes;

    /**
     * Those of an entry.
     *
     * @param entry a directory or jar; one that does not exist has no classes
     * @param packages the packages meant, with those below them; empty for all
     */
    ClassFiles(Path entry, List<String> packages) {
        this.entry = entry;
        this.prefixes = packages.stream().map(p -> p.replace('.', '/') + '/').toList();
    }

    /**
     * Reads all of them.
     *
     * @throws SchemaException when a file cannot be read
     */
    void each(Consumer<ClassReader> reader) {
        try {
            if (Files.isDirectory(entry)) {
                eachOfDirectory(reader);
            } else if (Files.isRegularFile(entry)) {
                eachOfJar(reader);
            }
        } catch (UncheckedIOException e) {
            throw unreadable(entry, e.getCause());
        } catch (IOException e) {
            throw unreadable(entry, e);
        }
    }

    private void eachOfDirectory(Consumer<ClassReader> reader) throws IOException {
        Path root = entry.toRealPath();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = name(root.relativize(directory)) + '/';
                boolean meant = prefixes.isEmpty()
                        || name.equals("/")
                        || prefixes.stream().anyMatch(p -> p.startsWith(name) || name.startsWith(p));
                return meant && !name.equals("META-INF/") ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (isMeant(name(root.relativize(file)))) {
                    read(file, Files.readAllBytes(file), reader);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void eachOfJar(Consumer<ClassReader> reader) throws IOException {
        try (JarFile jar = new JarFile(entry.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
            List<JarEntry> classes =
                    jar.versionedStream().filter(e -> isMeant(e.getName())).toList();
            for (JarEntry each : classes) {
                try (InputStream in = jar.getInputStream(each)) {
                    read(entry.resolve(each.getName()), in.readAllBytes(), reader);
                }
            }
        }
    }

    private static String name(Path relative) {
        return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    }

    private boolean isMeant(String name) {
        return name.endsWith(SUFFIX)
                && (prefixes.isEmpty() || prefixes.stream().anyMatch(name::startsWith))
                && !name.endsWith("module-info.class");
    }

    private static void read(Path file, byte[] bytes, Consumer<ClassReader> reader) {
        try {
            // Where annotations are is the same in every version; whether the class loads is found out later.
            if (bytes.length > MAJOR_VERSION + 1 && bytes[MAJOR_VERSION + 1] > Opcodes.V17) {
                bytes[MAJOR_VERSION + 1] = Opcodes.V17;
            }
            reader.accept(new ClassReader(bytes));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new SchemaException(
                    "The class file " + file + " is damaged. Compile it again (mvn clean process-classes), or let Maven"
                            + " resolve its jar again.",
                    e);
        }
    }

    private static SchemaException unreadable(Path entry, IOException e) {
        return new SchemaException(
                "The class path entry " + entry + " cannot be read (" + e
                        + "). Compile it again, or delete the jar and let Maven resolve it again.",
                e);
    }
}
