package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import org.jpaschema.engine.SqliteToken.Kind;

/** Reads a text token by token. */
final class SqliteTokens {

    private static final SqliteToken END = new SqliteToken(Kind.ILLEGAL, "", -1, -1);

    private final String sql;
    private final List<SqliteToken> tokens;
    private int place;

    SqliteTokens(String sql) {
        this.sql = sql;
        this.tokens = SqliteToken.of(sql);
    }

    boolean hasNext() {
        return place < tokens.size();
    }

    /** The next token, which stays; one that is nothing at the end. */
    SqliteToken peek() {
        return peek(0);
    }

    /** A later token; 0 is the next. */
    SqliteToken peek(int ahead) {
        return place + ahead < tokens.size() ? tokens.get(place + ahead) : END;
    }

    SqliteToken next() {
        if (!hasNext()) {
            throw new SqliteSyntaxException("it ends too early: " + sql);
        }
        return tokens.get(place++);
    }

    /** Takes the keywords or signs if they come next, all of them or none. */
    boolean take(String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (!peek(i).is(keywords[i])) {
                return false;
            }
        }
        place += keywords.length;
        return true;
    }

    void expect(String... keywords) {
        if (!take(keywords)) {
            throw unexpected();
        }
    }

    /** The next token as a name. */
    String name() {
        SqliteToken token = next();
        if (!token.isName()) {
            throw new SqliteSyntaxException("a name should stand where <" + token.text() + "> stands: " + sql);
        }
        return token.name();
    }

    /** The names between parentheses, each with whatever follows it up to the comma left out. */
    List<String> names() {
        expect("(");
        List<String> names = new ArrayList<>();
        do {
            names.add(name());
            while (!peek().is(",") && !peek().is(")")) {
                next();
            }
        } while (take(","));
        expect(")");
        return names;
    }

    /** The text between parentheses, which come next, without them. */
    String group() {
        int start = peek().end();
        skipGroup();
        return sql.substring(start, tokens.get(place - 1).start()).strip();
    }

    void skipGroup() {
        expect("(");
        for (int depth = 1; depth > 0; ) {
            SqliteToken token = next();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        }
    }

    /** Where the next token starts; the text's end when there is none. */
    int start() {
        return hasNext() ? peek().start() : sql.length();
    }

    /** The text from the given place to the end of the last token that was taken. */
    String since(int start) {
        return sql.substring(
                start, Math.max(start, place == 0 ? 0 : tokens.get(place - 1).end()));
    }

    String rest() {
        return hasNext() ? sql.substring(peek().start()).strip() : "";
    }

    SqliteSyntaxException unexpected() {
        return new SqliteSyntaxException(
                hasNext() ? "<" + peek().text() + "> is not expected there: " + sql : "it ends too early: " + sql);
    }
}
