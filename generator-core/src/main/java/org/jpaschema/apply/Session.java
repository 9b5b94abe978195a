package org.jpaschema.apply;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.RuntimeEnvironment;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryService;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeLogIterator;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.RanChangeSet;
import liquibase.changelog.filter.ChangeSetFilter;
import liquibase.changelog.filter.ChangeSetFilterResult;
import liquibase.changelog.filter.ContextChangeSetFilter;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.changelog.filter.IgnoreChangeSetFilter;
import liquibase.changelog.filter.LabelChangeSetFilter;
import liquibase.changelog.filter.ShouldRunChangeSetFilter;
import liquibase.changelog.visitor.ChangeSetVisitor;
import liquibase.changelog.visitor.ListVisitor;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.executor.ExecutorService;
import liquibase.lockservice.LockServiceFactory;
import liquibase.parser.ChangeLogParserFactory;
import org.jpaschema.schema.SchemaException;

/** One piece of work with a database and a changelog that was read. */
final class Session {

    private final Database database;
    private final AtomicConnection connection;
    private final DatabaseChangeLog changelog;
    private final ChangelogResources resources;

    private Session(
            Database database, AtomicConnection connection, DatabaseChangeLog changelog, ChangelogResources resources) {
        this.database = database;
        this.connection = connection;
        this.changelog = changelog;
        this.resources = resources;
    }

    /** What is done in a session. */
    interface Work<T> {
        T run(Session session) throws Exception;
    }

    static <T> T run(
            Connection connection, Path master, Path root, List<Path> directories, List<Path> classpath, Work<T> work) {
        try (ChangelogResources resources = ChangelogResources.open(directories, classpath)) {
            boolean autoCommit = connection.getAutoCommit();
            try {
                return QuietScope.call(resources, () -> run(connection, master, root, resources, work));
            } finally {
                restore(connection, autoCommit);
            }
        } catch (SchemaException e) {
            throw e;
        } catch (Exception e) {
            throw new SchemaException("The changelog " + master + " cannot be used: " + Failures.reason(e), e);
        }
    }

    private static <T> T run(Connection jdbc, Path master, Path root, ChangelogResources resources, Work<T> work)
            throws Exception {
        AtomicConnection connection = new AtomicConnection(jdbc);
        Database database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(connection);
        try {
            return work.run(new Session(database, connection, parse(master, root, database, resources), resources));
        } catch (Exception e) {
            throw Failures.outside(database, e);
        } finally {
            // These keep what they know of a database, even beyond its end.
            LockServiceFactory.getInstance().resetAll();
            Scope.getCurrentScope()
                    .getSingleton(ChangeLogHistoryServiceFactory.class)
                    .resetAll();
            Scope.getCurrentScope().getSingleton(ExecutorService.class).reset();
        }
    }

    private static void restore(Connection connection, boolean autoCommit) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            // The connection is broken, which its next user will notice; what led to it is being reported.
        }
    }

    private static DatabaseChangeLog parse(Path master, Path root, Database database, ChangelogResources resources)
            throws IOException {
        return parse(master, root, new ChangeLogParameters(database), resources);
    }

    /** The changelog with all that it includes; empty where there is none. */
    static DatabaseChangeLog parse(Path master, Path root, ChangeLogParameters parameters, ChangelogResources resources)
            throws IOException {
        String path = StreamSupport.stream(root.relativize(master).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
        if (Files.isDirectory(master)) {
            throw new SchemaException("The changelog " + master
                    + " is a directory. Set schema.changelog to a file in it, which need not exist yet.");
        }
        if (isEmpty(master)) {
            return new DatabaseChangeLog(path);
        }
        try {
            return ChangeLogParserFactory.getInstance()
                    .getParser(path, resources)
                    .parse(path, parameters, resources);
        } catch (LiquibaseException e) {
            throw new SchemaException(
                    "The changelog " + master + " cannot be read: " + Failures.summary(e)
                            + ". Mend the file that it names and run again.",
                    e);
        }
    }

    private static boolean isEmpty(Path master) throws IOException {
        return !Files.exists(master)
                || Files.size(master) < 1000
                        && new String(Files.readAllBytes(master), StandardCharsets.UTF_8)
                                .replace("\uFEFF", "")
                                .isBlank();
    }

    Database database() {
        return database;
    }

    AtomicConnection connection() {
        return connection;
    }

    DatabaseChangeLog changelog() {
        return changelog;
    }

    ChangelogResources resources() {
        return resources;
    }

    /** The history in order; empty when there is none yet. */
    List<RanChangeSet> ran() {
        try {
            return database.getRanChangeSetList();
        } catch (DatabaseException e) {
            throw Failures.unreadable(database, e);
        }
    }

    /** What is to be applied, in order. */
    List<ChangeSet> pending() throws LiquibaseException {
        ran();
        List<ChangeSetFilter> filters = new ArrayList<>(filters());
        filters.add(new ShouldRunChangeSetFilter(database));
        ListVisitor visitor = new ListVisitor();
        iterate(visitor, filters);
        return visitor.getSeenChangeSets();
    }

    /** Visits what concerns this database, applied or not. */
    void visit(ChangeSetVisitor visitor) throws LiquibaseException {
        iterate(visitor, filters());
    }

    /** The same apart from some. */
    void visit(ChangeSetVisitor visitor, Collection<ChangeSet> apartFrom) throws LiquibaseException {
        Set<String> left = apartFrom.stream().map(c -> c.toString(false)).collect(Collectors.toSet());
        List<ChangeSetFilter> filters = new ArrayList<>(filters());
        filters.add(changeSet -> new ChangeSetFilterResult(
                !left.contains(changeSet.toString(false)), "held back", IgnoreChangeSetFilter.class));
        iterate(visitor, filters);
    }

    private void iterate(ChangeSetVisitor visitor, List<ChangeSetFilter> filters) throws LiquibaseException {
        new ChangeLogIterator(changelog, filters)
                .run(visitor, new RuntimeEnvironment(database, new Contexts(), new LabelExpression()));
    }

    private List<ChangeSetFilter> filters() {
        return List.of(
                new ContextChangeSetFilter(new Contexts()),
                new LabelChangeSetFilter(new LabelExpression()),
                new DbmsChangeSetFilter(database),
                new IgnoreChangeSetFilter());
    }

    /** Creates the history's table where it is missing. */
    void initializeHistory() throws DatabaseException {
        ChangeLogHistoryService history = Scope.getCurrentScope()
                .getSingleton(ChangeLogHistoryServiceFactory.class)
                .getChangeLogService(database);
        history.init();
    }

    /** What is wrong with the changelog. */
    List<String> problems() throws LiquibaseException {
        return Validation.problems(this);
    }

    void requireValid() throws LiquibaseException {
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            throw new SchemaException(problems, null);
        }
    }
}
