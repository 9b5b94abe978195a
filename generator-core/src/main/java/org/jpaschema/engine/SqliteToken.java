package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token of SQLite's SQL, as its own tokenizer cuts it (sqlite.org/lang_keywords.html, "SQL As Understood By SQLite").
 *
 * @param kind what it is
 * @param text how it is spelled, quotes and all
 * @param start its first character's place in the text
 * @param end the place behind its last character
 */
record SqliteToken(Kind kind, String text, int start, int end) {

    enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        /** A name in double quotes, in brackets or in back ticks; in double quotes it may be a text, too. */
        QUOTED,
        STRING,
        BLOB,
        NUMBER,
        SIGN,
        /** A sign that SQLite does not know, or quotes that never close. */
        ILLEGAL
    }

    private static final Pattern TOKEN = Pattern.compile(
            "(?<blank>\\s+|--[^\\n]*+|/\\*.*?(?:\\*/|\\z))"
                    + "|(?<blob>[xX]'[0-9a-fA-F]*')"
                    + "|(?<string>'(?:[^']|'')*+')"
                    + "|(?<quoted>\"(?:[^\"]|\"\")*+\"|`(?:[^`]|``)*+`|\\[[^]]*+])"
                    + "|(?<number>0[xX][0-9a-fA-F]+|(?:\\d[\\d_]*+(?:\\.\\d*+)?|\\.\\d+)(?:[eE][+-]?\\d+)?)"
                    + "|(?<word>[A-Za-z_\\x{80}-\\x{10FFFF}][\\w$\\x{80}-\\x{10FFFF}]*+)"
                    + "|(?<sign>\\|\\||<<|>>|<=|>=|<>|!=|==|->>|->|[-+*/%&|~=<>(),.;])"
                    + "|(?<illegal>.)",
            Pattern.DOTALL);

    /** The tokens of a text without blanks and comments. */
    static List<SqliteToken> of(String sql) {
        List<SqliteToken> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            if (matcher.group("blank") == null) {
                tokens.add(new SqliteToken(kind(matcher), matcher.group(), matcher.start(), matcher.end()));
            }
        }
        return tokens;
    }

    private static Kind kind(Matcher matcher) {
        for (Kind kind : Kind.values()) {
            if (matcher.group(kind.name().toLowerCase(Locale.ROOT)) != null) {
                return kind;
            }
        }
        throw new IllegalStateException("A token of no kind: " + matcher.group());
    }

    /** Whether it is this keyword or sign; a quoted name never is. */
    boolean is(String keyword) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && text.equalsIgnoreCase(keyword);
    }

    /** Whether it is one of these keywords. */
    boolean isOneOf(Iterable<String> keywords) {
        for (String keyword : keywords) {
            if (is(keyword)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it can be a name: SQLite takes a string for one, too. */
    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED || kind == Kind.STRING;
    }

    /** The name or the text without its quotes. */
    String name() {
        char first = text.charAt(0);
        if (kind == Kind.QUOTED && first == '[') {
            return text.substring(1, text.length() - 1);
        }
        if (kind == Kind.QUOTED || kind == Kind.STRING) {
            String quote = String.valueOf(first);
            return text.substring(1, text.length() - 1).replace(quote + quote, quote);
        }
        return text;
    }
}
