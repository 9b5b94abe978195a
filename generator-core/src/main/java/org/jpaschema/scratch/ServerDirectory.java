package org.jpaschema.scratch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jpaschema.schema.SchemaException;

/** The directory of an embedded server: one run at a time has it, and the next run finds what this one leaves. */
final class ServerDirectory {

    private static final int PASSWORD_BYTES = 16;
    private static final int RUNS_AT_ONCE = 20;

    private final Path path;
    private final FileChannel lock;

    private ServerDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Takes the directory for this run.
     *
     * @param directory it is made when missing
     * @param server what lives there, for messages
     * @throws SchemaException when another run has it
     */
    static ServerDirectory take(Path directory, String server) throws IOException {
        return tryTake(directory)
                .orElseThrow(() -> new SchemaException("The embedded " + server + " in " + directory
                        + " is in use by another build: wait for it to end, or give a database with schema.url"));
    }

    /**
     * Takes the first directory that no other run has: the one of this name, or one beside it.
     *
     * @param parent it is made when missing
     */
    static ServerDirectory takeFree(Path parent, String name) throws IOException {
        for (int number = 1; number <= RUNS_AT_ONCE; number++) {
            Optional<ServerDirectory> free = tryTake(parent.resolve(number == 1 ? name : name + "-run" + number));
            if (free.isPresent()) {
                return free.get();
            }
        }
        throw new IOException(RUNS_AT_ONCE + " other builds use the directories of " + parent.resolve(name));
    }

    private static Optional<ServerDirectory> tryTake(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock taken = channel.tryLock();
            if (taken != null) {
                return Optional.of(new ServerDirectory(directory, channel));
            }
        } catch (OverlappingFileLockException inThisProcess) {
            // Like any other user of the directory.
        }
        channel.close();
        return Optional.empty();
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    void release() {
        try {
            lock.close();
        } catch (IOException ignored) {
            // The lock ends with the process at the latest.
        }
    }

    /** The administrator's password, made once: not every user of the machine shall be superuser in there. */
    String password() throws IOException {
        Path file = path.resolve("password");
        if (!Files.exists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            Path unfinished = Files.createTempFile(path, "password", "");
            Files.writeString(unfinished, HexFormat.of().formatHex(random));
            Files.move(unfinished, file);
        }
        return Files.readString(file);
    }

    /**
     * The server that an earlier run left running. The number in the file is believed only when that process is of the given
     * program: it may be another process's by now.
     *
     * @param file the server's file whose first line is its process number
     */
    static Optional<ProcessHandle> leftover(Path file, Path program) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String first = Files.readAllLines(file).stream().findFirst().orElse("").trim();
        if (!first.matches("\\d+")) {
            return Optional.empty();
        }
        String ours = program.toRealPath().toString();
        return ProcessHandle.of(Long.parseLong(first))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().filter(ours::equals).isPresent());
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
