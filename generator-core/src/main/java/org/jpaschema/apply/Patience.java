package org.jpaschema.apply;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import liquibase.changelog.ChangeSet;
import liquibase.exception.LiquibaseException;
import org.jpaschema.schema.SchemaException;

/** Runs a changeset again when it gave up waiting for a lock that somebody else holds. */
final class Patience {

    /** Long enough for a transaction of an application, growing for those of a report. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(16));

    /** SQLSTATE of PostgreSQL, lock_not_available. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Session session;
    private final Consumer<String> progress;

    Patience(Session session, Consumer<String> progress) {
        this.session = session;
        this.progress = progress;
    }

    /** What is tried. */
    interface Attempt {
        void run() throws LiquibaseException;
    }

    /** @throws LiquibaseException when it fails for another reason, or once more behind the last pause */
    void insist(ChangeSet changeSet, Attempt attempt) throws LiquibaseException {
        for (Duration pause : PAUSES) {
            try {
                attempt.run();
                return;
            } catch (LiquibaseException e) {
                if (!isLockTimeout(e) || !isUndone(changeSet)) {
                    throw e;
                }
                session.connection().abandon();
                session.connection().rollback();
                progress.accept("  " + changeSet.getId()
                        + " waits for a lock that another session holds; tried again in " + pause.toSeconds() + " s");
                sleep(pause);
            }
        }
        attempt.run();
    }

    static boolean isLockTimeout(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing of a changeset that failed has taken effect. */
    private boolean isUndone(ChangeSet changeSet) {
        return changeSet.isRunInTransaction() && session.database().supportsDDLInTransaction();
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaException(
                    "Interrupted while waiting for a lock. Run the goal again: it goes on from there.", e);
        }
    }
}
