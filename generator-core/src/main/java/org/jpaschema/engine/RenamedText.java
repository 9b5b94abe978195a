package org.jpaschema.engine;

/** Puts a name into an expression in the place of another; literals, functions, types and qualifiers stay. */
final class RenamedText {

    private final Engine engine;
    private final String quotes;
    private final String sql;
    private final String name;
    private final String newName;
    private final StringBuilder result = new StringBuilder();

    private RenamedText(Engine engine, String quotes, String sql, String name, String newName) {
        this.engine = engine;
        this.quotes = quotes;
        this.sql = sql;
        this.name = name;
        this.newName = newName;
    }

    /**
     * The expression with the new name.
     *
     * @param quotes the characters that open a quoted name
     */
    static String of(Engine engine, String quotes, String sql, String name, String newName) {
        return new RenamedText(engine, quotes, sql, name, newName).text();
    }

    private String text() {
        for (int i = 0; i < sql.length(); ) {
            char c = sql.charAt(i);
            int end = i + 1;
            if (c == '\'') {
                end = SqlText.afterQuoted(sql, i);
                result.append(sql, i, end);
            } else if (quotes.indexOf(c) >= 0) {
                end = afterName(i);
                append(i, end, unquoted(i, end).equals(name));
            } else if (Character.isJavaIdentifierStart(c)) {
                while (end < sql.length() && isPart(sql.charAt(end))) {
                    end++;
                }
                append(i, end, isName(sql.substring(i, end)));
            } else {
                // A number may have letters in it.
                while (Character.isDigit(c) && end < sql.length() && isPart(sql.charAt(end))) {
                    end++;
                }
                result.append(sql, i, end);
            }
            i = end;
        }
        return result.toString();
    }

    private static boolean isPart(char c) {
        return Character.isJavaIdentifierPart(c) || c == '#' || c == '@';
    }

    private boolean isName(String word) {
        return engine.folding() == CaseFolding.PRESERVE
                ? word.equalsIgnoreCase(name)
                : engine.folding().fold(word).equals(name);
    }

    private int afterName(int open) {
        if (sql.charAt(open) != '[') {
            return SqlText.afterQuoted(sql, open);
        }
        int close = sql.indexOf(']', open);
        return close < 0 ? sql.length() : close + 1;
    }

    private String unquoted(int start, int end) {
        String quote = sql.substring(start, start + 1);
        return sql.substring(start + 1, Math.max(start + 1, end - 1)).replace(quote + quote, quote);
    }

    private void append(int start, int end, boolean found) {
        String before = result.toString().stripTrailing();
        String after = sql.substring(end).stripLeading();
        boolean column = !before.endsWith("::") && !after.startsWith("(") && !after.startsWith(".");
        result.append(found && column ? engine.quote(newName) : sql.substring(start, end));
    }
}
