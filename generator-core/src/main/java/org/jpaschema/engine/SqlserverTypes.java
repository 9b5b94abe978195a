package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of SQL Server's types: all spellings of one type, and the one that stands for them here (Microsoft Learn,
 * Transact-SQL reference, "Data types" and "Data type synonyms").
 */
final class SqlserverTypes {

    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("binary varying", "varbinary"),
            Map.entry("char varying", "varchar"),
            Map.entry("character", "char"),
            Map.entry("character varying", "varchar"),
            Map.entry("dec", "numeric"),
            Map.entry("decimal", "numeric"),
            Map.entry("double precision", "float"),
            Map.entry("integer", "int"),
            Map.entry("national character", "nchar"),
            Map.entry("national char", "nchar"),
            Map.entry("national character varying", "nvarchar"),
            Map.entry("national char varying", "nvarchar"),
            Map.entry("national text", "ntext"),
            Map.entry("rowversion", "timestamp"),
            Map.entry("sysname", "nvarchar(128)"));

    private static final Set<String> PLAIN = Set.of(
            "bigint",
            "bit",
            "date",
            "datetime",
            "geography",
            "geometry",
            "hierarchyid",
            "image",
            "int",
            "json",
            "money",
            "ntext",
            "real",
            "smalldatetime",
            "smallint",
            "smallmoney",
            "sql_variant",
            "text",
            "timestamp",
            "tinyint",
            "uniqueidentifier",
            "xml");

    /** What goes without saying: the length of a column, the fractional seconds, the precision. */
    private static final Map<String, String> USUAL = Map.of(
            "char", "1",
            "nchar", "1",
            "varchar", "1",
            "nvarchar", "1",
            "binary", "1",
            "varbinary", "1",
            "datetime2", "7",
            "datetimeoffset", "7",
            "time", "7",
            "numeric", "18");

    private static final int REAL_BITS = 24;
    private static final Pattern TYPE = Pattern.compile("([a-z][a-z0-9_ ]*?)\\s*(?:\\(\\s*([^()]*?)\\s*\\))?");

    private SqlserverTypes() {}

    /**
     * The one spelling.
     *
     * @param written a type as DDL has it, names in brackets or not
     * @return nothing for what is none of SQL Server's own types
     */
    static Optional<String> canonical(String written) {
        String text = written.replace("[", "")
                .replace("]", "")
                .replaceAll("\\s+", " ")
                .trim()
                .toLowerCase(Locale.ROOT);
        Matcher matcher = TYPE.matcher(text.replaceFirst("^(sys|dbo)\\.", ""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = SYNONYMS.getOrDefault(matcher.group(1), matcher.group(1));
        List<String> arguments = new ArrayList<>();
        if (matcher.group(2) != null) {
            arguments.addAll(SqlText.split(matcher.group(2)));
        }
        if (name.equals("nvarchar(128)") || PLAIN.contains(name)) {
            return arguments.isEmpty() || name.equals("xml") ? Optional.of(name) : Optional.empty();
        }
        if (name.equals("float")) {
            boolean real = !arguments.isEmpty() && isNumber(arguments) && bits(arguments) <= REAL_BITS;
            return Optional.of(real ? "real" : "float(53)");
        }
        if (name.equals("vector") && !arguments.isEmpty()) {
            return Optional.of("vector(" + arguments.get(0) + ")");
        }
        if (!USUAL.containsKey(name)) {
            return Optional.empty();
        }
        if (arguments.isEmpty()) {
            arguments.add(USUAL.get(name));
        }
        if (name.equals("numeric") && arguments.size() == 1) {
            arguments.add("0");
        }
        return Optional.of(name + "(" + String.join(",", arguments) + ")");
    }

    private static boolean isNumber(List<String> arguments) {
        return arguments.get(0).matches("\\d{1,3}");
    }

    private static int bits(List<String> arguments) {
        return Integer.parseInt(arguments.get(0));
    }

    /** Whether values are texts or bytes of varying length, of which a longer one can hold each. */
    static boolean isLonger(String before, String after) {
        Matcher old = LENGTH.matcher(before);
        Matcher now = LENGTH.matcher(after);
        return old.matches()
                && now.matches()
                && old.group(1).equals(now.group(1))
                && !old.group(2).equals("max")
                // (max) is kept elsewhere, which is more than a length.
                && !now.group(2).equals("max")
                && Integer.parseInt(old.group(2)) <= Integer.parseInt(now.group(2));
    }

    private static final Pattern LENGTH = Pattern.compile("(varchar|nvarchar|varbinary)\\((max|\\d+)\\)");

    /** The value that says nothing, as SQL text; "" where there is none. */
    static String neutralValue(String canonical) {
        String type = canonical.replaceFirst("\\(.*", "");
        return switch (type) {
            case "bit", "tinyint", "smallint", "int", "bigint", "numeric", "float", "real", "money", "smallmoney" ->
                "0";
            case "char", "varchar", "nchar", "nvarchar", "text", "ntext" -> "''";
            case "binary", "varbinary", "image" -> "0x";
            case "date", "datetime", "datetime2", "smalldatetime", "time" -> "sysdatetime()";
            case "datetimeoffset" -> "sysdatetimeoffset()";
            case "uniqueidentifier" -> "newid()";
            default -> "";
        };
    }
}
