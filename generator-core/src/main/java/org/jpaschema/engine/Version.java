package org.jpaschema.engine;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's version.
 *
 * @param major what comes first: 18 of {@code 18.6}
 * @param minor what comes next, or 0
 * @param patch what comes third, or 0
 */
public record Version(int major, int minor, int patch) implements Comparable<Version> {

    /** Of a server that nothing is known of: older than any other, so that nothing is promised of it. */
    public static final Version UNKNOWN = new Version(0, 0, 0);

    private static final Pattern NUMBERS =
            Pattern.compile("(?<![\\w.])v?(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?(?!\\d)");
    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::patch);

    /**
     * The first version in a text: 10.11.6 of {@code MariaDB 10.11.6-MariaDB}.
     *
     * @return the version, or {@link #UNKNOWN} where the text has none
     */
    public static Version of(String text) {
        Matcher matcher = NUMBERS.matcher(text);
        return matcher.find()
                ? new Version(number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)))
                : UNKNOWN;
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** Whether it is this version or a later one. */
    public boolean atLeast(int... numbers) {
        Version other =
                new Version(numbers[0], numbers.length > 1 ? numbers[1] : 0, numbers.length > 2 ? numbers[2] : 0);
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + (patch == 0 ? "" : "." + patch);
    }
}
