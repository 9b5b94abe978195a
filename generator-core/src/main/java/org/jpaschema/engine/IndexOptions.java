package org.jpaschema.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options of an index's part, as catalogs keep them in one text, at the places where DDL wants them.
 *
 * @param beforeOrder collation and operator class, with a leading space, or ""
 * @param nulls {@code NULLS FIRST} or {@code NULLS LAST}, with a leading space, or ""
 * @param afterParts what belongs to the whole index ({@code INCLUDE (…)}, {@code NULLS NOT DISTINCT}), with a leading
 *     space, or ""
 */
record IndexOptions(String beforeOrder, String nulls, String afterParts) {

    private static final Pattern INVALID = Pattern.compile("\\s*\\bINVALID$");
    private static final Pattern WHOLE =
            Pattern.compile("\\s*\\b(INCLUDE \\(.*\\)( NULLS NOT DISTINCT)?|NULLS NOT DISTINCT)$");
    private static final Pattern NULLS = Pattern.compile("\\s*\\bNULLS (FIRST|LAST)$");

    static IndexOptions parse(String options) {
        // An index whose making failed is made again as a whole one.
        String rest = INVALID.matcher(options).replaceFirst("");
        String[] whole = cut(WHOLE, rest);
        String[] nulls = cut(NULLS, whole[0]);
        return new IndexOptions(spaced(nulls[0]), spaced(nulls[1]), spaced(whole[1]));
    }

    private static String[] cut(Pattern end, String text) {
        Matcher matcher = end.matcher(text);
        return matcher.find()
                ? new String[] {text.substring(0, matcher.start()), matcher.group()}
                : new String[] {text, ""};
    }

    private static String spaced(String text) {
        return text.isBlank() ? "" : " " + text.strip();
    }
}
