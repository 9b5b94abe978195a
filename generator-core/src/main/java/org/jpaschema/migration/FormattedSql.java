package org.jpaschema.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.plan.Step;
import org.jpaschema.schema.SchemaException;

/** The text of a migration file: Liquibase's formatted SQL. */
public final class FormattedSql {

    /** The label of changesets that lose data. */
    public static final String DESTRUCTIVE = "destructive";

    /** The label of changesets that wait for a yes while those behind them go on. */
    public static final String HELD = Step.HELD;

    /** The label of changesets that wait until no application of the released version runs. */
    public static final String CONTRACT = Step.CONTRACT;

    /** What precedes the losses at the end of a changeset's comment. */
    public static final String LOSES = "[loses: ";

    /** In the comment of a changeset whose statements can all be run again where a run broke off behind any of them. */
    public static final String REPEATABLE = "[repeatable]";

    /** What separates the losses, and the messages of preconditions. */
    public static final String SEPARATOR = " | ";

    private static final Pattern INEXPRESSIBLE = Pattern.compile("[\\x00-\\x08\\x0B-\\x1F]");
    private static final Pattern INEXPRESSIBLE_IN_ROLLBACK = Pattern.compile("[\\u0085\\u2028\\u2029]");
    private static final Pattern LINE_BREAKS = Pattern.compile("[\\s\\u0085\\u2028\\u2029\\p{Cntrl}]+");

    /** A statement that does nothing, for parts of a changeset that only carry a rollback. */
    private static final String NOTHING = "select 1";

    private FormattedSql() {}

    /**
     * The file's text. Liquibase reads from it exactly the statements that are in the migration. Where statements
     * cannot be told apart for certain, their changeset becomes several, {@code id.1}, {@code id.2}, …: each is applied
     * in order, and rolled back in the reverse order.
     *
     * @throws SchemaException when a statement has a character that the format cannot carry
     */
    public static String write(Migration migration) {
        check(migration);
        Escapes escapes = new Escapes();
        String author = GitAuthor.sanitize(migration.author());
        StringBuilder changesets = new StringBuilder();
        for (Changeset changeset : migration.changesets()) {
            for (Changeset part : parts(changeset)) {
                changesets.append('\n').append(changeset(part, author.isEmpty() ? "unknown" : author, escapes));
            }
        }
        StringBuilder text = new StringBuilder("--liquibase formatted sql\n").append(escapes.properties());
        if (!migration.header().isEmpty()) {
            text.append('\n');
        }
        for (String entry : migration.header()) {
            entry.lines().forEach(line -> text.append(headerLine(line)).append('\n'));
        }
        return text.append(changesets).toString();
    }

    private static String headerLine(String text) {
        String line = "-- " + LINE_BREAKS.matcher(text.stripTrailing()).replaceAll(" ");
        return Escapes.isInstruction(line) ? "-- * " + line.substring(3) : line.stripTrailing();
    }

