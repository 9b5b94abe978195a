package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * A CREATE INDEX of SQLite's, which is how SQLite keeps an index (sqlite.org/lang_createindex.html).
 *
 * @param parts what it is over, each as it is written, without COLLATE and order
 * @param predicate the condition behind WHERE, or ""
 */
public record SqliteIndexText(List<String> parts, String predicate) {

    public SqliteIndexText {
        parts = List.copyOf(parts);
    }

    /**
     * Reads the text.
     *
     * @throws SqliteSyntaxException when it is no CREATE INDEX
     */
    public static SqliteIndexText parse(String sql) {
        SqliteTokens tokens = new SqliteTokens(sql);
        tokens.expect("create");
        tokens.take("unique");
        tokens.expect("index");
        tokens.take("if", "not", "exists");
        tokens.name();
        if (tokens.take(".")) {
            tokens.name();
        }
        tokens.expect("on");
        tokens.name();
        tokens.expect("(");
        List<String> parts = new ArrayList<>();
        do {
            parts.add(part(tokens));
        } while (tokens.take(","));
        tokens.expect(")");
        String predicate = tokens.take("where") ? tokens.rest() : "";
        return new SqliteIndexText(parts, predicate);
    }

    private static String part(SqliteTokens tokens) {
        int start = tokens.start();
        String part = "";
        while (!tokens.peek().is(",") && !tokens.peek().is(")")) {
            boolean ends = tokens.peek().is("asc")
                    || tokens.peek().is("desc")
                    || tokens.peek().is("collate")
                    || tokens.peek().is("nulls");
            if (ends && part.isEmpty()) {
                part = tokens.since(start);
            }
            if (tokens.peek().is("(")) {
                tokens.skipGroup();
            } else {
                tokens.next();
            }
        }
        return part.isEmpty() ? tokens.since(start) : part;
    }
}
