package org.jpaschema.rename;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.schema.SchemaException;

/**
 * What somebody said of a name: that one thing became another, or that it did not.
 *
 * @param before what it was called: {@code orders}, {@code orders.total}
 * @param after what it is called now: {@code amount}
 * @param renamed whether it was renamed; else the one goes and the other is new
 */
public record Hint(String before, String after, boolean renamed) {

    private static final Pattern FORM = Pattern.compile("\\s*([^!<>]+?)\\s*(!?)->\\s*([^!<>]+?)\\s*");

    /**
     * Reads one.
     *
     * @param text {@code orders.total->amount} or {@code orders.total!->amount}
     * @param source where it stands, for messages
     * @throws SchemaException when it is neither
     */
    public static Hint parse(String text, String source) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new SchemaException(
                    "%s: \"%s\" is not understood. Write orders.total->amount for a column that has another name, orders->purchases for a table, sequence or enum type, and !-> where it was not renamed; in quotes on a command line."
                            .formatted(source, text.strip()));
        }
        return new Hint(matcher.group(1), matcher.group(3), matcher.group(2).isEmpty());
    }

    /** Whether it speaks of the same pair of names. */
    boolean speaksOf(String otherBefore, String otherAfter) {
        return before.equalsIgnoreCase(otherBefore) && own(after).equalsIgnoreCase(own(otherAfter));
    }

    /** Behind the last dot: the new name may be given with the path of the old. */
    private static String own(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @Override
    public String toString() {
        return before + (renamed ? "->" : "!->") + after;
    }
}
