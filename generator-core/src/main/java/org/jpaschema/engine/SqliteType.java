package org.jpaschema.engine;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Types as SQLite keeps them: as they were declared, a text. Two texts are one type here when they are spellings of one
 * name of the SQL standard or of the short name that everybody writes for it ({@code INT}, {@code dec}). Types that merely
 * have the same affinity, such as {@code text} and {@code varchar(255)}, stay two, since a mapping tells them apart.
 */
final class SqliteType {

    /** What SQLite makes of a declared type (sqlite.org/datatype3.html, 3.1). */
    enum Affinity {
        INTEGER,
        TEXT,
        BLOB,
        REAL,
        NUMERIC
    }

    private static final Pattern DECLARED = Pattern.compile("(?<name>[^()]*)(?:\\((?<size>[^()]*)\\)(?<rest>[^()]*))?");
    private static final Pattern SIZE = Pattern.compile("\\s*[+-]?\\s*[\\w.]+\\s*(?:,\\s*[+-]?\\s*[\\w.]+\\s*)?");

    private static final Map<String, String> NAMES = names();

    private SqliteType() {}

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("int", "integer");
        names.put("int4", "integer");
        names.put("int8", "bigint");
        names.put("big int", "bigint");
        names.put("int2", "smallint");
        names.put("small int", "smallint");
        names.put("tiny int", "tinyint");
        names.put("bool", "boolean");
        names.put("dec", "decimal");
        names.put("double", "double precision");
        names.put("character", "char");
        names.put("character varying", "varchar");
        names.put("char varying", "varchar");
        names.put("varying character", "varchar");
        names.put("national character varying", "nvarchar");
        names.put("national char varying", "nvarchar");
        names.put("nchar varying", "nvarchar");
        names.put("national character", "nchar");
        names.put("native character", "nchar");
        names.put("character large object", "clob");
        names.put("char large object", "clob");
        names.put("national character large object", "nclob");
        names.put("nchar large object", "nclob");
        names.put("binary large object", "blob");
        names.put("timestamp without time zone", "timestamp");
        names.put("time without time zone", "time");
        return names;
    }

    /** Whether SQLite can read it as a type. */
    static boolean isType(String declared) {
        Matcher parts = DECLARED.matcher(declared.strip());
        return parts.matches()
                && (parts.group("size") == null
                        || SIZE.matcher(parts.group("size")).matches()
                                && parts.group("rest").isBlank())
                && SqliteToken.of(parts.group("name")).stream().allMatch(SqliteToken::isName);
    }

    /** The one spelling of a declared type; "" for none. */
    static String normal(String declared) {
        String text = declared.strip().toLowerCase(Locale.ROOT);
        Matcher parts = DECLARED.matcher(text);
        if (!parts.matches()) {
            return text.replaceAll("\\s+", " ");
        }
        StringBuilder written = new StringBuilder();
        for (SqliteToken token : SqliteToken.of(parts.group("name"))) {
            written.append(written.isEmpty() ? "" : " ").append(token.isName() ? token.name() : token.text());
        }
        String size = parts.group("size") == null ? "" : parts.group("size").replaceAll("[\\s+]", "");
        String rest =
                parts.group("rest") == null ? "" : parts.group("rest").strip().replaceAll("\\s+", " ");
        // SQLite takes such a type only without the size in its middle; a mapping may still say it.
        String name = NAMES.getOrDefault((written + " " + rest).strip(), (written + " " + rest).strip());
        if (name.equals("numeric") || name.equals("decimal")) {
            size = size.replaceFirst(",0$", "");
        }
        return name + (size.isEmpty() ? "" : "(" + size + ")");
    }

    /**
     * Whether two normal types are one: DECIMAL is NUMERIC to SQLite. Hibernate tells them apart when it validates, so a
     * new column has the word of the model.
     */
    static boolean same(String one, String other) {
        return undecided(one).equals(undecided(other));
    }

    /** The normal type with one word for both. */
    static String undecided(String normal) {
        return normal.replaceFirst("^decimal\\b", "numeric");
    }

    /** The affinity of a declared type, by the rules of the manual and in their order. */
    static Affinity affinity(String declared) {
        String type = declared.toUpperCase(Locale.ROOT);
        if (type.contains("INT")) {
            return Affinity.INTEGER;
        }
        if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
            return Affinity.TEXT;
        }
        if (type.contains("BLOB") || type.isBlank()) {
            return Affinity.BLOB;
        }
        return type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB")
                ? Affinity.REAL
                : Affinity.NUMERIC;
    }
}
