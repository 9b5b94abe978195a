package org.jpaschema.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names of MySQL's types: all spellings of one type, and the one that INFORMATION_SCHEMA.COLUMNS has for it (manual,
 * "Data Types", "Using Data Types from Other Database Engines").
 */
public final class MysqlTypes {

    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("integer", "int"),
            Map.entry("int1", "tinyint"),
            Map.entry("int2", "smallint"),
            Map.entry("int3", "mediumint"),
            Map.entry("int4", "int"),
            Map.entry("int8", "bigint"),
            Map.entry("middleint", "mediumint"),
            Map.entry("dec", "decimal"),
            Map.entry("numeric", "decimal"),
            Map.entry("fixed", "decimal"),
            Map.entry("float4", "float"),
            Map.entry("float8", "double"),
            Map.entry("double precision", "double"),
            Map.entry("real", "double"),
            Map.entry("character", "char"),
            Map.entry("character varying", "varchar"),
            Map.entry("char varying", "varchar"),
            Map.entry("varcharacter", "varchar"),
            Map.entry("char byte", "binary"),
            Map.entry("long", "mediumtext"),
            Map.entry("long varchar", "mediumtext"),
            Map.entry("long varbinary", "mediumblob"),
            Map.entry("geometrycollection", "geomcollection"));

    /** Whose texts are in another character set than the database's (manual, "The National Character Set"). */
    private static final Map<String, String> NATIONAL = Map.of(
            "nchar", "char",
            "national char", "char",
            "national character", "char",
            "nvarchar", "varchar",
            "nchar varchar", "varchar",
            "national varchar", "varchar",
            "national varcharacter", "varchar",
            "national char varying", "varchar",
            "national character varying", "varchar",
            "nchar varying", "varchar");

    private static final String NATIONAL_CHARACTER_SET = "utf8mb3";

    /** Integers, and how many digits each is filled to with zeros where no width is said. */
    private static final Map<String, Integer> WIDTHS =
            Map.of("tinyint", 3, "smallint", 5, "mediumint", 8, "int", 10, "bigint", 20);

    private static final Set<String> PLAIN = Set.of(
            "date",
            "json",
            "tinytext",
            "mediumtext",
            "longtext",
            "tinyblob",
            "mediumblob",
            "longblob",
            "geometry",
            "point",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geomcollection");

    private static final Pattern TYPE = Pattern.compile("([a-z][a-z0-9_ ]*?)\\s*(?:\\(\\s*([^()]*?)\\s*\\))?"
            + "(?<sign>\\s+unsigned|\\s+signed)?(?<filled>\\s+zerofill)?");

    private static final Pattern CHARACTERS = Pattern.compile(
            "(?<type>.*?)(?:\\s+(?:character\\s+set|charset)\\s+(?<set>[\\w']+))?"
                    + "(?:\\s+collate\\s+(?<collation>[\\w']+))?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern VALUES =
            Pattern.compile("(enum|set)\\s*\\((.*)\\)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final int FLOAT_BITS = 24;
    private static final int MAXIMUM_CHARACTER_LENGTH = 4;
    private static final long[] LENGTHS = {255, 65_535, 16_777_215};
    private static final String[] SIZES = {"tiny", "", "medium"};

    private MysqlTypes() {}

    /**
     * A type as it is meant.
     *
     * @param type as the catalog says it, without character set and collation
     * @param characterSet the character set that its spelling names, or ""
     * @param collation the collation that its spelling names, or ""
     */
    record Spelled(String type, String characterSet, String collation) {}

    /**
     * The one spelling.
     *
     * @param written a type as DDL has it
     * @return nothing for what is none of MySQL's types
     */
    static Optional<Spelled> spelled(String written) {
        Matcher characters = CHARACTERS.matcher(written.trim());
        if (!characters.matches()) {
            return Optional.empty();
        }
        String set = bare(characters.group("set"));
        String collation = bare(characters.group("collation"));
        String type = characters.group("type").trim();
        Matcher values = VALUES.matcher(type);
        if (values.matches()) {
            return values(values.group(1), values.group(2)).map(t -> new Spelled(t, set, collation));
        }
        Matcher matcher = TYPE.matcher(type.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(1);
        boolean national = NATIONAL.containsKey(name);
        return canonical(
                        NATIONAL.getOrDefault(name, SYNONYMS.getOrDefault(name, name)),
                        matcher.group(2) == null ? List.of() : SqlText.split(matcher.group(2)),
                        matcher.group("filled") != null || " unsigned".equals(matcher.group("sign")),
                        matcher.group("filled") != null)
                .map(t -> new Spelled(t, national && set.isEmpty() ? NATIONAL_CHARACTER_SET : set, collation));
    }

    private static String bare(String word) {
        String text = word == null ? "" : word.replace("'", "").toLowerCase(Locale.ROOT);
        return text.equals("utf8") ? NATIONAL_CHARACTER_SET : text;
    }

    private static Optional<String> canonical(String name, List<String> arguments, boolean unsigned, boolean filled) {
        boolean none = arguments.isEmpty();
        if (!arguments.stream().allMatch(a -> a.matches("\\d{1,10}")) || arguments.size() > 2) {
            return Optional.empty();
        }
        String first = none ? "" : arguments.get(0);
        String list = none ? "" : "(" + String.join(",", arguments) + ")";
        String sign = (unsigned ? " unsigned" : "") + (filled ? " zerofill" : "");
        if (WIDTHS.containsKey(name)) {
            // Manual, "Numeric Type Attributes": the width is gone but for zeros and for what drivers take for a
            // boolean.
            boolean width = filled || name.equals("tinyint") && first.equals("1") && !unsigned;
            String zeros = filled && none ? "(" + WIDTHS.get(name) + ")" : list;
            return Optional.of(name + (width ? zeros : "") + sign);
        }
        if (PLAIN.contains(name)) {
            return none ? Optional.of(name) : Optional.empty();
        }
        return switch (name) {
            case "bool", "boolean" -> Optional.of("tinyint(1)");
            case "serial" -> Optional.of("bigint unsigned");
            case "bit" -> Optional.of(none || first.equals("1") ? "bit" : name + list);
            case "decimal" ->
                Optional.of("decimal(" + (none ? "10" : first) + "," + (arguments.size() == 2 ? arguments.get(1) : "0")
                        + ")" + sign);
            case "float" ->
                Optional.of(
                        arguments.size() == 2
                                ? name + list + sign
                                : (none || Long.parseLong(first) <= FLOAT_BITS ? "float" : "double") + sign);
            case "double" -> arguments.size() == 1 ? Optional.empty() : Optional.of(name + list + sign);
            case "char", "binary" -> Optional.of(name + "(" + (none ? "1" : first) + ")");
            case "varchar", "varbinary" -> none ? Optional.empty() : Optional.of(name + list);
            case "text", "blob" -> Optional.of(none ? name : sized(name, Long.parseLong(first)));
            case "datetime", "timestamp", "time" -> Optional.of(none || first.equals("0") ? name : name + list);
            case "year" -> Optional.of(name);
            case "vector" -> Optional.of(name + (none ? "(2048)" : list));
            default -> Optional.empty();
        };
    }

    /** The smallest type that holds so much (manual, "String Type Syntax"). */
    private static String sized(String name, long length) {
        long bytes = name.equals("text") ? length * MAXIMUM_CHARACTER_LENGTH : length;
        for (int i = 0; i < LENGTHS.length; i++) {
            if (bytes <= LENGTHS[i]) {
                return SIZES[i] + name;
            }
        }
        return "long" + name;
    }

    /** The order of the values is part of the type; blanks at a value's end are cut (manual, "The ENUM Type"). */
    private static Optional<String> values(String name, String list) {
        List<String> values = MariadbText.split(list);
        if (values.isEmpty() || !values.stream().allMatch(MariadbText::isLiteral)) {
            return Optional.empty();
        }
        return Optional.of(name.toLowerCase(Locale.ROOT)
                + values.stream()
                        .map(MariadbText::content)
                        .map(String::stripTrailing)
                        .map(MariadbText::literal)
                        .collect(Collectors.joining(",", "(", ")")));
    }

    /**
     * The one spelling of a type in INFORMATION_SCHEMA.COLUMNS, which has neither character set nor collation in it; as it
     * is when it is a type that nobody knows.
     */
    public static String canonical(String columnType) {
        return spelled(columnType).map(Spelled::type).orElse(columnType);
    }

    /** Whether a default of the type can only be written as an expression (manual, "Data Type Default Values"). */
    static boolean takesExpressionsOnly(String type) {
        return type.matches(
                "(?i)(tiny|medium|long)?(text|blob)|json|vector.*|geometry|(multi)?(point|linestring|polygon)|geomcollection");
    }

    /** Whether values of the type are numbers. */
    static boolean isNumber(String type) {
        return type.matches("(?i)((tiny|small|medium|big)?int|bit|decimal|float|double|year).*");
    }

    /** Whether values of the type are bytes. */
    static boolean isBinary(String type) {
        return type.matches("(?i)(var)?binary.*|(tiny|medium|long)?blob");
    }
}
