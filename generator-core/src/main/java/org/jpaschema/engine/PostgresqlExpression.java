package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes one text of the spellings that PostgreSQL's deparser leaves different although they mean the same. */
final class PostgresqlExpression {

    /** The name of the row that the planner is asked about; unlike any that a model uses. */
    static final String ROW = "jpaschema_row";

    private static final Pattern ROW_PREFIX = Pattern.compile("\\b" + ROW + "(_\\d+)?\\.");
    private static final Pattern NOW = Pattern.compile("\\bCURRENT_TIMESTAMP\\b(?!\\()");
    private static final Pattern CONSTANT_LIST = Pattern.compile("(= ANY|<> ALL) \\((?=E?'\\{)");

    private static final Pattern LITERAL = Pattern.compile("NULL|E?'[^']*+(?:''[^']*+)*+'");
    private static final Pattern NUMBER = Pattern.compile("'-?\\d+(\\.\\d+)?'");
    private static final Pattern NUMERIC =
            Pattern.compile("smallint|integer|bigint|real|double precision|numeric(\\(.*\\))?");

    private PostgresqlExpression() {}

    /**
     * The one text.
     *
     * @param deparsed the expression as the planner prints it
     * @param type the type that it was cast to, or ""; the cast goes without saying
     */
    static String normal(String deparsed, String type) {
        String text = SqlText.outsideQuotes(deparsed, piece -> {
            String bare = ROW_PREFIX.matcher(piece).replaceAll("");
            return NOW.matcher(bare).replaceAll("now()");
        });
        return SqlText.unwrapped(sortedLists(withoutCast(text, type)));
    }

    private static String withoutCast(String text, String type) {
        String cast = "::" + type;
        if (type.isEmpty() || !text.endsWith(cast)) {
            return text;
        }
        String value = text.substring(0, text.length() - cast.length());
        boolean literal = LITERAL.matcher(value).matches();
        boolean wrapped = value.startsWith("(") && SqlText.closing(value, 0) == value.length() - 1;
        if (literal && NUMBER.matcher(value).matches() && NUMERIC.matcher(type).matches()) {
            return value.substring(1, value.length() - 1);
        }
        return literal || wrapped ? value : text;
    }

    /** The type in a deparsed NULL of it: {@code NULL::bigint}. */
    static String typeOf(String deparsedNull) {
        int type = 0;
        for (int i = 0; i < deparsedNull.length(); ) {
            char c = deparsedNull.charAt(i);
            if (c == '(' && type == 0) {
                i = SqlText.closing(deparsedNull, i) + 1;
            } else if (c == '\'' || c == '"') {
                i = SqlText.afterQuoted(deparsedNull, i);
            } else if (deparsedNull.startsWith("::", i)) {
                type = i + 2;
                i = type;
            } else {
                i++;
            }
        }
        return deparsedNull.substring(type);
    }

    /** The order of the values in {@code x = ANY ('{B,A}'::text[])} means nothing. */
    private static String sortedLists(String text) {
        Matcher matcher = CONSTANT_LIST.matcher(text);
        StringBuilder result = new StringBuilder();
        int done = 0;
        while (matcher.find(done)) {
            int quote = text.indexOf('\'', matcher.end());
            int end = SqlText.afterQuoted(text, quote);
            result.append(text, done, quote + 1)
                    .append(sorted(text.substring(quote + 1, end - 1)))
                    .append('\'');
            done = end;
        }
        return result.append(text.substring(done)).toString();
    }

    private static String sorted(String arrayLiteral) {
        List<String> elements = new ArrayList<>();
        int start = 1;
        boolean quoted = false;
        for (int i = 1; i < arrayLiteral.length(); i++) {
            char c = arrayLiteral.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '{') {
                return arrayLiteral;
            } else if (!quoted && (c == ',' || c == '}')) {
                elements.add(arrayLiteral.substring(start, i));
                start = i + 1;
            }
        }
        return "{" + String.join(",", elements.stream().sorted().distinct().toList()) + "}";
    }
}
