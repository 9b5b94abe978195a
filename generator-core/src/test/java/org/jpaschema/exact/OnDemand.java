package org.jpaschema.exact;

import java.util.regex.Pattern;

/**
 * How much of the tests runs, by system properties: {@code jpaschema.cases} (a pattern that is found in the names of
 * evolutions), {@code jpaschema.tries} (random cases an engine) and {@code jpaschema.seed} (of the first of them).
 */
final class OnDemand {

    private OnDemand() {}

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
