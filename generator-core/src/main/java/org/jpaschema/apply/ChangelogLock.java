package org.jpaschema.apply;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.exception.LockException;
import liquibase.lockservice.DatabaseChangeLogLock;
import liquibase.lockservice.LockService;
import liquibase.lockservice.LockServiceFactory;
import org.jpaschema.schema.SchemaException;

/**
 * Liquibase's lock, a row that outlives a connection which breaks. What we lock therefore says which process and thread
 * did; on the same host, a later run sees whether these still exist, and takes over what they left behind.
 */
final class ChangelogLock {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Pattern OURS =
            Pattern.compile("(.*) jpa-schema pid=(\\d{1,18}) started=(\\d{1,18}) thread=(\\d{1,18})");

    private final Database database;
    private final LockService service;

    private ChangelogLock(Database database) {
        this.database = database;
        this.service = LockServiceFactory.getInstance().getLockService(database);
    }

    /**
     * Does the work with the lock held, and releases it whatever happens.
     *
     * @param wait how long to wait for somebody else
     */
    static <T> T holding(Database database, Duration wait, Consumer<String> progress, Callable<T> work)
            throws Exception {
        ChangelogLock lock = acquire(database, wait, progress);
        T result;
        try {
            result = work.call();
        } catch (Exception e) {
            try {
                lock.service.releaseLock();
            } catch (LockException releasing) {
                e.addSuppressed(releasing);
            }
            throw e;
        }
        lock.service.releaseLock();
        return result;
    }

    private static ChangelogLock acquire(Database database, Duration wait, Consumer<String> progress)
            throws LockException, DatabaseException {
        ChangelogLock lock = new ChangelogLock(database);
        Instant end = Instant.now().plus(wait);
        while (!lock.service.acquireLock()) {
            Optional<DatabaseChangeLogLock> holder = holder(database);
            if (holder.isPresent() && isStale(holder.get().getLockedBy())) {
                if (lock.release(holder.get().getLockedBy())) {
                    progress.accept("  took over the lock that an interrupted run on this host had left behind");
                }
            } else if (Instant.now().isAfter(end)) {
                throw held(holder, lock.table());
            } else {
                pause();
            }
        }
        lock.sign();
        return lock;
    }

    /** Who holds the lock. */
    static Optional<DatabaseChangeLogLock> holder(Database database) {
        try {
            DatabaseChangeLogLock[] locks =
                    LockServiceFactory.getInstance().getLockService(database).listLocks();
            return locks.length == 0 ? Optional.empty() : Optional.of(locks[0]);
        } catch (LockException e) {
            throw Failures.unreadable(database, e);
        }
    }

    /** For people: who and since when. */
    static String describe(DatabaseChangeLogLock lock) {
        return lock.getLockedBy()
                + (lock.getLockGranted() == null
                        ? ""
                        : " since " + Instant.ofEpochMilli(lock.getLockGranted().getTime()));
    }

    private static SchemaException held(Optional<DatabaseChangeLogLock> holder, String table) {
        return new SchemaException("Another run holds Liquibase's lock: "
                + holder.map(ChangelogLock::describe).orElse("unknown")
                + ". Wait until it has finished. If it is no longer running, release the lock: update " + table
                + " set LOCKED = false, LOCKGRANTED = null, LOCKEDBY = null where ID = 1"
                + " (or mvn liquibase:releaseLocks), and run again.");
    }

    private static void pause() throws LockException {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LockException("interrupted while waiting for the lock");
        }
    }

    /** Whether it is one of ours whose thread or process is gone; nobody else's is ever judged. */
    static boolean isStale(String lockedBy) {
        Matcher ours = OURS.matcher(lockedBy == null ? "" : lockedBy);
        if (!ours.matches() || !ours.group(1).equals(host())) {
            return false;
        }
        long pid = Long.parseLong(ours.group(2));
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty() || started(process.get()) != Long.parseLong(ours.group(3))) {
            return true;
        }
        long thread = Long.parseLong(ours.group(4));
        return pid == ProcessHandle.current().pid()
                && (thread == Thread.currentThread().getId()
                        || Thread.getAllStackTraces().keySet().stream().noneMatch(alive -> alive.getId() == thread));
    }

    static String signature() {
        ProcessHandle process = ProcessHandle.current();
        return host() + " jpa-schema pid=" + process.pid() + " started=" + started(process) + " thread="
                + Thread.currentThread().getId();
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String host() {
        try {
            InetAddress address = InetAddress.getLocalHost();
            String name = address.getHostName();
            return name.substring(0, Math.min(name.length(), 100)) + " (" + address.getHostAddress() + ")";
        } catch (UnknownHostException e) {
            return "unknown host";
        }
    }

    private void sign() throws DatabaseException {
        update("set LOCKEDBY = ? where ID = 1", signature());
    }

    /** Only the very lock that was looked at: somebody may have been faster. */
    private boolean release(String lockedBy) throws DatabaseException {
        return update(
                        "set LOCKED = ?, LOCKGRANTED = null, LOCKEDBY = null where ID = 1 and LOCKEDBY = ?",
                        false,
                        lockedBy)
                == 1;
    }

    private int update(String sql, Object... values) throws DatabaseException {
        JdbcConnection connection = (JdbcConnection) database.getConnection();
        try (PreparedStatement statement =
                connection.getUnderlyingConnection().prepareStatement("update " + table() + " " + sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            int count = statement.executeUpdate();
            connection.commit();
            return count;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private String table() {
        return database.escapeTableName(
                database.getLiquibaseCatalogName(),
                database.getLiquibaseSchemaName(),
                database.getDatabaseChangeLogLockTableName());
    }
}