    private static void check(Migration migration) {
        List<String> problems = new ArrayList<>();
        for (Changeset changeset : migration.changesets()) {
            for (String statement : changeset.statements()) {
                problem(INEXPRESSIBLE, changeset, statement, problems);
            }
            for (String statement : changeset.rollback()) {
                problem(INEXPRESSIBLE, changeset, statement, problems);
                problem(INEXPRESSIBLE_IN_ROLLBACK, changeset, statement, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new SchemaException(problems, null);
        }
    }

    private static void problem(Pattern pattern, Changeset changeset, String statement, List<String> problems) {
        var matcher = pattern.matcher(statement);
        if (matcher.find()) {
            String start = LINE_BREAKS.matcher(statement).replaceAll(" ");
            problems.add(String.format(
                    "Changeset %s: Liquibase's SQL format cannot carry the character U+%04X in <%s>."
                            + " Remove it from the text in the model (a comment, default or check), or write it as an"
                            + " escape of the database's own.",
                    changeset.id(),
                    (int) statement.charAt(matcher.start()),
                    start.length() > 120 ? start.substring(0, 120) + "…" : start));
        }
    }

    /** The changeset, or its statements and rollbacks dealt out to several, the last rollback to the first of them. */
    private static List<Changeset> parts(Changeset changeset) {
        if (isByLines(changeset)) {
            return List.of(changeset);
        }
        List<List<String>> statements = groups(changeset.statements());
        List<List<String>> rollbacks = groups(changeset.rollback());
        if (statements.size() == 1 && rollbacks.size() <= 1) {
            return List.of(changeset);
        }
        int count = Math.max(statements.size(), rollbacks.size());
        List<Changeset> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int back = count - 1 - i;
            parts.add(new Changeset(
                    changeset.id() + "." + (i + 1),
                    changeset.comment(),
                    i < statements.size() ? statements.get(i) : List.of(NOTHING),
                    back < rollbacks.size() ? rollbacks.get(back) : List.of(),
                    i == 0 ? changeset.preconditions() : List.of(),
                    changeset.losses(),
                    changeset.transactional(),
                    changeset.labels(),
                    changeset.repeatable()));
        }
        return parts;
    }

    /** Whether it needs another delimiter than ; and can have it. A statement that is alone is not split at all. */
    private static boolean isByLines(Changeset changeset) {
        List<List<String>> several = Stream.of(changeset.statements(), changeset.rollback())
                .filter(list -> list.size() > 1)
                .toList();
        return !several.stream().allMatch(Splitting::isExact)
                && several.stream().allMatch(Splitting::isExactByLines);
    }

    private static List<List<String>> groups(List<String> statements) {
        return statements.isEmpty() || Splitting.isExact(statements)
                ? List.of(statements)
                : statements.stream().map(List::of).toList();
    }

    private static String changeset(Changeset changeset, String author, Escapes escapes) {
        boolean split = Splitting.isExact(changeset.statements());
        boolean splitRollback = Splitting.isExact(changeset.rollback());
        boolean byLines = isByLines(changeset);
        if (byLines) {
            split = Splitting.isExactByLines(changeset.statements());
            splitRollback = Splitting.isExactByLines(changeset.rollback());
        }
        StringBuilder text =
                new StringBuilder("--changeset ").append(author).append(':').append(changeset.id());
        List<String> labels = new ArrayList<>(changeset.labels());
        if (changeset.destructive()) {
            labels.add(0, DESTRUCTIVE);
        }
        if (!labels.isEmpty()) {
            text.append(" labels:").append(String.join(",", labels));
        }
        if (!split || !splitRollback) {
            // In this order: the parser takes the last of the two for splitStatements.
            text.append(" rollbackSplitStatements:").append(splitRollback);
            text.append(" splitStatements:").append(split);
        }
        text.append(" stripComments:false");
        if (!changeset.transactional()) {
            text.append(" runInTransaction:false");
        }
        boolean endsLikeOne =
                changeset.statements().get(changeset.statements().size() - 1).endsWith("\n/");
        if (byLines) {
            text.append(" rollbackEndDelimiter:").append(Splitting.LINE);
        }
        if (byLines || endsLikeOne) {
            // Without a delimiter of its own, a last line "/" is taken for one.
            text.append(" endDelimiter:").append(Splitting.LINE);
        }
        text.append('\n');
        String comment = comment(changeset);
        if (!comment.isEmpty()) {
            text.append("--comment: ").append(comment).append('\n');
        }
        if (!changeset.preconditions().isEmpty()) {
            text.append(preconditions(changeset.preconditions(), escapes));
        }
        text.append(sql(changeset.statements(), split, byLines)
                .lines()
                .map(escapes::line)
                .collect(Collectors.joining("\n", "", "\n")));
        String rollback = changeset.rollback().isEmpty()
                ? "empty"
                : escapes.rollback(sql(changeset.rollback(), splitRollback, byLines));
        return text.append(rollback.lines().collect(Collectors.joining("\n--rollback ", "--rollback ", "\n")))
                .toString();
    }

    private static String sql(List<String> statements, boolean split, boolean byLines) {
        if (byLines) {
            return Splitting.joined(statements);
        }
        return split ? String.join(";\n", statements) + ";" : statements.get(0);
    }

    private static String comment(Changeset changeset) {
        String losses = changeset.losses().stream()
                .map(loss -> singleLine(loss).replace("]", ")").replace("|", "/"))
                .collect(Collectors.joining(SEPARATOR, LOSES, "]"));
        String comment = singleLine(changeset.comment()) + (changeset.repeatable() ? " " + REPEATABLE : "");
        return (changeset.destructive() ? comment + " " + losses : comment).trim();
    }

    /** The messages come first: of two attributes of one name, the parser takes the last. */
    private static String preconditions(List<Precondition> preconditions, Escapes escapes) {
        String messages = preconditions.stream()
                .map(precondition -> singleLine(precondition.message())
                        .replace('"', '\'')
                        .replace("|", "/")
                        .replaceAll("(?i)(on(?:UpdateSql|SqlOutput)):", "$1 :"))
                .collect(Collectors.joining(SEPARATOR));
        StringBuilder text = new StringBuilder("--preconditions onFailMessage:\"")
                .append(messages)
                .append("\" onFail:HALT onError:HALT\n");
        for (Precondition precondition : preconditions) {
            String expected = precondition.expected();
            String quote = expected.matches("\\w+") ? "" : expected.contains("'") ? "\"" : "'";
            text.append("--precondition-sql-check expectedResult:")
                    .append(quote)
                    .append(expected)
                    .append(quote)
                    .append(' ')
                    .append(escapes.expressions(precondition.sql()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String singleLine(String text) {
        return LINE_BREAKS.matcher(text).replaceAll(" ").trim();
    }
}
