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
 * MariaDB's types as texts. Most spellings are the server's to know; here is what it cannot be asked without DDL, and what
 * its own spelling says without meaning it.
 */
public final class MariadbTypes {

    /** What JSON_TABLE does not take for a column (manual, "Data Types"), and SERIAL (manual, "SERIAL"). */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("json", "json"),
            Map.entry("uuid", "uuid"),
            Map.entry("inet4", "inet4"),
            Map.entry("inet6", "inet6"),
            Map.entry("xmltype", "xmltype"),
            Map.entry("serial", "bigint unsigned"),
            Map.entry("geometry", "geometry"),
            Map.entry("point", "point"),
            Map.entry("linestring", "linestring"),
            Map.entry("polygon", "polygon"),
            Map.entry("multipoint", "multipoint"),
            Map.entry("multilinestring", "multilinestring"),
            Map.entry("multipolygon", "multipolygon"),
            Map.entry("geometrycollection", "geometrycollection"));

    private static final Pattern VALUES = Pattern.compile(
            "(enum|set)\\s*\\((.*)\\)(\\s*(?:character\\s+set|charset|collate)\\b.*)?",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final Pattern VECTOR = Pattern.compile("vector\\s*\\(\\s*(\\d+)\\s*\\)", Pattern.CASE_INSENSITIVE);

    /** A width for display only (manual, "Numeric Data Type Overview"), unless zeros fill it. */
    private static final Pattern WIDTH = Pattern.compile("(tinyint|smallint|mediumint|int|bigint|year)\\(\\d+\\)");

    /** Types that a stand-in of another type serves as well, when only an expression about it is to be spelled. */
    private static final Set<String> LONG_BINARY = Set.of(
            "geometry",
            "point",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geometrycollection");

    private MariadbTypes() {}

    /**
     * One text for a type that the server spells with more than it means: {@code int(11)} and {@code int(5)} are
     * {@code int}. {@code tinyint(1)} stays, since drivers take it for a truth value.
     *
     * @param type a type as the server prints it
     */
    public static String canonical(String type) {
        String text = type.trim();
        boolean printedAsIs = text.contains("zerofill") || text.equals("tinyint(1)");
        Matcher width = WIDTH.matcher(text);
        if (!printedAsIs && width.lookingAt()) {
            text = width.group(1) + text.substring(width.end());
        }
        return text.equals("bit(1)")
                ? "bit"
                : VALUES.matcher(text).matches() ? values(text).orElse(text) : text;
    }

    /** The canonical text of a type that the server cannot be asked about; empty for all others. */
    static Optional<String> known(String type) {
        String text = type.trim();
        Matcher vector = VECTOR.matcher(text);
        if (vector.matches()) {
            return Optional.of("vector(" + vector.group(1) + ")");
        }
        return Optional.ofNullable(WORDS.get(text.toLowerCase(Locale.ROOT))).or(() -> values(text));
    }

    /** {@code enum('A','B')}: the order of the values is part of the type, since they sort and are stored by it. */
    private static Optional<String> values(String type) {
        Matcher matcher = VALUES.matcher(type);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> values = MariadbText.split(matcher.group(2));
        if (values.isEmpty() || !values.stream().allMatch(MariadbText::isLiteral)) {
            return Optional.empty();
        }
        // Blanks at the end of a value are cut (manual, "ENUM").
        String list = values.stream()
                .map(MariadbText::content)
                .map(String::stripTrailing)
                .map(MariadbText::plainLiteral)
                .collect(Collectors.joining(","));
        String more =
                matcher.group(3) == null ? "" : " " + matcher.group(3).trim().toLowerCase(Locale.ROOT);
        return Optional.of(matcher.group(1).toLowerCase(Locale.ROOT) + "(" + list + ")" + more);
    }

    /** A type for a column of JSON_TABLE that stands for a column of the given canonical type. */
    static String standIn(String type) {
        String text = type.toLowerCase(Locale.ROOT);
        if (text.startsWith("enum(") || text.startsWith("set(")) {
            return "varchar(255)";
        }
        if (LONG_BINARY.contains(text) || text.startsWith("vector(")) {
            return "longblob";
        }
        return switch (text) {
            case "json", "xmltype" -> "longtext";
            case "uuid", "inet4", "inet6" -> "varchar(64)";
            default -> type;
        };
    }

    /** What to cast a default's literal to so that all its spellings give one value; "" when the type takes any text. */
    static String castTarget(String type) {
        String text = type.toLowerCase(Locale.ROOT);
        if (text.startsWith("bit") || text.matches("(tiny|small|medium|big)?int.*|year.*")) {
            return text.contains("unsigned") ? "unsigned" : "signed";
        }
        if (text.startsWith("decimal")) {
            return text.replaceAll("\\s*(unsigned|zerofill)", "");
        }
        if (text.startsWith("double") || text.startsWith("float")) {
            return text.startsWith("double") ? "double" : "float";
        }
        if (text.startsWith("datetime") || text.startsWith("timestamp")) {
            return text.replaceFirst("timestamp", "datetime");
        }
        if (text.equals("date") || text.startsWith("time")) {
            return text;
        }
        return "char";
    }

    /** A value of the type that says nothing; "" where there is none. */
    static String neutralValue(String canonical) {
        String type = canonical.toLowerCase(Locale.ROOT);
        if (type.matches("((tiny|small|medium|big)?int|bit|decimal|double|float).*")) {
            return "0";
        }
        if (type.matches("(var)?char\\(.*|(tiny|medium|long)?text|varbinary\\(.*|(tiny|medium|long)?blob")) {
            return "''";
        }
        if (type.startsWith("datetime") || type.startsWith("timestamp")) {
            return "current_timestamp";
        }
        return switch (type) {
            case "date" -> "current_date";
            case "uuid" -> "uuid()";
            case "json" -> "'{}'";
            default -> "";
        };
    }
}
