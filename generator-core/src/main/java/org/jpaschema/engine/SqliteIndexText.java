package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * A CREATE INDEX of SQLite's, which is how SQLite keeps an index (sqlite.org/lang_createindex.html).
 *
 * @param unique whether it is unique
 * @param parts what it is over
 * @param predicate the condition behind WHERE, or ""
 */
public record SqliteIndexText(boolean unique, List<Part> parts, String predicate) {

    /**
     * A column or an expression.
     *
     * @param text as it is written, a name without quotes
     * @param collation the name behind COLLATE, or ""
     * @param descending whether it is sorted descending
     */
    public record Part(String text, String collation, boolean descending) {}

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
        boolean unique = tokens.take("unique");
        tokens.expect("index");
        tokens.take("if", "not", "exists");
        tokens.name();
        if (tokens.take(".")) {
            tokens.name();
        }
        tokens.expect("on");
        tokens.name();
        tokens.expect("(");
        List<Part> parts = new ArrayList<>();
        do {
            parts.add(part(tokens));
        } while (tokens.take(","));
        tokens.expect(")");
        String predicate = tokens.take("where") ? tokens.rest() : "";
        return new SqliteIndexText(unique, parts, predicate);
    }

    private static Part part(SqliteTokens tokens) {
        int start = tokens.start();
        String only = tokens.peek().isName() ? tokens.peek().name() : "";
        int taken = 0;
        while (!isEnd(tokens)) {
            if (tokens.peek().is("(")) {
                tokens.skipGroup();
                taken++;
            } else {
                tokens.next();
            }
            taken++;
        }
        String text = taken == 1 && !only.isEmpty() ? only : SqlText.unwrapped(tokens.since(start));
        String collation = tokens.take("collate") ? tokens.name() : "";
        boolean descending = tokens.take("desc");
        tokens.take("asc");
        if (!tokens.peek().is(",") && !tokens.peek().is(")")) {
            throw tokens.unexpected();
        }
        return new Part(text, collation, descending);
    }

    private static boolean isEnd(SqliteTokens tokens) {
        SqliteToken token = tokens.peek();
        return token.is(",") || token.is(")") || token.is("collate") || token.is("asc") || token.is("desc");
    }
}
