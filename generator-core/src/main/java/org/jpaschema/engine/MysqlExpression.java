package org.jpaschema.engine;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.JSQLParserException;

/**
 * One form for all spellings of an expression of MySQL's. Its catalog keeps expressions in a spelling of its own, with
 * parentheses around each operation, names in backticks, and the character set before each literal.
 */
final class MysqlExpression {

    private static final Pattern INTRODUCER = Pattern.compile("(?:_[A-Za-z0-9]+|[nN])\\s*(?=['\"])");
    private static final Pattern NUMERAL = Pattern.compile("(?<base>[bBxX])'(?<digits>[0-9A-Fa-f]*)'");

    private static final Pattern CHARACTER_SET =
            Pattern.compile("(?i)\\b(char(?:\\(\\d+\\))?)\\s+(?:charset|character\\s+set)\\s+\\w+");

    private static final Pattern ARROW = Pattern.compile(
            "(?<column>`(?:[^`]|``)+`|\\b[A-Za-z_]\\w*)\\s*->(?<unquoted>>?)\\s*(?<path>'(?:[^']|'')*')");

    /** What the catalog makes of a number that is a condition, and of one that is negated. */
    private static final Pattern TRUTH =
            Pattern.compile("(?<![\\w.'])0\\s*(?<is><>|!=|=)\\s*(?<column>`(?:[^`]|``)+`|[A-Za-z_]\\w*)(?![\\w.(])");

    /** Functions by another name (manual, "Functions and Operators"); the catalog has the second. */
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("ucase", "upper"),
            Map.entry("lcase", "lower"),
            Map.entry("character_length", "char_length"),
            Map.entry("octet_length", "length"),
            Map.entry("substring", "substr"),
            Map.entry("mid", "substr"),
            Map.entry("ceil", "ceiling"),
            Map.entry("power", "pow"),
            Map.entry("day", "dayofmonth"),
            Map.entry("current_timestamp", "now"),
            Map.entry("localtime", "now"),
            Map.entry("localtimestamp", "now"),
            Map.entry("current_date", "curdate"),
            Map.entry("current_time", "curtime"));

    private static final Pattern FUNCTION =
            Pattern.compile("(?i)\\b(" + String.join("|", FUNCTIONS.keySet()) + ")\\s*\\(");

    private static final Map<String, String> WORDS = Map.of(
            "current_timestamp", "now()",
            "localtime", "now()",
            "localtimestamp", "now()",
            "current_date", "curdate()",
            "current_time", "curtime()");

    private static final ParsedExpression READER =
            new ParsedExpression(MysqlExpression::name, MysqlExpression::type, WORDS, false);

    private MysqlExpression() {}

    /**
     * The one form.
     *
     * @param condition whether it is one, so that a number in it may be a truth value
     * @param ansiQuotes whether double quotes are about a name (manual, "Server SQL Modes", ANSI_QUOTES)
     * @throws JSQLParserException when it cannot be read
     */
    static String normal(String text, boolean condition, boolean ansiQuotes) throws JSQLParserException {
        String plain = ARROW.matcher(plain(text, ansiQuotes)).replaceAll(arrow -> {
            String extract = "json_extract($1,$3)";
            return arrow.group(2).isEmpty() ? extract : "json_unquote(" + extract + ")";
        });
        String said = READER.normal(SqlText.outsideQuotes(plain, piece -> oneName(condition ? truth(piece) : piece)));
        return SqlText.outsideQuotes(said, piece -> piece.replace("`", "")
                .replaceAll("\\b(regexp|rlike)\\(", "regexp_like(")
                .replace("%(", "mod("));
    }

    private static String truth(String piece) {
        return TRUTH.matcher(piece).replaceAll(m -> m.group(1).equals("=") ? "(not $2)" : "($2)");
    }

    private static String oneName(String piece) {
        String text = CHARACTER_SET.matcher(piece).replaceAll("$1");
        text = FUNCTION.matcher(text).replaceAll(f -> FUNCTIONS.get(f.group(1).toLowerCase(Locale.ROOT)) + "(");
        // Manual, "Logical Operators": synonyms, unless the SQL mode PIPES_AS_CONCAT is set.
        return text.replace("&&", " and ").replace("||", " or ");
    }

    /** The text without character sets before literals. */
    static String withoutIntroducers(String text) {
        return plain(text, false);
    }

    /** Literals as standard SQL has them, without a character set before them. */
    private static String plain(String text, boolean ansiQuotes) {
        StringBuilder plain = new StringBuilder();
        Matcher introducer = INTRODUCER.matcher(text);
        Matcher numeral = NUMERAL.matcher(text);
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            boolean begins = i == 0 || !Character.isJavaIdentifierPart(text.charAt(i - 1));
            if (begins && introducer.region(i, text.length()).lookingAt()) {
                i = introducer.end();
            } else if (begins && numeral.region(i, text.length()).lookingAt()) {
                plain.append(hexadecimal(numeral));
                i = numeral.end();
            } else if (MariadbText.isQuote(c)) {
                int end = MariadbText.afterQuoted(text, i);
                String quoted = text.substring(i, end);
                boolean name = c == '`' || c == '"' && ansiQuotes;
                plain.append(
                        name || !MariadbText.isLiteral(quoted)
                                ? quoted
                                : MariadbText.plainLiteral(MariadbText.content(quoted)));
                i = end;
            } else {
                plain.append(c);
                i++;
            }
        }
        return plain.toString();
    }

    /** The catalog has all of a bit string's bytes. */
    private static String hexadecimal(Matcher numeral) {
        String digits = numeral.group("digits").toLowerCase(Locale.ROOT);
        if (numeral.group("base").equalsIgnoreCase("b")) {
            digits = new BigInteger("0" + digits, 2).toString(16);
        }
        return "0x" + (digits.length() % 2 == 0 ? "" : "0") + digits;
    }

    private static String name(String written) {
        return written.replace("`", "").replace("\"", "").toLowerCase(Locale.ROOT);
    }

    private static String type(String written) {
        String text = written.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").replace(" (", "(");
        return text.matches("(un)?signed integer") ? text.replace(" integer", "") : text;
    }
}
