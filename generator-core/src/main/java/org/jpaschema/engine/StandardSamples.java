package org.jpaschema.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values of the types that engines share, whatever each of them calls the type. */
final class StandardSamples {

    private static final Pattern ARRAY = Pattern.compile("(.*?)(?:\\[]|\\s+ARRAY(?:\\[\\d+])?)", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("([^(]+)(?:\\((.*)\\)([^()]*))?", Pattern.DOTALL);

    /** A string longer than that shows nothing that a string of this length does not. */
    private static final int LONGEST = 4000;

    /** So many values are enough for the key of any row that is tried. */
    private static final int MANY = 35;

    private static final int LONGEST_BYTES = 1000;

    private static final Map<String, Integer> INTEGERS = Map.ofEntries(
            Map.entry("tinyint", 8),
            Map.entry("smallint", 16),
            Map.entry("mediumint", 24),
            Map.entry("int", 32),
            Map.entry("integer", 32),
            Map.entry("bigint", 64));

    /** Values by the fields of an interval; what an engine cuts is no error. */
    private static final Map<String, List<String>> INTERVALS = Map.ofEntries(
            Map.entry("year", List.of("1", "0", "-2")),
            Map.entry("month", List.of("1", "0", "-2")),
            Map.entry("day", List.of("1", "0", "-2")),
            Map.entry("hour", List.of("1", "0", "-2")),
            Map.entry("minute", List.of("1", "0", "-2")),
            Map.entry("second", List.of("1", "0", "-2")),
            Map.entry("year to month", List.of("1-2", "0-0")),
            Map.entry("day to hour", List.of("1 2", "0 0")),
            Map.entry("day to minute", List.of("1 2:3", "0 0:0")),
            Map.entry("day to second", List.of("1 2:3:4", "0 0:0:0")),
            Map.entry("hour to minute", List.of("1:2", "0:0")),
            Map.entry("hour to second", List.of("1:2:3", "0:0:0")),
            Map.entry("minute to second", List.of("1:2", "0:0")));

    private final StandardEngine engine;

    StandardSamples(StandardEngine engine) {
        this.engine = engine;
    }

    /** Values of a type in the engine's words. */
    Samples of(String text) {
        Samples own = engine.ownSamples(text);
        if (!own.equals(Samples.NONE)) {
            return own;
        }
        Matcher array = ARRAY.matcher(text);
        if (array.matches()) {
            return arrays(of(array.group(1)));
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("interval")) {
            return intervals(lower.replaceAll("\\(.*?\\)", "")
                    .substring("interval".length())
                    .strip());
        }
        Matcher type = TYPE.matcher(lower);
        if (!type.matches()) {
            return Samples.NONE;
        }
        List<String> arguments = type.group(2) == null ? List.of() : SqlText.split(type.group(2));
        String rest = type.group(3) == null ? "" : type.group(3);
        String name = (type.group(1).strip() + " " + rest.strip()).strip();
        if (name.equals("enum")) {
            return Samples.others(SqlText.split(text.substring(text.indexOf('(') + 1, text.lastIndexOf(')'))));
        }
        return of(name.replaceAll(" (unsigned|zerofill)", ""), arguments, name.contains(" unsigned"));
    }

    private Samples of(String name, List<String> arguments, boolean unsigned) {
        if (INTEGERS.containsKey(name)) {
            return integers(INTEGERS.get(name), unsigned);
        }
        return switch (name) {
            case "numeric", "decimal", "decfloat" ->
                decimals(number(arguments, 0, 9), name.equals("decfloat") ? 0 : number(arguments, 1, 0), unsigned);
            case "real" -> floats("3.4e38", unsigned);
            case "double", "double precision" -> floats("1.7e308", unsigned);
            case "float" -> floats(number(arguments, 0, 53) <= 24 ? "3.4e38" : "1.7e308", unsigned);
            case "boolean" -> Samples.others(List.of("true", "false"));
            case "character varying",
                    "varchar",
                    "nvarchar",
                    "varchar_ignorecase",
                    "clob",
                    "nclob",
                    "character large object",
                    "text",
                    "long varchar" -> texts(number(arguments, 0, LONGEST));
            case "character", "char", "nchar" -> texts(number(arguments, 0, 1));
            case "binary varying",
                    "varbinary",
                    "blob",
                    "binary large object",
                    "varchar for bit data",
                    "long varchar for bit data" -> bytes(name, 0, number(arguments, 0, LONGEST_BYTES));
            case "binary", "char for bit data" -> bytes(name, number(arguments, 0, 1), number(arguments, 0, 1));
            case "bit" -> bits(number(arguments, 0, 1));
            case "bit varying" -> Samples.others(List.of("B'1'", "B'0'"));
            case "date" ->
                moments(
                        name,
                        List.of(
                                "2020-02-29",
                                "1999-12-31",
                                "0001-01-02",
                                "9999-12-30",
                                "1970-01-01",
                                "2000-01-01",
                                "2024-06-30"));
            case "time", "time without time zone", "time with time zone" ->
                moments(name, List.of("12:34:56", "01:02:03", "00:00:00", "23:59:59", "06:07:08", "18:30:00"));
            case "timestamp", "datetime", "timestamp without time zone", "timestamp with time zone" ->
                moments(
                        name,
                        List.of(
                                "2020-02-29 12:34:56",
                                "1999-12-31 23:59:59",
                                "0001-01-02 00:00:00",
                                "9999-12-30 23:59:59",
                                "1970-01-02 00:00:00",
                                "2000-01-01 00:00:01",
                                "2024-06-30 06:07:08"));
            case "uuid" ->
                Samples.quotedOthers(Stream.of(
                                "11", "aa", "00", "ff", "22", "33", "44", "55", "a1", "a2", "a3", "a4", "a5", "a6",
                                "a7", "a8", "a9", "b1", "b2", "b3", "b4", "b5", "b6")
                        .map(d -> "XXXX-XX-XX-XX-XXXXXX".replace("X", d))
                        .toList());
            case "json" -> Samples.quotedOthers(List.of("{}", "{\"a\": [1, null, \"ü\"]}", "[]"));
            default -> Samples.NONE;
        };
    }

    private static int number(List<String> arguments, int place, int otherwise) {
        if (place >= arguments.size()) {
            return otherwise;
        }
        Matcher number = Pattern.compile("(-?\\d{1,9}).*").matcher(arguments.get(place));
        return number.matches() ? Integer.parseInt(number.group(1)) : otherwise;
    }

    /** Integers of so many bits. */
    static Samples integers(int bits, boolean unsigned) {
        BigInteger half = BigInteger.ONE.shiftLeft(bits - 1);
        List<String> values = new ArrayList<>(List.of("1", "2", "0"));
        values.addAll(
                unsigned
                        ? List.of(half.shiftLeft(1).subtract(BigInteger.ONE).toString())
                        : List.of(
                                half.subtract(BigInteger.ONE).toString(),
                                half.negate().toString(),
                                "-1"));
        values.addAll(List.of("7", "42", "3", "5", "4", "6"));
        IntStream.range(8, MANY).forEach(n -> values.add(String.valueOf(n)));
        return Samples.numbers(values);
    }

    private static Samples decimals(int precision, int scale, boolean unsigned) {
        int whole = Math.max(0, precision - scale);
        int digits = Math.max(0, scale);
        String most = (whole == 0 ? "0" : "9".repeat(whole - Math.max(0, -scale)) + "0".repeat(Math.max(0, -scale)))
                + (digits == 0 ? "" : "." + "9".repeat(digits));
        List<String> values = new ArrayList<>(whole == 0 || scale < 0 ? List.of() : List.of("1", "2"));
        values.addAll(List.of("0", most));
        if (!unsigned) {
            values.add("-" + most);
        }
        if (digits > 0) {
            values.add("0." + "0".repeat(digits - 1) + "1");
        }
        if (whole > 0 && scale >= 0) {
            values.addAll(List.of("7", "3", "5", "4", "6", "8"));
        }
        if (whole > 1 && scale >= 0) {
            IntStream.range(10, MANY).forEach(n -> values.add(String.valueOf(n)));
        }
        return Samples.numbers(values);
    }

    private static Samples floats(String most, boolean unsigned) {
        return Samples.numbers(
                unsigned
                        ? List.of("1", "0", "1.5", most, "2.25")
                        : List.of("1", "-2.5", "0", most, "-" + most, "1.5", "2.25", "1e-30"));
    }

    private static Samples texts(int length) {
        return Samples.textsOf(Math.min(length, LONGEST));
    }

    private Samples moments(String type, List<String> moments) {
        return Samples.others(
                moments.stream().map(m -> engine.momentLiteral(type, m)).toList());
    }

    private Samples bytes(String type, int least, int most) {
        List<String> values = new ArrayList<>();
        for (String two : List.of("01", "7f", "00", "ff", "20", "41")) {
            values.add(two.repeat(least == 0 ? 1 : least));
        }
        if (least == 0) {
            values.add("");
            values.add("ab".repeat(Math.min(most, LONGEST_BYTES)));
        }
        return Samples.others(
                values.stream().map(v -> engine.bytesLiteral(type, v)).toList());
    }

    private static Samples bits(int length) {
        return Samples.others(IntStream.of(1, 0)
                .mapToObj(bit -> "B'" + String.valueOf(bit).repeat(length) + "'")
                .toList());
    }

    private static Samples intervals(String fields) {
        return Samples.others(INTERVALS.getOrDefault(fields, List.of()).stream()
                .map(v -> "interval " + (v.startsWith("-") ? "-'" + v.substring(1) : "'" + v) + "' " + fields)
                .toList());
    }

    private Samples arrays(Samples elements) {
        List<String> literals = elements.literals();
        if (literals.isEmpty()) {
            return Samples.NONE;
        }
        return Samples.others(List.of(
                engine.arrayLiteral(literals.subList(0, Math.min(2, literals.size()))),
                engine.arrayLiteral(List.of()),
                engine.arrayLiteral(literals.subList(0, 1))));
    }
}
