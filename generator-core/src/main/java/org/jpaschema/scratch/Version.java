package org.jpaschema.scratch;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's version.
 *
 * @param numbers at least one
 */
record Version(List<Integer> numbers) {

    private static final Pattern NUMBERS = Pattern.compile("\\d+(?:\\.\\d+)*");

    /** One number weighs more than all differences of the next. */
    private static final int WEIGHT = 1000;

    Version {
        numbers = List.copyOf(numbers);
    }

    /** The first version in a text: 15.8 in {@code PostgreSQL 15.8}. */
    static Optional<Version> in(String text) {
        Matcher matcher = NUMBERS.matcher(text);
        return matcher.find()
                ? Optional.of(new Version(Arrays.stream(matcher.group().split("\\."))
                        .map(Integer::valueOf)
                        .toList()))
                : Optional.empty();
    }

    static Version of(String text) {
        return in(text).orElseThrow();
    }

    /** The first so many numbers: 10.11 of 10.11.5. */
    Version series(int length) {
        return new Version(numbers.subList(0, Math.min(length, numbers.size())));
    }

    int first() {
        return numbers.get(0);
    }

    /** Nearest first; of two equally near the newer one. */
    Comparator<Version> distance() {
        return Comparator.<Version>comparingInt(other -> Math.abs(weight() - other.weight()))
                .thenComparingInt(other -> -other.weight());
    }

    private int weight() {
        return first() * WEIGHT + (numbers.size() > 1 ? numbers.get(1) : 0);
    }

    @Override
    public String toString() {
        return String.join(".", numbers.stream().map(String::valueOf).toList());
    }
}
