package org.jpaschema.apply;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.exception.PreconditionErrorException;
import liquibase.exception.PreconditionFailedException;
import liquibase.precondition.FailedPrecondition;
import liquibase.precondition.core.PreconditionContainer;
import org.jpaschema.migration.FormattedSql;
import org.jpaschema.schema.SchemaException;

/** Liquibase's and JDBC's exceptions as messages that say what to do. */
final class Failures {

    private static final int LONGEST = 200;
    /** SQLSTATE of PostgreSQL and H2. */
    private static final Set<String> FORBIDDEN = Set.of("42501", "90096");

    private static final String MESSAGES = "jpaschema.messages";
    private static final Pattern FAILED_SQL = Pattern.compile("\\[Failed SQL: (?:\\(-?\\d+\\) )?(.*)]", Pattern.DOTALL);
    private static final Pattern MESSAGE = Pattern.compile("onFailMessage:\"([^\"]*)\"");

    private Failures() {}

    /** The reason at the bottom of a chain of exceptions, in one or two lines. */
    static String reason(Throwable e) {
        Throwable bottom = e;
        while (bottom.getCause() != null && bottom.getCause() != bottom && !(bottom instanceof SQLException)) {
            bottom = bottom.getCause();
        }
        String message = bottom.getMessage() == null ? bottom.getClass().getSimpleName() : bottom.getMessage();
        String text = message.replaceFirst("(?s); SQL statement:.*", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("Position: "))
                .limit(2)
                .collect(Collectors.joining(" "));
        return text.replaceFirst("[.\\s]+$", "");
    }

    /** What an exception itself says, on one line: for parsers, whose own causes know no file. */
    static String summary(Throwable e) {
        String text = String.valueOf(e.getMessage())
                .replaceFirst(
                        "(?s) in the configured search path:.*", " in the resource directories or on the class path")
                .replaceAll("\\s+", " ")
                .strip();
        String cut = text.length() > 2 * LONGEST ? text.substring(0, 2 * LONGEST) + "…" : text;
        return cut.replaceFirst("[.\\s]+$", "");
    }

    /** Whether the account lacks a right. */
    static boolean isForbidden(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof SQLException sql && FORBIDDEN.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** A failure to read Liquibase's own tables: what may not be seen is not taken for missing. */
    static SchemaException unreadable(Database database, Throwable failure) {
        return new SchemaException(
                "The history of migrations cannot be read: " + reason(failure)
                        + (isForbidden(failure)
                                ? ". Grant SELECT on " + ownTables(database) + " to " + account(database)
                                        + ", or give another account with schema.username."
                                : ". Look at the connection, then run again."),
                failure);
    }

    /** A failure before or after all changesets. */
    static SchemaException outside(Database database, Throwable failure) {
        if (failure instanceof SchemaException known) {
            return known;
        }
        return new SchemaException(
                "Liquibase cannot work with the database: " + reason(failure)
                        + (isForbidden(failure)
                                ? ". No changeset was run. To run them, the account " + account(database)
                                        + " needs CREATE on the schema and SELECT, INSERT, UPDATE and DELETE on "
                                        + ownTables(database)
                                        + ": grant these, or give an account that has them with schema.username."
                                : ". Look at the connection and the account's rights, then run again."),
                failure);
    }

    private static String ownTables(Database database) {
        return database.getDatabaseChangeLogTableName() + " and " + database.getDatabaseChangeLogLockTableName();
    }

    private static String account(Database database) {
        String name = database.getConnection().getConnectionUserName();
        return name == null ? "it" : name;
    }

    static SchemaException translate(
            Session session, String goal, Optional<ChangeSet> current, int done, Exception failure) {
        if (failure instanceof SchemaException known) {
            return known;
        }
        String before = done == 0
                ? "Nothing was " + (goal.equals("apply") ? "applied" : "rolled back") + " before it."
                : done
                        + (done == 1 ? " changeset was " : " changesets were ")
                        + (goal.equals("apply") ? "applied before and stay applied." : "rolled back before.");
        if (isBroken(session)) {
            return new SchemaException(
                    "The connection to the database broke"
                            + current.map(changeSet -> " in changeset " + name(changeSet))
                                    .orElse("") + ": "
                            + reason(failure) + ". " + before + " Run schema:" + goal
                            + " again when the database can be reached: it goes on from there.",
                    failure);
        }
        if (current.isEmpty()) {
            return new SchemaException(
                    "Liquibase failed: " + reason(failure) + ". " + before + " Mend the cause and run schema:" + goal
                            + " again: it goes on from there.",
                    failure);
        }
        ChangeSet changeSet = current.get();
        Optional<String> precondition = precondition(session, changeSet, failure);
        if (precondition.isPresent()) {
            String reason = precondition.get().replaceFirst("[.\\s]+$", "");
            return new ChangesetException(
                    "Changeset " + name(changeSet) + " was not applied, its precondition is not met: " + reason + ". "
                            + before + " Then run schema:" + goal + " again: it goes on from there.",
                    changeSet.getId(),
                    true,
                    reason,
                    failure);
        }
        return new ChangesetException(
                "Changeset " + name(changeSet) + " failed: " + reason(failure) + statement(failure) + ". " + before
                        + remains(session, changeSet)
                        + (isForbidden(failure)
                                ? " Give " + account(session.database())
                                        + " the right, or another account with schema.username,"
                                : Patience.isLockTimeout(failure)
                                        ? " Another session holds a lock on the table: wait for it, or end it,"
                                        : " Mend the migration or the data")
                        + " and run schema:" + goal + " again: it goes on from there.",
                changeSet.getId(),
                false,
                reason(failure) + statement(failure),
                failure);
    }

    private static String name(ChangeSet changeSet) {
        return changeSet.getId() + " (" + changeSet.getFilePath() + ")";
    }

    private static boolean isBroken(Session session) {
        try {
            return !session.connection().getUnderlyingConnection().isValid(5);
        } catch (SQLException e) {
            return true;
        }
    }

    /** Where a changeset is not undone as a whole. */
    private static String remains(Session session, ChangeSet changeSet) {
        boolean whole = changeSet.isRunInTransaction() && session.database().supportsDDLInTransaction();
        return whole ? "" : " Statements of this changeset before the failing one may have taken effect.";
    }

    private static String statement(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            Matcher matcher = FAILED_SQL.matcher(e.getMessage() == null ? "" : e.getMessage());
            if (matcher.find()) {
                String sql = matcher.group(1).replaceAll("\\s+", " ").strip();
                return ", in: " + (sql.length() > LONGEST ? sql.substring(0, LONGEST) + "…" : sql);
            }
        }
        return "";
    }

