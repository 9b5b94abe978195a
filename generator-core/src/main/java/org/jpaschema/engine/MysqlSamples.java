package org.jpaschema.engine;

import java.util.List;
import java.util.stream.Stream;

/** Values of the types that MariaDB and MySQL have for themselves, and within their own limits (both manuals, "Data Types"). */
final class MysqlSamples {

    private static final int LONGEST = 4000;
    private static final int TINY = 255;

    private MysqlSamples() {}

    /** Values of a type, or {@link Samples#NONE} for one that is as everywhere. */
    static Samples of(String type) {
        return switch (type.replaceFirst("\\(.*", "")) {
            case "tinytext" -> Samples.textsOf(TINY / 3);
            case "mediumtext", "longtext" -> Samples.textsOf(LONGEST);
            case "tinyblob", "mediumblob", "longblob" ->
                Samples.others(List.of("x'01'", "x''", "x'00ff'", "x'" + "ab".repeat(TINY) + "'"));
            case "tinyint" ->
                // What the driver and Hibernate take for a boolean.
                type.startsWith("tinyint(1)") ? Samples.numbers(List.of("1", "0")) : Samples.NONE;
            case "year" -> Samples.numbers(List.of("2020", "1999", "1901", "2155"));
            case "date" ->
                Samples.quotedOthers(List.of("2020-02-29", "1999-12-31", "1000-01-01", "9999-12-31", "1970-01-01"));
            case "datetime" ->
                Samples.quotedOthers(List.of(
                        "2020-02-29 12:34:56",
                        "1999-12-31 23:59:59",
                        "1000-01-01 00:00:00",
                        "9999-12-31 23:59:59",
                        "2000-01-01 00:00:01"));
            // Seconds since 1970 in 32 bits, in the session's zone.
            case "timestamp" ->
                Samples.quotedOthers(List.of(
                        "2020-02-29 12:34:56",
                        "1999-12-31 23:59:59",
                        "1970-01-03 00:00:00",
                        "2038-01-17 00:00:00",
                        "2000-01-01 00:00:01"));
            case "set" ->
                Samples.others(Stream.concat(
                                SqlText.split(type.substring(type.indexOf('(') + 1, type.lastIndexOf(')'))).stream(),
                                Stream.of("''"))
                        .toList());
            case "inet4" -> Samples.quotedOthers(List.of("10.0.0.1", "0.0.0.0"));
            case "inet6" -> Samples.quotedOthers(List.of("::1", "::"));
            case "geometry", "point" -> Samples.others(List.of("st_geomfromtext('POINT(1 2)')"));
            case "linestring" -> Samples.others(List.of("st_geomfromtext('LINESTRING(0 0, 1 1)')"));
            case "polygon" -> Samples.others(List.of("st_geomfromtext('POLYGON((0 0, 1 0, 1 1, 0 0))')"));
            default -> Samples.NONE;
        };
    }
}
