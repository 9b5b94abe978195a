package org.jpaschema.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of Oracle's types: all spellings of one type, and the one that stands for them here (Oracle Database SQL
 * Language Reference, "Data Types", with its table of ANSI data types and what they become).
 */
final class OracleTypes {

    private static final Map<String, String> TEXTS = Map.of(
            "varchar2", "varchar2",
            "varchar", "varchar2",
            "character varying", "varchar2",
            "char varying", "varchar2",
            "char", "char",
            "character", "char");

    private static final Map<String, String> NATIONAL = Map.of(
            "nvarchar2", "nvarchar2",
            "national character varying", "nvarchar2",
            "national char varying", "nvarchar2",
            "nchar varying", "nvarchar2",
            "nchar", "nchar",
            "national character", "nchar",
            "national char", "nchar");

    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("integer", "number(38,0)"),
            Map.entry("int", "number(38,0)"),
            Map.entry("smallint", "number(38,0)"),
            Map.entry("double precision", "float(126)"),
            Map.entry("real", "float(63)"),
            Map.entry("bool", "boolean"));

    private static final Set<String> KNOWN = Set.of(
            "bfile",
            "binary_double",
            "binary_float",
            "blob",
            "boolean",
            "clob",
            "date",
            "json",
            "long",
            "long raw",
            "nclob",
            "rowid",
            "sdo_geometry",
            "xmltype");

    private static final Pattern SIZED = Pattern.compile("([a-z][a-z0-9_ ]*?)\\s*(?:\\(\\s*([^()]*?)\\s*\\))?");
    private static final Pattern TIMESTAMP =
            Pattern.compile("timestamp\\s*(?:\\(\\s*(\\d)\\s*\\))?( with (?:local )?time zone)?");
    private static final Pattern YEARS = Pattern.compile("interval year\\s*(?:\\(\\s*(\\d)\\s*\\))? to month");
    private static final Pattern DAYS =
            Pattern.compile("interval day\\s*(?:\\(\\s*(\\d)\\s*\\))? to second\\s*(?:\\(\\s*(\\d)\\s*\\))?");
    private static final Pattern FIT = Pattern.compile(
            "(number|float|raw|n?varchar2|n?char|timestamp)\\((\\d+)" + "(?:,(-?\\d+)| (?:char|byte))?\\)(.*)");

    private OracleTypes() {}

    /**
     * The one spelling.
     *
     * @param written a type as DDL has it
     * @param semantics what a length without a unit counts: {@code byte} or {@code char}
     * @return nothing for what is none of Oracle's own types
     */
    static Optional<String> canonical(String written, String semantics) {
        String text = written.replaceAll("\\s+", " ").trim().toLowerCase(Locale.ROOT);
        Matcher timestamp = TIMESTAMP.matcher(text);
        if (timestamp.matches()) {
            String zone = timestamp.group(2) == null ? "" : timestamp.group(2);
            return Optional.of("timestamp(" + or(timestamp.group(1), "6") + ")" + zone);
        }
        Matcher years = YEARS.matcher(text);
        if (years.matches()) {
            return Optional.of("interval year(" + or(years.group(1), "2") + ") to month");
        }
        Matcher days = DAYS.matcher(text);
        if (days.matches()) {
            return Optional.of(
                    "interval day(" + or(days.group(1), "2") + ") to second(" + or(days.group(2), "6") + ")");
        }
        Matcher sized = SIZED.matcher(text);
        if (!sized.matches()) {
            return Optional.empty();
        }
        String name = sized.group(1);
        String size = or(sized.group(2), "");
        if (TEXTS.containsKey(name)) {
            return text(TEXTS.get(name), size, semantics);
        }
        if (NATIONAL.containsKey(name)) {
            return Optional.of(NATIONAL.get(name) + "(" + or(size, "1") + ")");
        }
        return switch (name) {
            case "number" -> Optional.of(number(size));
            case "numeric", "decimal", "dec" -> Optional.of(size.isEmpty() ? "number(38,0)" : number(size));
            case "float" -> Optional.of("float(" + or(size, "126") + ")");
            case "raw", "urowid", "vector" -> Optional.of(size.isEmpty() ? name : name + "(" + size + ")");
            default ->
                size.isEmpty() && (KNOWN.contains(name) || PLAIN.containsKey(name))
                        ? Optional.of(PLAIN.getOrDefault(name, name))
                        : Optional.empty();
        };
    }

    private static Optional<String> text(String name, String size, String semantics) {
        String length = or(size, "1");
        return Optional.of(name + "("
                + (length.matches("\\d+") ? length + " " + semantics : length.replaceAll("\\s+", " ")) + ")");
    }

    private static String number(String size) {
        if (size.isEmpty() || size.equals("*")) {
            return "number";
        }
        List<String> parts = SqlText.split(size);
        String precision = parts.get(0).equals("*") ? "38" : parts.get(0);
        return "number(" + precision + "," + (parts.size() > 1 ? parts.get(1) : "0") + ")";
    }

    private static String or(String text, String otherwise) {
        return text == null || text.isEmpty() ? otherwise : text;
    }

    /**
     * Whether MODIFY takes one type for the other in a table with rows: of one kind, and not smaller (SQL Language
     * Reference, "ALTER TABLE", modify_col_properties). Texts may become shorter where all values fit.
     */
    static boolean isModifiable(String before, String after) {
        Matcher old = FIT.matcher(before);
        Matcher now = FIT.matcher(after);
        if (!old.matches() || !now.matches()) {
            return false;
        }
        String kind = old.group(1);
        if (!kind.equals(now.group(1)) || !old.group(4).equals(now.group(4))) {
            return false;
        }
        int size = Integer.parseInt(old.group(2));
        int newSize = Integer.parseInt(now.group(2));
        if (kind.equals("number")) {
            int scale = Integer.parseInt(or(old.group(3), "0"));
            int newScale = Integer.parseInt(or(now.group(3), "0"));
            return newScale >= scale && newSize - newScale >= size - scale;
        }
        return newSize >= size || kind.contains("char") || kind.equals("raw");
    }

    /** The value that says nothing, as SQL text; "" where there is none, as for texts: the empty one is NULL. */
    static String neutralValue(String canonical) {
        String type = canonical.replaceFirst("\\(.*", "");
        return switch (type) {
            case "number", "float", "binary_float", "binary_double" -> "0";
            case "boolean" -> "false";
            case "date" -> "sysdate";
            case "timestamp" -> "systimestamp";
            case "raw" -> canonical.equals("raw(16)") ? "sys_guid()" : "";
            case "blob" -> "empty_blob()";
            case "clob", "nclob" -> "empty_clob()";
            case "json" -> "'{}'";
            default -> "";
        };
    }
}
