package org.jpaschema.engine;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes one text of the spellings that MariaDB's EXPLAIN leaves different although they mean the same. */
final class MariadbExpression {

    /** The name of the row that an asked expression is about. */
    static final String ROW = "`jpaschema_row`";

    private static final String IN = " in (";
    private static final String NAME = "`(?:[^`]|``)+`";
    private static final String LITERAL = "-?[\\d.]+|'(?:[^'\\\\]|''|\\\\.)*'";

    private static final Pattern AT_LEAST =
            Pattern.compile("(?<name>" + NAME + ") >= (?<value>" + LITERAL + ")", Pattern.DOTALL);
    private static final Pattern AT_MOST =
            Pattern.compile("(?<name>" + NAME + ") <= (?<value>" + LITERAL + ")", Pattern.DOTALL);
    private static final Pattern EQUAL =
            Pattern.compile("(?<name>" + NAME + ") = (?<value>" + LITERAL + ")", Pattern.DOTALL);
    private static final Pattern ONE_OF =
            Pattern.compile("(?<name>" + NAME + ") in \\((?<values>.*)\\)", Pattern.DOTALL);

    private MariadbExpression() {}

    /** The one text of an expression as EXPLAIN prints it. */
    static String normal(String explained) {
        String text = MariadbText.unwrapped(explained.replace(ROW + ".", ""));
        return oneOf(range(sortedLists(text)));
    }

    /** {@code x >= 0 and x <= 2} is {@code x between 0 and 2}. */
    private static String range(String text) {
        List<String> parts = MariadbText.split(text, " and ");
        if (parts.size() != 2 || text.contains(" between ")) {
            return text;
        }
        Matcher low = AT_LEAST.matcher(parts.get(0));
        Matcher high = AT_MOST.matcher(parts.get(1));
        return low.matches() && high.matches() && low.group("name").equals(high.group("name"))
                ? low.group("name") + " between " + low.group("value") + " and " + high.group("value")
                : text;
    }

    /** {@code x = 1 or x = 2} is {@code x in (1,2)}. */
    private static String oneOf(String text) {
        Set<String> values = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        for (String part : MariadbText.split(text, " or ")) {
            Matcher equal = EQUAL.matcher(part);
            Matcher list = ONE_OF.matcher(part);
            if (equal.matches()) {
                names.add(equal.group("name"));
                values.add(equal.group("value"));
            } else if (list.matches()
                    && MariadbText.split(list.group("values")).stream().allMatch(v -> v.matches("(?s)" + LITERAL))) {
                names.add(list.group("name"));
                values.addAll(MariadbText.split(list.group("values")));
            } else {
                return text;
            }
        }
        if (names.size() != 1) {
            return text;
        }
        String name = names.iterator().next();
        return values.size() == 1
                ? name + " = " + values.iterator().next()
                : name + IN + String.join(",", values) + ")";
    }

    /** The order of the values in {@code x in ('B','A')} means nothing. */
    private static String sortedLists(String text) {
        StringBuilder result = new StringBuilder();
        int done = 0;
        for (int i = 0; i < text.length(); ) {
            if (MariadbText.isQuote(text.charAt(i))) {
                i = MariadbText.afterQuoted(text, i);
            } else if (text.startsWith(IN, i) && !text.startsWith("select", i + IN.length())) {
                int open = i + IN.length() - 1;
                int close = MariadbText.closing(text, open);
                if (close < 0) {
                    return text;
                }
                result.append(text, done, open + 1)
                        .append(String.join(",", new TreeSet<>(MariadbText.split(text.substring(open + 1, close)))));
                done = close;
                i = close;
            } else {
                i++;
            }
        }
        return result.append(text.substring(done)).toString();
    }
}
