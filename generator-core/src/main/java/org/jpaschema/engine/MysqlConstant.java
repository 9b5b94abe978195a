package org.jpaschema.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value that a constant has in a column of MySQL's: {@code '0'}, {@code 0}, {@code 0.00}, {@code false} are one number. */
final class MysqlConstant {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern BITS = Pattern.compile("[bB]'([01]*)'|0b([01]+)");
    private static final Pattern BYTES = Pattern.compile("[xX]'([0-9A-Fa-f]*)'|0x([0-9A-Fa-f]+)");
    private static final Pattern INTRODUCED = Pattern.compile("(?:_[A-Za-z0-9]+|[nN])\\s*(['\"].*)", Pattern.DOTALL);
    private static final Pattern MOMENT = Pattern.compile("(?i)(?:date|time|timestamp)\\s*('.*')");
    private static final Pattern DATE_AND_TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:[T ](\\d\\d:\\d\\d(?::\\d\\d)?)(?:\\.(\\d{1,6}))?)?");
    private static final Pattern TIME = Pattern.compile("(-?\\d{2,3}:\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,6}))?)?");

    private MysqlConstant() {}

    /**
     * One text for all spellings of a value.
     *
     * @param written a constant or another expression, without parentheses around it
     * @param type the column's type, in the catalog's spelling
     * @return nothing for what is no constant
     */
    static Optional<String> value(String written, String type) {
        String text = plain(written.trim());
        Optional<String> number = number(text);
        if (MysqlTypes.isNumber(type)) {
            return number.or(() -> MariadbText.isLiteral(text) ? number(MariadbText.content(text)) : Optional.empty());
        }
        if (MysqlTypes.isBinary(type)) {
            return bytes(text)
                    .map(b -> type.startsWith("binary") ? b.replaceFirst("(00)+$", "") : b)
                    .map(b -> "x'" + b + "'");
        }
        return content(text, number).map(c -> MariadbText.literal(moment(c, type.toLowerCase(Locale.ROOT))));
    }

    private static Optional<String> content(String text, Optional<String> number) {
        Matcher moment = MOMENT.matcher(text);
        String literal = moment.matches() ? moment.group(1) : text;
        return MariadbText.isLiteral(literal)
                ? Optional.of(MariadbText.content(literal))
                : number.filter(n -> NUMBER.matcher(text).matches()).map(n -> text);
    }

    private static String plain(String text) {
        Matcher introduced = INTRODUCED.matcher(text);
        return introduced.matches() && MariadbText.isLiteral(introduced.group(1)) ? introduced.group(1) : text;
    }

    private static Optional<String> number(String text) {
        Matcher bits = BITS.matcher(text);
        Matcher bytes = BYTES.matcher(text);
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Optional.of(text.equalsIgnoreCase("true") ? "1" : "0");
        }
        if (bits.matches()) {
            return Optional.of(integer(bits, 2));
        }
        if (bytes.matches()) {
            return Optional.of(integer(bytes, 16));
        }
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text);
        return Optional.of(
                number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    }

    private static String integer(Matcher matcher, int radix) {
        String digits = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return new BigInteger("0" + digits, radix).toString();
    }

    private static Optional<String> bytes(String text) {
        Matcher bytes = BYTES.matcher(text);
        if (bytes.matches()) {
            String digits = bytes.group(1) == null ? bytes.group(2) : bytes.group(1);
            return Optional.of((digits.length() % 2 == 0 ? "" : "0") + digits.toLowerCase(Locale.ROOT));
        }
        return MariadbText.isLiteral(text)
                ? Optional.of(HexFormat.of().formatHex(MariadbText.content(text).getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    /** A point in time with as many digits as the column has; any other text as it is. */
    private static String moment(String text, String type) {
        int digits = type.matches(".*\\(\\d\\)") ? Integer.parseInt(type.replaceAll("\\D", "")) : 0;
        Matcher whole = DATE_AND_TIME.matcher(text);
        if ((type.startsWith("datetime") || type.startsWith("timestamp")) && whole.matches()) {
            String time = whole.group(2) == null ? "00:00:00" : whole.group(2);
            return whole.group(1) + " " + (time.length() == 5 ? time + ":00" : time) + fraction(whole.group(3), digits);
        }
        Matcher time = TIME.matcher(text);
        return type.startsWith("time") && time.matches()
                ? time.group(1) + ":" + (time.group(2) == null ? "00" : time.group(2)) + fraction(time.group(3), digits)
                : text;
    }

    private static String fraction(String written, int digits) {
        String all = (written == null ? "" : written) + "000000";
        return digits == 0 ? "" : "." + all.substring(0, digits);
    }
}
