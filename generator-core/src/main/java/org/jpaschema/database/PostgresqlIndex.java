package org.jpaschema.database;

import static org.jpaschema.database.Query.text;
import static org.jpaschema.database.Query.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jpaschema.engine.SqlText;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.UniqueKey;

/**
 * An index from PostgreSQL's own CREATE INDEX text, which names operator class, collation and order of NULLs only where
 * they are not the usual ones.
 *
 * <p>What a model cannot say makes an index another one than a plain index over the same columns, and stands at the end of
 * the last part's options, in upper case: {@code INCLUDE (b)}, {@code NULLS NOT DISTINCT}, {@code INVALID} (a concurrent
 * build that failed). Storage parameters do not change what an index does and are left out.
 */
final class PostgresqlIndex {

    private static final String USUAL_METHOD = "btree";
    private static final Pattern DESCENDING = Pattern.compile("(^|\\s)DESC(\\s|$)");
    private static final String INVALID = "INVALID";

    private PostgresqlIndex() {}

    static void add(TableParts table, ResultSet row) throws SQLException {
        String name = row.getString(2);
        boolean unique = row.getBoolean(3);
        boolean valid = row.getBoolean(4);
        String method = row.getString(5);
        String predicate = SqlText.unwrapped(text(row, 6));
        String definition = row.getString(7);
        List<String> texts = texts(row, 8);
        List<String> columns = texts(row, 9);

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
        table.indexes.add(new Index(name, true, parts, unique, predicate, method.equals(USUAL_METHOD) ? "" : method));
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
