package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** SQL as a text in which quotes and parentheses count, for the texts that engines print themselves. */
public final class SqlText {

    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'");

    private SqlText() {}

    /** The text with what stands outside of quotes changed, piece by piece; literals and quoted names stay. */
    public static String outsideQuotes(String sql, UnaryOperator<String> change) {
        StringBuilder result = new StringBuilder();
        int start = 0;
        for (int i = 0; i < sql.length(); ) {
            if (isQuote(sql.charAt(i))) {
                int end = afterQuoted(sql, i);
                result.append(change.apply(sql.substring(start, i))).append(sql, i, end);
                start = end;
                i = end;
            } else {
                i++;
            }
        }
        return result.append(change.apply(sql.substring(start))).toString();
    }

    /** The text without literals and quoted names. */
    static String withoutQuoted(String sql) {
        StringBuilder result = new StringBuilder();
        outsideQuotes(sql, piece -> {
            result.append(piece);
            return piece;
        });
        return result.toString();
    }

    /** The parts between the commas that stand outside of quotes and brackets, trimmed; none of an empty text. */
    public static List<String> split(String sql) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < sql.length(); ) {
            char c = sql.charAt(i);
            if (isQuote(c)) {
                i = afterQuoted(sql, i);
                continue;
            }
            if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(sql.substring(start, i).trim());
                start = i + 1;
            }
            i++;
        }
        if (!sql.substring(start).isBlank() || !parts.isEmpty()) {
            parts.add(sql.substring(start).trim());
        }
        return List.copyOf(parts);
    }

    /** The text without parentheses around the whole of it, however many. */
    public static String unwrapped(String sql) {
        String text = sql.trim();
        while (text.startsWith("(") && closing(text, 0) == text.length() - 1) {
            text = text.substring(1, text.length() - 1).trim();
        }
        return text;
    }

    /** Whether it is NULL, cast to any type or not: what a column without a default has. */
    public static boolean isNull(String sql) {
        String text = unwrapped(sql);
        return text.matches("(?i)null(\\s*::.*)?") || text.matches("(?i)cast\\s*\\(\\s*null\\s+as\\b[^']*\\)");
    }

    /**
     * Where the parenthesis that opens at the given place closes.
     *
     * @return the place of the closing one, or -1 when there is none
     */
    public static int closing(String sql, int open) {
        int depth = 0;
        for (int i = open; i < sql.length(); ) {
            char c = sql.charAt(i);
            if (isQuote(c)) {
                i = afterQuoted(sql, i);
                continue;
            }
            if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
            i++;
        }
        return -1;
    }

    /**
     * Whether the text can be put into a statement as one piece: outside of quotes no parenthesis closes that it did not
     * open, none stays open, and no statement ends.
     */
    static boolean isOnePiece(String sql) {
        int depth = 0;
        for (int i = 0; i < sql.length(); ) {
            char c = sql.charAt(i);
            if (isQuote(c)) {
                i = afterQuoted(sql, i);
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0 || c == ';') {
                return false;
            }
            i++;
        }
        return depth == 0;
    }

    /**
     * Whether the name occurs as a whole, quoted or not, in any case; in a literal it is no name. A {@code #} is a part of
     * Oracle's names, unless it begins one of PostgreSQL's operators.
     */
    public static boolean mentions(String sql, String name) {
        String quoted = "\"" + name.replace("\"", "\"\"") + "\"";
        return QUOTED.matcher(sql).results().map(MatchResult::group).anyMatch(quoted::equalsIgnoreCase)
                || Pattern.compile(
                                "(?<![\\w$#])" + Pattern.quote(name) + "(?![\\w$]|#(?![>-]))",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS)
                        .matcher(QUOTED.matcher(sql).replaceAll("''"))
                        .find();
    }

    /** The first place of the character outside of quotes, or -1. */
    public static int indexOf(String sql, char wanted) {
        for (int i = 0; i < sql.length(); ) {
            if (sql.charAt(i) == wanted) {
                return i;
            }
            i = isQuote(sql.charAt(i)) ? afterQuoted(sql, i) : i + 1;
        }
        return -1;
    }

    /** The place after the literal or quoted name that begins at the given one; a doubled quote is part of it. */
    static int afterQuoted(String sql, int open) {
        char quote = sql.charAt(open);
        int i = open + 1;
        while (i < sql.length()) {
            if (sql.charAt(i) != quote) {
                i++;
            } else if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                i += 2;
            } else {
                return i + 1;
            }
        }
        return sql.length();
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }

    /**
     * The text with the values of each list sorted, each once: their order means nothing.
     *
     * @param in what opens a list, as the engine prints it: {@code " IN ("}
     */
    static String sortedLists(String sql, String in) {
        StringBuilder result = new StringBuilder();
        int done = 0;
        for (int i = 0; i < sql.length(); ) {
            if (isQuote(sql.charAt(i))) {
                i = afterQuoted(sql, i);
            } else if (sql.startsWith(in, i) && !sql.startsWith("SELECT", i + in.length())) {
                int open = i + in.length() - 1;
                int close = closing(sql, open);
                result.append(sql, done, open + 1)
                        .append(split(sql.substring(open + 1, close)).stream()
                                .sorted()
                                .distinct()
                                .collect(Collectors.joining(", ")));
                done = close;
                i = close;
            } else {
                i++;
            }
        }
        return result.append(sql.substring(done)).toString();
    }
}
