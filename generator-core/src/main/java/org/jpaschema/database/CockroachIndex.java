package org.jpaschema.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.engine.SqlText;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.Unknown;

/**
 * An index by its CREATE INDEX text in pg_indexes: {@code CREATE UNIQUE INDEX i ON db.public.t USING btree (a ASC, lower(b)
 * DESC) STORING (c)}. That it is sharded by a hash says how it is spread, not what it does, and is left out.
 */
record CockroachIndex(String name, String method, List<Index.Part> parts, String predicate) {

    private static final String USUAL_METHOD = "btree";
    private static final Pattern ORDER = Pattern.compile("\\s+(ASC|DESC)$");
    private static final Pattern COLUMN =
            Pattern.compile("(?<name>\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*)(?:\\s+(?<options>\\w+_ops))?");
    private static final Pattern SHARDED = Pattern.compile("\\s*\\bUSING HASH(?: WITH \\([^()]*\\))?");
    private static final Pattern STORED = Pattern.compile("\\b(?:STORING|INCLUDE)(?= \\()");
    private static final String INVALID = "INVALID";

    /**
     * Reads a definition.
     *
     * @param definition the text, from CREATE on
     * @param predicate the condition of a partial index, or ""
     */
    static CockroachIndex parse(String name, String definition, String predicate, boolean valid) {
        int open = SqlText.indexOf(definition, '(');
        int close = open < 0 ? -1 : SqlText.closing(definition, open);
        if (close < 0) {
            return new CockroachIndex(name, "", List.of(Index.Part.column(Unknown.TEXT)), predicate);
        }
        String head = definition.substring(0, open).trim();
        String method = head.substring(head.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        String rest = SHARDED.matcher(definition.substring(close + 1)).replaceFirst("");
        int condition = predicate.isEmpty() ? -1 : rest.indexOf(" WHERE ");
        String options = STORED.matcher(condition < 0 ? rest : rest.substring(0, condition))
                .replaceFirst("INCLUDE")
                .trim();
        options = valid ? options : (options + " " + INVALID).trim();
        List<String> items = SqlText.split(definition.substring(open + 1, close));
        List<Index.Part> parts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            parts.add(part(items.get(i), i == items.size() - 1 ? options : ""));
        }
        return new CockroachIndex(name, method.equals(USUAL_METHOD) ? "" : method, parts, SqlText.unwrapped(predicate));
    }

    private static Index.Part part(String item, String more) {
        Matcher order = ORDER.matcher(item);
        boolean descending = order.find() && order.group(1).equals("DESC");
        String text = ORDER.matcher(item).replaceFirst("").trim();
        Matcher column = COLUMN.matcher(text);
        if (!column.matches()) {
            return new Index.Part(SqlText.unwrapped(text), true, descending, more);
        }
        String options = column.group("options") == null ? "" : column.group("options");
        return new Index.Part(name(column.group("name")), false, descending, (options + " " + more).trim());
    }

    /** A name without its quotes. */
    static String name(String written) {
        return written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written;
    }

    /** Puts it among a table's parts: as a key, where it is nothing more. */
    void addTo(TableParts table, boolean unique, boolean primary, Set<String> hidden) {
        List<String> columns = parts.stream().map(Index.Part::text).toList();
        boolean plain = method.isEmpty()
                && predicate.isEmpty()
                && parts.stream()
                        .noneMatch(p -> p.expression() || p.options().contains(INVALID) || Unknown.is(p.text()));
        if (primary) {
            List<String> visible =
                    columns.stream().filter(c -> !hidden.contains(c)).toList();
            if (!visible.isEmpty()) {
                table.primaryKey(new PrimaryKey(name, visible));
            }
        } else if (hidden.containsAll(columns)) {
            table.dependents.add("index " + name + " over hidden columns");
        } else if (unique && plain) {
            table.uniqueKeys.add(new UniqueKey(name, true, columns, false));
        } else {
            table.indexes.add(new Index(name, true, parts, unique, predicate, method));
        }
    }
}
