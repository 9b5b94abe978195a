package org.jpaschema.engine;

import java.util.List;

/** Values of the types that PostgreSQL has for itself (manual, chapter 8), as texts that the type reads. */
final class PostgresqlSamples {

    private PostgresqlSamples() {}

    /** Values of a type, or {@link Samples#NONE} for one that is as everywhere. */
    static Samples of(String type) {
        List<String> values =
                switch (type.replaceFirst("\\(.*", "")) {
                    case "jsonb" -> List.of("{}", "{\"a\": [1, null, \"ü\"]}", "[]", "1");
                    case "xml" -> List.of("<a/>", "<b>ü</b>");
                    case "inet" -> List.of("10.0.0.1", "::1", "192.168.0.0/16");
                    case "cidr" -> List.of("10.0.0.0/8", "::/0");
                    case "macaddr" -> List.of("08:00:2b:01:02:03", "00:00:00:00:00:00");
                    case "macaddr8" -> List.of("08:00:2b:01:02:03:04:05", "00:00:00:00:00:00:00:00");
                    case "tsvector", "tsquery" -> List.of("a", "b");
                    case "int4range", "int8range", "numrange" -> List.of("[1,5)", "empty", "(,)");
                    case "daterange" -> List.of("[2020-01-01,2020-02-01)", "empty", "(,)");
                    case "tsrange", "tstzrange" -> List.of("[2020-01-01 00:00,2020-02-01 00:00)", "empty", "(,)");
                    case "int4multirange", "int8multirange", "nummultirange" -> List.of("{[1,5)}", "{}");
                    case "datemultirange", "tsmultirange", "tstzmultirange" -> List.of("{}", "{(,)}");
                    case "point" -> List.of("(1,2)", "(0,0)");
                    case "box", "lseg" -> List.of("((0,0),(1,1))", "((1,2),(3,4))");
                    case "path", "polygon" -> List.of("((0,0),(1,1),(2,0))");
                    case "line" -> List.of("{1,2,3}");
                    case "circle" -> List.of("<(0,0),1>");
                    case "money" -> List.of("1.50", "0", "-1");
                    case "hstore" -> List.of("a=>1", "");
                    case "ltree" -> List.of("a.b", "c");
                    case "pg_lsn" -> List.of("0/0", "16/B374D848");
                    default -> List.of();
                };
        if (!values.isEmpty()) {
            return type.endsWith("[]") ? Samples.quotedOthers(List.of("{}")) : Samples.quotedOthers(values);
        }
        if (type.startsWith("interval") && !type.endsWith("[]")) {
            // What the fields of the type leave out is cut.
            return Samples.quotedOthers(List.of("1 day 02:03:04", "0", "-1 year 2 mons", "5.5 seconds"));
        }
        return switch (type) {
            case "oid" -> StandardSamples.integers(32, true);
            case "bytea" -> Samples.others(List.of("'\\x01'", "'\\x'", "'\\x00ff'"));
            case "\"char\"" -> Samples.textsOf(1);
            case "name", "bpchar", "citext" -> Samples.textsOf(20);
            default -> Samples.NONE;
        };
    }
}
