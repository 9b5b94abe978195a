package org.jpaschema.apply;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.exception.LiquibaseException;
import liquibase.sql.Sql;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import org.jpaschema.migration.FormattedSql;
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

    /** MySQL and MariaDB, ER_LOCK_WAIT_TIMEOUT; a number that other engines have, too. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private static final String GENERAL_ERROR = "HY000";

    /** Statements that take effect as a whole or not at all; what calls a program may not. */
    private static final Pattern ATOMIC = Pattern.compile(
            "(?is)\\s*(?:set\\s+statement\\s|alter\\s|create\\s|drop\\s|rename\\s|insert\\s|update\\s|delete\\s).*");

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

    /**
     * Tries, and tries again.
     *
     * @param changes what the attempt runs of the changeset: its changes, or those that undo them
     * @throws LiquibaseException when it fails for another reason, or once more behind the last pause
     */
    void insist(ChangeSet changeSet, List<Change> changes, Attempt attempt) throws LiquibaseException {
        for (Duration pause : PAUSES) {
            try {
                attempt.run();
                return;
            } catch (LiquibaseException e) {
                if (!isLockTimeout(e) || !isUndone(changeSet, changes)) {
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
            if (e instanceof SQLException sql
                    && (LOCK_NOT_AVAILABLE.equals(sql.getSQLState())
                            || sql.getErrorCode() == LOCK_WAIT_TIMEOUT && GENERAL_ERROR.equals(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing of a changeset that failed has taken effect, or all of it can be run again nevertheless. */
    private boolean isUndone(ChangeSet changeSet, List<Change> changes) {
        boolean inTransaction =
                changeSet.isRunInTransaction() && session.database().supportsDDLInTransaction();
        boolean repeatable =
                changeSet.getComments() != null && changeSet.getComments().contains(FormattedSql.REPEATABLE);
        return inTransaction || repeatable || isOneStatement(changes);
    }

    private boolean isOneStatement(List<Change> changes) {
        List<Sql> statements = changes.stream()
                .filter(AbstractSQLChange.class::isInstance)
                .flatMap(c -> Arrays.stream(SqlGeneratorFactory.getInstance().generateSql(c, session.database())))
                .toList();
        return changes.size() == 1
                && statements.size() == 1
                && ATOMIC.matcher(statements.get(0).toSql()).matches();
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
