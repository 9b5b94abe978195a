package org.jpaschema.migration;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import org.jpaschema.schema.SchemaException;

/** Files that are there whole or not at all. */
public final class AtomicFile {

    private AtomicFile() {}

    /**
     * Writes the file, replacing an existing one, whose permissions it keeps. Directories must exist.
     *
     * @throws SchemaException when it cannot; all is as before then
     */
    static void write(Path file, byte[] content) {
        try {
            replace(file, content);
        } catch (IOException e) {
            throw new SchemaException(
                    "Cannot write " + file + " (" + reason(e) + "). Nothing was written."
                            + " Make its directory writable, with room on the disk, and run again.",
                    e);
        }
    }

    /**
     * Writes the file, replacing an existing one, whose permissions it keeps. Directories must exist.
     *
     * @throws IOException when it cannot; all is as before then
     */
    public static void replace(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            if (Files.exists(file) && !Files.isWritable(file)) {
                throw new AccessDeniedException(file.toString());
            }
            Files.write(temporary, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (Files.exists(file)) {
                copyPermissions(file, temporary);
            }
            move(temporary, file);
        } catch (IOException e) {
            discard(temporary, e);
            throw e;
        }
    }

    /** What went wrong, for people: the file system's exceptions often say just the file's name. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (e instanceof FileAlreadyExistsException) {
            return e.getMessage() + " is in the way";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (source != null && target != null) {
            target.setPermissions(source.readAttributes().permissions());
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(Path temporary, IOException failure) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
