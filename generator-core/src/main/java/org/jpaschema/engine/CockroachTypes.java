package org.jpaschema.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of CockroachDB's types: all spellings of one type, and the one that stands for them here (cockroachlabs.com,
 * "Data types", with each type's aliases). INT without a size is INT8, as the server has it unless it is told otherwise.
 */
final class CockroachTypes {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("int", "int8"),
            Map.entry("integer", "int8"),
            Map.entry("bigint", "int8"),
            Map.entry("int64", "int8"),
            Map.entry("bigserial", "int8"),
            Map.entry("serial8", "int8"),
            Map.entry("serial", "int8"),
            Map.entry("serial4", "int4"),
            Map.entry("smallint", "int2"),
            Map.entry("smallserial", "int2"),
            Map.entry("serial2", "int2"),
            Map.entry("numeric", "decimal"),
            Map.entry("dec", "decimal"),
            Map.entry("double precision", "float8"),
            Map.entry("float", "float8"),
            Map.entry("real", "float4"),
            Map.entry("boolean", "bool"),
            Map.entry("string", "varchar"),
            Map.entry("text", "varchar"),
            Map.entry("character varying", "varchar"),
            Map.entry("character", "char"),
            Map.entry("bpchar", "char"),
            Map.entry("bytea", "bytes"),
            Map.entry("blob", "bytes"),
            Map.entry("json", "jsonb"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("timestamp with time zone", "timestamptz"),
            Map.entry("time without time zone", "time"),
            Map.entry("time with time zone", "timetz"),
            Map.entry("bit varying", "varbit"));

    private static final Set<String> KNOWN = Set.of(
            "int2",
            "int4",
            "int8",
            "decimal",
            "float4",
            "float8",
            "bool",
            "varchar",
            "char",
            "bytes",
            "jsonb",
            "date",
            "timestamp",
            "timestamptz",
            "time",
            "timetz",
            "uuid",
            "inet",
            "bit",
            "varbit",
            "oid",
            "name",
            "geometry",
            "geography",
            "tsvector",
            "tsquery",
            "vector");

    private static final Set<String> WITH_SECONDS = Set.of("timestamp", "timestamptz", "time", "timetz");

    private static final Pattern TYPE =
            Pattern.compile("([a-z][a-z0-9_ ]*?)\\s*(?:\\(\\s*([^()]*?)\\s*\\))?\\s*(with(?:out)? time zone)?");

    /** "INTERVAL": its fields, and six digits of a second if nothing is said. */
    private static final Pattern INTERVAL =
            Pattern.compile("interval(?<fields>(?: \\w+(?: to \\w+)?)?) ?(?:\\((?<digits>\\d)\\))?");

    private static final int USUAL_DIGITS = 6;

    private static final Pattern SIZED =
            Pattern.compile("(?<name>[a-z0-9]+)(?:\\((?<size>\\d+)(?:,(?<scale>\\d+))?\\))?");
    private static final List<String> INTEGERS = List.of("int2", "int4", "int8");

    private CockroachTypes() {}

    /**
     * The one spelling.
     *
     * @param written a type as DDL or the catalog has it
     * @return nothing for what is none of CockroachDB's own types
     */
    static Optional<String> canonical(String written) {
        String text = written.replaceAll("\\s+", " ").trim().toLowerCase(Locale.ROOT);
        if (text.endsWith("[]") || text.endsWith(" array")) {
            return canonical(text.replaceFirst("(\\[]| array)$", "")).map(type -> type + "[]");
        }
        Matcher interval = INTERVAL.matcher(text);
        if (interval.matches()) {
            String digits = interval.group("digits");
            boolean usual = digits == null || Integer.parseInt(digits) == USUAL_DIGITS;
            return Optional.of("interval" + interval.group("fields") + (usual ? "" : "(" + digits + ")"));
        }
        Matcher matcher = TYPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String zone = matcher.group(3) == null ? "" : " " + matcher.group(3);
        String size = matcher.group(2) == null ? "" : matcher.group(2).replaceAll("\\s", "");
        String name = NAMES.getOrDefault(matcher.group(1) + zone, matcher.group(1) + zone);
        if (!KNOWN.contains(name)) {
            return Optional.empty();
        }
        if (name.equals("float8") && !size.isEmpty()) {
            return size.matches("\\d{1,2}")
                    ? Optional.of(Integer.parseInt(size) <= 24 ? "float4" : "float8")
                    : Optional.empty();
        }
        if (name.equals("decimal") && size.matches("\\d+")) {
            size += ",0";
        } else if (name.equals("char") && size.isEmpty() || name.equals("bit") && size.isEmpty()) {
            size = "1";
        } else if (WITH_SECONDS.contains(name) && size.equals("6")) {
            size = "";
        }
        return Optional.of(size.isEmpty() ? name : name + "(" + size + ")");
    }

    /**
     * Whether every value of one type is, as it is stored, one of the other.
     *
     * @param before a canonical type
     * @param after a canonical type
     */
    static boolean isWider(String before, String after) {
        Matcher from = SIZED.matcher(before);
        Matcher to = SIZED.matcher(after);
        if (!from.matches() || !to.matches()) {
            return before.equals(after);
        }
        int integer = INTEGERS.indexOf(from.group("name"));
        if (integer >= 0) {
            return INTEGERS.indexOf(to.group("name")) >= integer;
        }
        if (!from.group("name").equals(to.group("name")) || from.group("scale") != null) {
            return before.equals(after);
        }
        boolean sizes = Set.of("varchar", "varbit").contains(from.group("name"));
        return before.equals(after)
                || sizes
                        && from.group("size") != null
                        && (to.group("size") == null
                                || Integer.parseInt(to.group("size")) >= Integer.parseInt(from.group("size")));
    }
}
