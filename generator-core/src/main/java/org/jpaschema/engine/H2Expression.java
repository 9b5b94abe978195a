package org.jpaschema.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes one text of the spellings that EXPLAIN of H2 leaves different although they mean the same. */
final class H2Expression {

    /** How H2 prints a NULL that is a truth value. */
    static final String NULL_BOOLEAN = "UNKNOWN";

    private static final String IN = " IN(";

    /** A range that is written as two comparisons, in which H2 gives constants the column's type. */
    private static final Pattern RANGE =
            Pattern.compile("\\((?<name>\"(?:[^\"]|\"\")*+\") >= BOUND\\) AND \\(\\k<name> <= BOUND\\)"
                    .replaceFirst("BOUND", "(?:CAST\\\\()?(?<low>-?\\\\d+)(?: AS [A-Z]+\\\\))?")
                    .replaceFirst("BOUND", "(?:CAST\\\\()?(?<high>-?\\\\d+)(?: AS [A-Z]+\\\\))?"));

    /** What is compared: an integer, to which H2 gives the type that its column once had, and leaves it there. */
    private static final Pattern COMPARED = Pattern.compile(
            "(?<=[<>=] |BETWEEN |AND |IN\\(|, )CAST\\((-?\\d+) AS (?:TINYINT|SMALLINT|INTEGER|BIGINT)\\)");

    private H2Expression() {}

    /**
     * The one text.
     *
     * @param explained the expression as EXPLAIN prints it, with its line breaks
     * @param type the type that it was cast to, or ""; the cast goes without saying
     */
    static String normal(String explained, String type) {
        String text = SqlText.outsideQuotes(explained, piece -> piece.replaceAll("\\s+", " "))
                .trim();
        text = SqlText.outsideQuotes(
                SqlText.unwrapped(text), piece -> COMPARED.matcher(piece).replaceAll("$1"));
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            text = range.replaceFirst("${name} BETWEEN ${low} AND ${high}");
        }
        return SqlText.unwrapped(SqlText.sortedLists(withoutCast(text, type), IN));
    }

    private static String withoutCast(String text, String type) {
        if (text.equals(NULL_BOOLEAN) && type.equals("BOOLEAN")) {
            return "NULL";
        }
        String cast = "CAST(";
        if (type.isEmpty() || !text.startsWith(cast) || SqlText.closing(text, cast.length() - 1) != text.length() - 1) {
            return text;
        }
        String end = " AS " + type + ")";
        String canonical = text;
        int as = text.lastIndexOf(" AS ");
        if (as > 0) {
            String target = text.substring(as + " AS ".length(), text.length() - 1);
            canonical = text.substring(0, as) + " AS " + H2Words.canonicalType(target) + ")";
        }
        return canonical.endsWith(end) ? canonical.substring(cast.length(), canonical.length() - end.length()) : text;
    }
}
