package org.jpaschema.apply;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.ChangeSet.RunStatus;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.ChangeSetFilterResult;
import liquibase.changelog.filter.ShouldRunChangeSetFilter;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.changelog.visitor.RollbackVisitor;
import liquibase.changelog.visitor.UpdateVisitor;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.exception.UnexpectedLiquibaseException;

/** Runs changesets forward or back, each one with its entry in the history or not at all, where the engine can. */
final class Execution extends AbstractChangeExecListener {

    private final Session session;
    private final int total;
    private final Consumer<String> progress;
    private final Set<String> files = new LinkedHashSet<>();
    private final Patience patience;
    private Optional<ChangeSet> current = Optional.empty();
    private int count;

    Execution(Session session, int total, Consumer<String> progress) {
        this.session = session;
        this.total = total;
        this.progress = progress;
        this.patience = new Patience(session, progress);
    }

    /** Applies what is pending, apart from what is held back. */
    Applied apply(List<ChangeSet> held) {
        try {
            session.visit(new Patient(), held);
            return new Applied(count, List.copyOf(files));
        } catch (Exception e) {
            throw Failures.translate(session, "apply", current, count, e);
        } finally {
            session.connection().abandon();
        }
    }

    /** Rolls back in the order given. */
    RolledBack rollBack(List<ChangeSet> changeSets) {
        List<String> losses = new ArrayList<>();
        try {
            RollbackVisitor visitor = new RollbackVisitor(session.database(), this);
            for (ChangeSet changeSet : changeSets) {
                List<String> lost = Losses.ofRollback(changeSet, session.database());
                patience.insist(
                        changeSet,
                        changeSet.getRollback().getChanges(),
                        () -> visitor.visit(changeSet, session.changelog(), session.database(), Set.of()));
                losses.addAll(lost);
            }
            return new RolledBack(count, List.copyOf(files), losses);
        } catch (Exception e) {
            throw Failures.translate(session, "rollback", current, count, e);
        } finally {
            session.connection().abandon();
        }
    }

    /** Runs what is pending, each changeset as often as its locks need. */
    private final class Patient extends UpdateVisitor {

        Patient() throws DatabaseException {
            super(session.database(), Execution.this, new ShouldRunChangeSetFilter(session.database()));
        }

        @Override
        public void visit(
                ChangeSet changeSet,
                DatabaseChangeLog changelog,
                Database database,
                Set<ChangeSetFilterResult> filterResults)
                throws LiquibaseException {
            patience.insist(
                    changeSet,
                    changeSet.getChanges(),
                    () -> super.visit(changeSet, changelog, database, filterResults));
        }
    }

    @Override
    public void willRun(ChangeSet changeSet, DatabaseChangeLog changelog, Database database, RunStatus status) {
        begin(changeSet, database);
    }

    @Override
    public void ran(ChangeSet changeSet, DatabaseChangeLog changelog, Database database, ExecType type) {
        end(changeSet, "applied");
    }

    @Override
    public void willRollback(ChangeSet changeSet, DatabaseChangeLog changelog, Database database) {
        begin(changeSet, database);
    }

    @Override
    public void rolledBack(ChangeSet changeSet, DatabaseChangeLog changelog, Database database) {
        end(changeSet, "rolled back");
    }

    private void begin(ChangeSet changeSet, Database database) {
        current = Optional.of(changeSet);
        Failures.keepMessages(changeSet);
        if (changeSet.isRunInTransaction() && database.supportsDDLInTransaction()) {
            session.connection().begin();
        }
    }

    private void end(ChangeSet changeSet, String done) {
        try {
            session.connection().end();
        } catch (DatabaseException e) {
            throw new UnexpectedLiquibaseException(e);
        }
        count++;
        files.add(changeSet.getFilePath());
        current = Optional.empty();
        progress.accept(
                ("  " + done + " " + count + "/" + total + "  " + changeSet.getId() + "  " + Losses.comment(changeSet))
                        .stripTrailing());
    }
}
