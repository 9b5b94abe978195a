package org.jpaschema.engine;

import java.util.Set;

/**
 * A value of one type as one of another; the reference manual, "CAST function", has the table of what Derby converts by
 * itself. What it does not is converted by way of a text, and where there is none, only NULL is.
 */
final class DerbyCast {

    private enum Kind {
        NUMBER,
        FLOATING,
        TEXT,
        LONG_TEXT,
        BITS,
        LONG_BITS,
        DATE,
        TIME,
        TIMESTAMP,
        TRUTH,
        OTHER
    }

    private static final Set<Kind> NUMBERS = Set.of(Kind.NUMBER, Kind.FLOATING);
    /** What has no text. */
    private static final Set<Kind> SILENT = Set.of(Kind.BITS, Kind.LONG_BITS, Kind.OTHER);

    private static final Set<Kind> TEXTS = Set.of(Kind.TEXT, Kind.LONG_TEXT);

    /** The longest VARCHAR. */
    private static final String TEXT = "varchar(32672)";

    private DerbyCast() {}

    /**
     * The expression that makes one of the other.
     *
     * @param value an expression of the type before
     * @param before a type in the catalog's words
     * @param after a type in the catalog's words
     */
    static String of(String value, String before, String after) {
        Kind from = kind(before);
        Kind to = kind(after);
        if (from == Kind.TRUTH && NUMBERS.contains(to)) {
            return "case when " + value + " then 1 when not " + value + " then 0 end";
        }
        if (NUMBERS.contains(from) && to == Kind.TRUTH) {
            return "case when " + value + " <> 0 then true when " + value + " = 0 then false end";
        }
        if (isDirect(from, to)) {
            return "cast(" + value + " as " + after + ")";
        }
        if (SILENT.contains(from) || SILENT.contains(to)) {
            // Divides by zero, and so fails, where there is a value.
            return "case when 1 / case when " + value + " is null then 1 else 0 end = 1 then cast(null as " + after
                    + ") end";
        }
        String text = text(value, from);
        return "cast(" + (to == Kind.FLOATING ? "double(" + text + ")" : text) + " as " + after + ")";
    }

    private static boolean isDirect(Kind from, Kind to) {
        if (from == to || TEXTS.contains(from) && TEXTS.contains(to)) {
            return true;
        }
        return switch (from) {
            case NUMBER, FLOATING -> NUMBERS.contains(to);
            case TEXT -> to != Kind.FLOATING && !SILENT.contains(to);
            case BITS -> to == Kind.LONG_BITS;
            case DATE -> to == Kind.TEXT || to == Kind.TIMESTAMP;
            case TIME -> to == Kind.TEXT;
            case TRUTH -> TEXTS.contains(to);
            case TIMESTAMP -> to == Kind.TEXT || to == Kind.DATE || to == Kind.TIME;
            default -> false;
        };
    }

    /** Numbers become text only as CHAR, which pads them. */
    private static String text(String value, Kind from) {
        return switch (from) {
            case NUMBER -> "trim(cast(" + value + " as char(40)))";
            case FLOATING -> "trim(cast(cast(" + value + " as numeric(31,10)) as char(40)))";
            default -> "cast(" + value + " as " + TEXT + ")";
        };
    }

    private static Kind kind(String type) {
        if (type.contains("FOR BIT DATA")) {
            return Kind.BITS;
        }
        if (type.matches("SMALLINT|INTEGER|BIGINT|NUMERIC.*")) {
            return Kind.NUMBER;
        }
        return switch (type.replaceFirst("\\(.*", "")) {
            case "REAL", "DOUBLE" -> Kind.FLOATING;
            case "CHAR", "VARCHAR" -> Kind.TEXT;
            case "BLOB" -> Kind.LONG_BITS;
            case "CLOB", "LONG VARCHAR" -> Kind.LONG_TEXT;
            case "DATE" -> Kind.DATE;
            case "TIME" -> Kind.TIME;
            case "TIMESTAMP" -> Kind.TIMESTAMP;
            case "BOOLEAN" -> Kind.TRUTH;
            default -> Kind.OTHER;
        };
    }
}
