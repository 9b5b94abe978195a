package org.jpaschema.report;

/** A number of things in words. */
public final class Counted {

    private Counted() {}

    /** {@code 1 entity}, {@code 2 entities}: the word that fits the number. */
    public static String of(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
