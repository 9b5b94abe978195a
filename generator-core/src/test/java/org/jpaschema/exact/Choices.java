package org.jpaschema.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * The decisions that a random case is made of: drawn, or taken from a list, so that a case can be told again and be made
 * smaller. The smaller the numbers and the fewer, the simpler the case; what the list lacks is 0.
 */
final class Choices {

    private static final int BOUND = 1 << 20;

    private final List<Integer> given;
    private final Random random;
    private final List<Integer> made = new ArrayList<>();

    private Choices(List<Integer> given, Random random) {
        this.given = given;
        this.random = random;
    }

    /** Decisions drawn by a seed. */
    static Choices drawn(long seed) {
        return new Choices(List.of(), new Random(seed));
    }

    /** These decisions, and nothing but the simplest behind them. */
    static Choices given(List<Integer> given) {
        return new Choices(given, new Random() {
            private static final long serialVersionUID = 1L;

            @Override
            public int nextInt(int bound) {
                return 0;
            }
        });
    }

    /** A number from 0 to below the bound. */
    int below(int bound) {
        int place = made.size();
        int number = (place < given.size() ? given.get(place) : random.nextInt(BOUND)) % bound;
        made.add(number);
        return number;
    }

    /** Yes in so many of a hundred cases; no is simpler. */
    boolean chance(int percent) {
        return below(100) >= 100 - percent;
    }

    /** One of these; the first is the simplest. */
    <T> T of(List<T> list) {
        return list.get(below(list.size()));
    }

    /** Those of these that are chosen, each in so many of a hundred cases; none is simpler. */
    <T> List<T> some(List<T> list, int percent) {
        return list.stream().filter(t -> chance(percent)).toList();
    }

    /** All decisions so far. */
    List<Integer> made() {
        return List.copyOf(made);
    }

    /**
     * The simplest decisions that are found to fail as well: parts left out, numbers made 0 or half.
     *
     * @param failing decisions that fail
     * @param fails whether decisions fail
     * @param tries how many may be asked for
     */
    static List<Integer> smallest(List<Integer> failing, Predicate<List<Integer>> fails, int tries) {
        List<Integer> best = failing;
        int left = tries;
        boolean better = true;
        while (better && left > 0) {
            better = false;
            for (List<Integer> simpler : simpler(best)) {
                if (left-- <= 0) {
                    break;
                }
                if (fails.test(simpler)) {
                    best = simpler;
                    better = true;
                    break;
                }
            }
        }
        return best;
    }

    private static List<List<Integer>> simpler(List<Integer> choices) {
        List<List<Integer>> all = new ArrayList<>();
        for (int length = Math.max(1, choices.size() / 2); length > 0; length /= 2) {
            for (int from = choices.size() - length; from >= 0; from -= length) {
                List<Integer> without = new ArrayList<>(choices);
                without.subList(from, from + length).clear();
                all.add(without);
                List<Integer> zeroed = new ArrayList<>(choices);
                zeroed.subList(from, from + length).replaceAll(n -> 0);
                if (!zeroed.equals(choices)) {
                    all.add(zeroed);
                }
            }
        }
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i) > 1) {
                List<Integer> halved = new ArrayList<>(choices);
                halved.set(i, choices.get(i) / 2);
                all.add(halved);
            }
        }
        return all;
    }
}
