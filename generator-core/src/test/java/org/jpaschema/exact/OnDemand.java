package org.jpaschema.exact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How much of the tests runs, by system properties: {@code jpaschema.engines} (names with commas; all), {@code
 * jpaschema.cases} (a pattern that is found in their names), {@code jpaschema.tries} (random cases a property) and {@code jpaschema.seed} (of the first of them).
 */
final class OnDemand {

    private OnDemand() {}

    /** The engines to run on. */
    static List<TestEngine> engines() {
        String names = System.getProperty("jpaschema.engines", "").toUpperCase(Locale.ROOT);
        return Arrays.stream(TestEngine.values())
                .filter(e -> names.isEmpty() || List.of(names.split(",")).contains(e.name()))
                .toList();
    }

    /** Whether to run the case of that name. */
    static boolean runs(String name) {
        return Pattern.compile(System.getProperty("jpaschema.cases", ""))
                .matcher(name)
                .find();
    }

    /** How many random cases to run, where nothing else is asked for as many as given. */
    static int tries(int usual) {
        return Integer.getInteger("jpaschema.tries", usual);
    }

    /** The seed of the first random case. */
    static long seed() {
        return Long.getLong("jpaschema.seed", 1);
    }
}