    private static Optional<String> precondition(Session session, ChangeSet changeSet, Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof PreconditionFailedException failed) {
                return Optional.of(failed.getFailedPreconditions().stream()
                        .map(precondition -> message(session, changeSet, precondition))
                        .collect(Collectors.joining(" ")));
            }
            if (e instanceof PreconditionErrorException error) {
                return Optional.of(error.getErrorPreconditions().stream()
                        .map(precondition -> reason(precondition.getCause()))
                        .collect(Collectors.joining(" ")));
            }
        }
        return Optional.empty();
    }

    /** Liquibase would give the message of all preconditions as the failure and forget which one it was. */
    static void keepMessages(ChangeSet changeSet) {
        PreconditionContainer preconditions = changeSet.getPreconditions();
        if (preconditions != null && preconditions.getOnFailMessage() != null) {
            changeSet.setAttribute(MESSAGES, preconditions.getOnFailMessage());
            preconditions.setOnFailMessage(null);
        }
    }

    /** The message that was written for this very precondition; Liquibase itself knows only one for all. */
    private static String message(Session session, ChangeSet changeSet, FailedPrecondition failed) {
        Object all = changeSet.getAttribute(MESSAGES);
        String text = all == null ? messageInFile(session, changeSet) : all.toString();
        if (text.isEmpty()) {
            return failed.getMessage();
        }
        List<String> messages = List.of(text.split(Pattern.quote(FormattedSql.SEPARATOR)));
        int index = changeSet.getPreconditions().getNestedPreconditions().indexOf(failed.getPrecondition());
        boolean paired = messages.size()
                == changeSet.getPreconditions().getNestedPreconditions().size();
        return paired && index >= 0 ? messages.get(index) : text;
    }

    /** Liquibase 4 does not read the message in formatted SQL. */
    private static String messageInFile(Session session, ChangeSet changeSet) {
        String path = changeSet.getChangeLog().getPhysicalFilePath();
        List<String> lines = new ArrayList<>();
        try (InputStream stream = session.resources().getExisting(path).openInputStream()) {
            new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(lines::add);
        } catch (IOException e) {
            return "";
        }
        Pattern start = Pattern.compile("--changeset .*:" + Pattern.quote(changeSet.getId()) + "(?: .*)?");
        boolean inside = false;
        for (String line : lines) {
            if (line.startsWith("--changeset ")) {
                inside = start.matcher(line).matches();
            } else if (inside && line.startsWith("--preconditions ")) {
                Matcher message = MESSAGE.matcher(line);
                return message.find() ? message.group(1) : "";
            }
        }
        return "";
    }
}
