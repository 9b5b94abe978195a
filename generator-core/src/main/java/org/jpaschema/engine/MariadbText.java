package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * SQL as MariaDB writes it: names stand in backticks, and in literals a backslash takes the next character's meaning away
 * (manual, "String Literals").
 */
final class MariadbText {

    private MariadbText() {}

    /** The place after the literal or quoted name that begins at the given one. */
    static int afterQuoted(String sql, int open) {
        char quote = sql.charAt(open);
        int i = open + 1;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (c == '\\' && quote != '`') {
                i += 2;
            } else if (c != quote) {
                i++;
            } else if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                i += 2;
            } else {
                return i + 1;
            }
        }
        return sql.length();
    }

    static boolean isQuote(char c) {
        return c == '\'' || c == '"' || c == '`';
    }

    /** The text with names in backticks that stand in double quotes. */
    static String withBackticks(String sql) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sql.length(); ) {
            int end = isQuote(sql.charAt(i)) ? afterQuoted(sql, i) : i + 1;
            String piece = sql.substring(i, end);
            boolean name = piece.length() > 1 && piece.charAt(0) == '"';
            text.append(
                    name
                            ? "`"
                                    + piece.substring(1, piece.length() - 1)
                                            .replace("\"\"", "\"")
                                            .replace("`", "``")
                                    + "`"
                            : piece);
            i = end;
        }
        return text.toString();
    }

    /** Whether the whole text is one character string literal. */
    static boolean isLiteral(String sql) {
        return sql.length() > 1
                && (sql.charAt(0) == '\'' || sql.charAt(0) == '"')
                && afterQuoted(sql, 0) == sql.length();
    }

    /** What a character string literal says. */
    static String content(String literal) {
        char quote = literal.charAt(0);
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < literal.length() - 1; i++) {
            char c = literal.charAt(i);
            if (c == '\\') {
                i++;
                text.append(escaped(literal.charAt(i)));
            } else {
                text.append(c);
                i += c == quote ? 1 : 0;
            }
        }
        return text.toString();
    }

    /** What the server reads in a literal that was written without care for backslashes, as Hibernate writes comments. */
    static String withoutBackslashes(String text) {
        StringBuilder read = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean escape = text.charAt(i) == '\\' && i + 1 < text.length();
            read.append(escape ? escaped(text.charAt(++i)) : String.valueOf(text.charAt(i)));
        }
        return read.toString();
    }

    /** Manual, "String Literals", "Escape Sequences". */
    private static String escaped(char c) {
        return switch (c) {
            case '0' -> "\0";
            case 'b' -> "\b";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'Z' -> "\032";
            case '%', '_' -> "\\" + c;
            default -> String.valueOf(c);
        };
    }

    /** A literal with that content; what must be escaped in every SQL mode is. */
    static String literal(String content) {
        return plainLiteral(content.replace("\\", "\\\\"));
    }

    /** A literal in which backslashes stand for themselves, as the catalog spells types. */
    static String plainLiteral(String content) {
        return "'" + content.replace("'", "''") + "'";
    }

    /** The parts between the commas that stand outside of quotes and parentheses, trimmed; none of a blank text. */
    static List<String> split(String sql) {
        return sql.isBlank() ? List.of() : split(sql, ",");
    }

    /** The parts between a separator that stands outside of quotes and parentheses, trimmed. */
    static List<String> split(String sql, String separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < sql.length(); ) {
            char c = sql.charAt(i);
            if (isQuote(c)) {
                i = afterQuoted(sql, i);
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && sql.startsWith(separator, i)) {
                parts.add(sql.substring(start, i).trim());
                start = i + separator.length();
                i = start;
            } else {
                i++;
            }
        }
        parts.add(sql.substring(start).trim());
        return parts;
    }

    /** Where the parenthesis that opens at the given place closes, or -1. */
    static int closing(String sql, int open) {
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

    /** The text without parentheses around the whole of it. */
    static String unwrapped(String sql) {
        String text = sql.trim();
        while (text.startsWith("(") && closing(text, 0) == text.length() - 1) {
            text = text.substring(1, text.length() - 1).trim();
        }
        return text;
    }

    /** The value of a default; whatever is no constant must stand in parentheses. */
    static String parenthesised(String value) {
        boolean constant = isLiteral(value)
                || value.matches("-?[\\d.]+([eE][-+]?\\d+)?|0x[0-9A-Fa-f]*|[bBxX]'[0-9A-Fa-f]*'")
                || value.equalsIgnoreCase("null");
        return constant || unwrapped(value).length() < value.trim().length() ? value : "(" + value + ")";
    }

    /** Whether the text can be put into a statement as one piece; see {@link SqlText#isOnePiece}. */
    static boolean isOnePiece(String sql) {
        int depth = 0;
        for (int i = 0; i < sql.length(); ) {
            char c = sql.charAt(i);
            if (isQuote(c)) {
                int end = afterQuoted(sql, i);
                if (end == i + 1 || sql.charAt(end - 1) != c) {
                    return false;
                }
                i = end;
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
}
