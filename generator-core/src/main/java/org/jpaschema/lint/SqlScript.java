package org.jpaschema.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.lint.SqlStatement.Ignored;

/**
 * Takes a script apart into its statements: plain SQL, or Liquibase's formatted SQL, whose instructions are comments to
 * everybody else. A statement ends at the delimiter outside of quotes, dollar quotes and comments, or at a line {@code go}
 * or {@code /}.
 */
final class SqlScript {

    private static final Pattern IGNORE = Pattern.compile("jpaschema:ignore(?:\\s+(\\S+))?(?:\\s+(.*))?");
    private static final Pattern CHANGESET = Pattern.compile("(?i)--\\s*changeset\\s.*");
    private static final Pattern WHOLE = Pattern.compile("(?i).*\\bsplitStatements\\s*:\\s*\"?false\\b.*");
    private static final Pattern DELIMITER = Pattern.compile("(?i).*\\bendDelimiter\\s*:\\s*\"?([^\"\\s]+).*");
    private static final Pattern CLIENT_DELIMITER = Pattern.compile("(?i)delimiter[ \\t]+(\\S+)[ \\t]*");
    private static final Pattern DOLLAR = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");
    private static final Pattern BODY = Pattern.compile("(?is).*\\bbegin\\b.*\\bend\\b.*");

    private final String text;
    private final List<SqlStatement> statements = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private final List<Ignored> ignored = new ArrayList<>();
    private String delimiter = ";";
    private boolean whole;
    private int position;
    private int line = 1;
    private int start;
    private boolean begun;

    private SqlScript(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The statements in order; what is left open at the end is the last, with its problem. */
    static List<SqlStatement> statements(String text) {
        SqlScript script = new SqlScript(text.replace("\r\n", "\n").replace('\r', '\n'));
        script.read();
        return script.statements;
    }

    private void read() {
        while (position < text.length()) {
            if (isLineStart() && (clientDelimiter() || batchEnd())) {
                continue;
            }
            if (text.startsWith("--", position)) {
                lineComment();
            } else if (text.startsWith("/*", position)) {
                blockComment();
            } else if (isQuote(text.charAt(position))) {
                quoted(text.charAt(position) == '[' ? "]" : text.substring(position, position + 1));
            } else if (text.charAt(position) == '$'
                    && DOLLAR.matcher(text).region(position, text.length()).lookingAt()) {
                dollarQuoted();
            } else if (!whole && text.startsWith(delimiter, position)) {
                position += delimiter.length();
                end("");
            } else {
                take(1);
            }
        }
        end("");
    }

    private boolean isLineStart() {
        return position == 0 || text.charAt(position - 1) == '\n';
    }

    private String restOfLine() {
        int end = text.indexOf('\n', position);
        return text.substring(position, end < 0 ? text.length() : end);
    }

    /** MySQL's client is told another delimiter so. */
    private boolean clientDelimiter() {
        Matcher matcher = CLIENT_DELIMITER.matcher(restOfLine());
        if (!matcher.matches()) {
            return false;
        }
        end("");
        delimiter = matcher.group(1);
        position += matcher.end();
        return true;
    }

    private boolean batchEnd() {
        String rest = restOfLine().strip().toLowerCase(Locale.ROOT);
        if (!rest.equals("go") && !rest.equals("/")) {
            return false;
        }
        position += restOfLine().length();
        end("");
        return true;
    }

    private void lineComment() {
        String comment = restOfLine();
        if (CHANGESET.matcher(comment).matches()) {
            end("");
            whole = WHOLE.matcher(comment).matches();
            Matcher matcher = DELIMITER.matcher(comment);
            delimiter = matcher.matches() ? matcher.group(1) : ";";
        }
        remember(comment);
        position += comment.length();
    }

    private void remember(String comment) {
        Matcher matcher = IGNORE.matcher(comment);
        if (matcher.find()) {
            String reason = matcher.group(2) == null
                    ? ""
                    : matcher.group(2).replaceFirst("\\*/\\s*$", "").strip();
            ignored.add(new Ignored(matcher.group(1) == null ? "" : matcher.group(1), reason, line));
        }
    }

    private void blockComment() {
        int end = text.indexOf("*/", position + 2);
        if (end < 0) {
            int opened = line;
            position = text.length();
            end("The comment that begins on line " + opened + " has no end.");
            return;
        }
        String comment = text.substring(position, end + 2);
        remember(comment.replace('\n', ' '));
        line += (int) comment.chars().filter(c -> c == '\n').count();
        position = end + 2;
        current.append(' ');
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"' || c == '`' || c == '[';
    }

    private void quoted(String closing) {
        int opened = line;
        int end = text.indexOf(closing, position + 1);
        if (closing.equals("]") && (end < 0 || text.substring(position, end).indexOf('\n') >= 0)) {
            take(1);
            return;
        }
        if (end < 0) {
            take(text.length() - position);
            end("The quote " + closing + " that is opened on line " + opened + " is never closed.");
            return;
        }
        take(end + 1 - position);
    }

    private void dollarQuoted() {
        Matcher matcher = DOLLAR.matcher(text).region(position, text.length());
        matcher.lookingAt();
        String tag = matcher.group();
        int end = text.indexOf(tag, position + tag.length());
        if (end < 0) {
            int opened = line;
            take(text.length() - position);
            end("The quote " + tag + " that is opened on line " + opened + " is never closed.");
            return;
        }
        take(end + tag.length() - position);
    }

    private void take(int length) {
        for (int i = 0; i < length; i++) {
            char c = text.charAt(position++);
            if (!begun && !Character.isWhitespace(c)) {
                begun = true;
                current.setLength(0);
                start = line;
            }
            current.append(c);
            if (c == '\n') {
                line++;
            }
        }
    }

    private void end(String problem) {
        String statement = current.toString().strip();
        current.setLength(0);
        begun = false;
        if (statement.isEmpty() && problem.isEmpty()) {
            return;
        }
        if (whole
                && problem.isEmpty()
                && statement.contains(";")
                && !BODY.matcher(statement).matches()) {
            parts(statement);
        } else {
            statements.add(new SqlStatement(statement, statement.isEmpty() ? line : start, ignored, problem));
        }
        ignored.clear();
    }

    /** Several statements that Liquibase is told not to split are still several. */
    private void parts(String statement) {
        int first = start;
        for (SqlStatement part : statements(statement)) {
            statements.add(new SqlStatement(part.text(), first + part.line() - 1, ignored, part.problem()));
        }
    }
}
