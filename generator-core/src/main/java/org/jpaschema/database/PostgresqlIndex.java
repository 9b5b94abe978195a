package org.jpaschema.database;

import static org.jpaschema.database.Query.text;
import static org.jpaschema.database.Query.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jpaschema.engine.SqlText;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.UniqueKey;

/**
 * An index from the numbers of its columns or, where it is no plain one, from PostgreSQL's own CREATE INDEX text, which
 * names operator class, collation and order of NULLs only where they are not the usual ones.
 *
 * <p>What a model cannot say makes an index another one than a plain index over the same columns, and stands at the end of
 * the last part's options, in upper case: {@code INCLUDE (b)}, {@code NULLS NOT DISTINCT}, {@code INVALID} (a concurrent
 * build that failed). Storage parameters do not change what an index does and are left out.
 */
final class PostgresqlIndex {

    private static final String USUAL_METHOD = "btree";
    private static final Pattern DESCENDING = Pattern.compile("(^|\\s)DESC(\\s|$)");
    private static final String INVALID = "INVALID";
    private static final char ASCENDING = '0';

    private PostgresqlIndex() {}

    static void add(PostgresqlTable table, ResultSet row, UnaryOperator<String> definitions) throws SQLException {
        TableParts parts = table.parts;
        String name = row.getString(2);
        boolean unique = row.getBoolean(3);
        boolean valid = row.getBoolean(4);
        String method = row.getString(5).equals(USUAL_METHOD) ? "" : row.getString(5);
        List<String> columns = table.columns(row.getString(6));
        String definition = row.getString(8);
        if (definition != null) {
            List<String> texts = texts(row, 9);
            String predicate = SqlText.unwrapped(text(row, 10));
            // What is included comes behind the keys.
            List<String> keys = columns.subList(0, texts.size());
            special(parts, name, unique, valid, method, keys, definitions.apply(definition), texts, predicate);
        } else if (unique && valid) {
            parts.uniqueKeys.add(new UniqueKey(name, true, columns, true));
        } else {
            parts.indexes.add(new Index(name, true, plain(columns, row.getString(7), valid), unique, "", method));
        }
    }

    /** Columns with their options, which are numbers with spaces between them. */
    private static List<Index.Part> plain(List<String> columns, String options, boolean valid) {
        List<Index.Part> parts = new ArrayList<>(columns.size());
        int place = 0;
        for (int i = 0; i < columns.size(); i++) {
            boolean descending = options.charAt(place) != ASCENDING;
            boolean last = i == columns.size() - 1;
            parts.add(new Index.Part(columns.get(i), false, descending, last && !valid ? INVALID : ""));
            place = options.indexOf(' ', place) + 1;
        }
        return parts;
    }

    private static void special(
            TableParts table,
            String name,
            boolean unique,
            boolean valid,
            String method,
            List<String> columns,
            String definition,
            List<String> texts,
            String predicate) {
        if (unique && valid && predicate.isEmpty() && columns.stream().noneMatch(String::isEmpty)) {
            table.uniqueKeys.add(new UniqueKey(name, true, columns, true));
            if (extras(definition).contains("NULLS NOT DISTINCT")) {
                table.dependents.add("unique key " + name + " nulls not distinct");
            }
            return;
        }
        String extras = (extras(definition) + (valid ? "" : " " + INVALID)).trim();
        List<String> items = SqlText.split(definition.substring(open(definition) + 1, close(definition)));
        List<Index.Part> parts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String options = items.get(i).substring(texts.get(i).length()).trim();
            boolean descending = DESCENDING.matcher(options).find();
            options = DESCENDING.matcher(options).replaceFirst(" ").trim();
            if (i == columns.size() - 1) {
                options = (options + " " + extras).trim();
            }
            boolean expression = columns.get(i).isEmpty();
            String text = expression ? SqlText.unwrapped(texts.get(i)) : columns.get(i);
            parts.add(new Index.Part(text, expression, descending, options));
        }
        table.indexes.add(new Index(name, true, parts, unique, predicate, method));
    }

    /** INCLUDE and NULLS NOT DISTINCT, which stand between the keys and the storage parameters or the predicate. */
    private static String extras(String definition) {
        String rest = definition.substring(close(definition) + 1).trim();
        String extras = "";
        if (rest.startsWith("INCLUDE (")) {
            int end = SqlText.closing(rest, rest.indexOf('(')) + 1;
            extras = rest.substring(0, end);
            rest = rest.substring(end).trim();
        }
        return rest.startsWith("NULLS NOT DISTINCT") ? (extras + " NULLS NOT DISTINCT").trim() : extras;
    }

    private static int open(String definition) {
        return SqlText.indexOf(definition, '(');
    }

    private static int close(String definition) {
        return SqlText.closing(definition, open(definition));
    }
}
