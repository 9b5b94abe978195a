package org.jpaschema.risk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AlterColumn;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.schema.Unknown;

/** A column's two types, and what becomes of values on the way. */
final class TypeChange {

    private static final Pattern TYPE = Pattern.compile(
            "([^(]+?)\\s*(?:\\(\\s*(\\d+|max)\\s*(?:char|byte)?\\s*(?:,\\s*(-?\\d+))?\\s*\\))?( with(?: local)? time zone| without time zone)?(\\[])?");
    private static final List<String> INTEGERS = List.of("tinyint", "smallint", "mediumint", "integer", "bigint");
    private static final List<String> TEXTS =
            List.of("character varying", "character", "tinytext", "text", "mediumtext", "longtext");
    /** From short to long. */
    private static final List<String> MYSQL_TEXTS = List.of("tinytext", "text", "mediumtext", "longtext");

    private static final List<String> FLOATS = List.of("real", "double precision");

    /** What engines call the same. */
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("int2", "smallint"),
            Map.entry("decimal", "numeric"),
            Map.entry("number", "numeric"),
            Map.entry("varchar", "character varying"),
            Map.entry("varchar2", "character varying"),
            Map.entry("nvarchar", "character varying"),
            Map.entry("nvarchar2", "character varying"),
            Map.entry("char", "character"),
            Map.entry("nchar", "character"),
            Map.entry("character large object", "longtext"),
            Map.entry("clob", "longtext"),
            Map.entry("nclob", "longtext"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("double", "double precision"),
            Map.entry("binary_double", "double precision"),
            Map.entry("binary_float", "real"),
            Map.entry("datetime2", "datetime"),
            Map.entry("bool", "boolean"));

    /** The lengths of MySQL's texts that have none of their own; the others' has no end. */
    private static final Map<String, Integer> LENGTHS = Map.of("tinytext", 255, "mediumtext", 16_777_215);

    private final String before;
    private final String after;
    private final Type from;
    private final Type to;

    private TypeChange(String before, String after) {
        this.before = before;
        this.after = after;
        from = Type.of(before);
        to = Type.of(after);
    }

    /** A type taken apart; -1 where it names no length or scale. */
    private record Type(String base, int length, int scale) {

        static Type of(String text) {
            Matcher matcher = TYPE.matcher(text.toLowerCase(Locale.ROOT).strip());
            if (!matcher.matches()) {
                return new Type(text, -1, -1);
            }
            String zone = matcher.group(4) == null || matcher.group(4).contains("without") ? "" : matcher.group(4);
            String word = matcher.group(1).strip();
            String base = SYNONYMS.getOrDefault(word, word);
            int length = number(matcher.group(2));
            if (INTEGERS.contains(base)) {
                // MySQL's display width says nothing about values.
                length = -1;
            }
            return new Type(
                    base + zone + (matcher.group(5) == null ? "" : "[]"),
                    length < 0 ? LENGTHS.getOrDefault(base, -1) : length,
                    number(matcher.group(3)));
        }

        private static int number(String digits) {
            return digits == null || digits.equals("max") ? -1 : Integer.parseInt(digits);
        }

        boolean isText() {
            return TEXTS.contains(base);
        }

        boolean isInteger() {
            return INTEGERS.contains(base);
        }

        boolean isDecimal() {
            return base.equals("numeric");
        }

        boolean isTime() {
            return base.startsWith("time") || base.startsWith("date");
        }

        /** Digits before the point; as many as one likes where the type names no length. */
        int whole() {
            return length < 0 ? Integer.MAX_VALUE : length - Math.max(scale, 0);
        }
    }

    /** Of a change of a column's type; both are known. */
    static Optional<TypeChange> of(Change change) {
        return change instanceof AlterColumn alter
                        && alter.attribute() == ColumnAttribute.TYPE
                        && !Unknown.is(alter.after().type())
                ? Optional.of(
                        new TypeChange(alter.before().type(), alter.after().type()))
                : Optional.empty();
    }

    /** Whether the new type has all values of the old one. */
    boolean holdsAll() {
        if (from.isInteger() && to.isInteger()) {
            return INTEGERS.indexOf(from.base) <= INTEGERS.indexOf(to.base);
        }
        if (MYSQL_TEXTS.contains(from.base) && MYSQL_TEXTS.contains(to.base)) {
            return MYSQL_TEXTS.indexOf(from.base) <= MYSQL_TEXTS.indexOf(to.base);
        }
        if (from.isText() && to.isText()) {
            return to.length < 0 || from.length >= 0 && from.length <= to.length;
        }
        if (from.isDecimal() && to.isDecimal()) {
            return to.length < 0
                    || from.length >= 0
                            && Math.max(from.scale, 0) <= Math.max(to.scale, 0)
                            && from.whole() <= to.whole();
        }
        if (from.base.equals(to.base)) {
            return to.length < 0 || from.length >= 0 && from.length <= to.length;
        }
        return FLOATS.contains(from.base) && to.base.equals("double precision")
                || from.isInteger() && to.isDecimal() && to.length < 0
                || from.base.equals("date") && (to.base.equals("timestamp") || to.base.equals("datetime"))
                || from.base.equals("json") && to.base.equals("jsonb")
                || (from.isInteger() || from.base.equals("uuid") || from.base.equals("boolean"))
                        && to.isText()
                        && (to.length < 0 || to.length >= 36);
    }

    /** Whether who speaks of the old type, in values and in comparisons, can go on with the new one. */
    boolean serves() {
        return holdsAll() && (!to.isText() || from.isText());
    }

    /** Whether values become others without a word. */
    boolean losesInSilence() {
        if (holdsAll()) {
            return false;
        }
        boolean fewerDigits = from.isDecimal()
                && to.isDecimal()
                && (from.length < 0 || Math.max(from.scale, 0) > Math.max(to.scale, 0));
        boolean fraction = (from.isDecimal() && (from.scale > 0 || from.length < 0) || FLOATS.contains(from.base))
                && to.isInteger();
        boolean precision = from.base.equals("double precision") && to.base.equals("real")
                || (from.isDecimal() || from.base.equals("bigint")) && FLOATS.contains(to.base)
                || FLOATS.contains(from.base) && to.isDecimal();
        boolean time = from.isTime() && to.isTime();
        return fewerDigits || fraction || precision || time;
    }

    /** The annotation with which a model keeps the type that the column has. */
    String kept() {
        if (from.isText() && from.length >= 0 && !LENGTHS.containsKey(from.base)) {
            return "@Column(length = " + from.length + ")";
        }
        if (from.isDecimal() && from.length >= 0) {
            return "@Column(precision = " + from.length + ", scale = " + Math.max(from.scale, 0) + ")";
        }
        return Unknown.is(before) ? "the type that the column has" : "@Column(columnDefinition = \"" + before + "\")";
    }

    @Override
    public String toString() {
        return Unknown.is(before) ? "to " + after : "from " + before + " to " + after;
    }
}
