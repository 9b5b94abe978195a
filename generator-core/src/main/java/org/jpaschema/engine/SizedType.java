package org.jpaschema.engine;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type taken apart.
 *
 * @param base its words without numbers: {@code timestamp without time zone}
 * @param length its first number, or -1; {@link Integer#MAX_VALUE} for {@code max}
 * @param scale its second number, or -1
 */
record SizedType(String base, int length, int scale) {

    private static final Pattern NUMBERS =
            Pattern.compile("\\(\\s*(\\d{1,9}|max)\\s*(?:char|byte)?\\s*(?:,\\s*(-?\\d{1,4}))?\\s*\\)");

    static SizedType of(String type) {
        String text = type.toLowerCase(Locale.ROOT);
        Matcher matcher = NUMBERS.matcher(text);
        if (!matcher.find()) {
            return new SizedType(text.strip(), -1, -1);
        }
        String base = (text.substring(0, matcher.start()).strip() + text.substring(matcher.end())).strip();
        return new SizedType(
                base,
                matcher.group(1).equals("max") ? Integer.MAX_VALUE : Integer.parseInt(matcher.group(1)),
                matcher.group(2) == null ? -1 : Integer.parseInt(matcher.group(2)));
    }

    /** The same under the word that an alias stands for. */
    SizedType spelled(Map<String, String> aliases) {
        return new SizedType(aliases.getOrDefault(base, base), length, scale);
    }

    /** Whether it is of one of these kinds, whatever its numbers. */
    boolean is(String... bases) {
        for (String other : bases) {
            if (base.equals(other)) {
                return true;
            }
        }
        return false;
    }
}
