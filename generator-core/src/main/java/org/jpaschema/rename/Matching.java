package org.jpaschema.rename;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Pairs what is gone with what is new, by what was said, by what is certain, and what is left by what may be.
 *
 * @param <T> a table, a column, a sequence, a type
 */
final class Matching<T> {

    /** One that has another name now. */
    record Pair<T>(T before, T after) {}

    private final List<T> gone;
    private final List<T> fresh;
    private final BiFunction<T, T, Rename> rename;
    private final Function<Rename, List<String>> otherPaths;
    private final Hints hints;
    private final Set<Hint> used = new LinkedHashSet<>();
    private final List<Pair<T>> pairs = new ArrayList<>();
    private final List<Rename> candidates = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param gone what the database has and the model has not
     * @param fresh what the model has and the database has not
     * @param rename how a pair is spoken of
     * @param otherPaths other ways to say what it was called
     */
    Matching(
            List<T> gone,
            List<T> fresh,
            BiFunction<T, T, Rename> rename,
            Function<Rename, List<String>> otherPaths,
            Hints hints) {
        this.gone = new ArrayList<>(gone);
        this.fresh = new ArrayList<>(fresh);
        this.rename = rename;
        this.otherPaths = otherPaths;
        this.hints = hints;
    }

    /**
     * Pairs.
     *
     * @param certain whether a pair is one thing for certain
     * @param possible whether a pair may be one thing
     */
    void match(BiPredicate<T, T> certain, BiPredicate<T, T> possible) {
        if (!hints.isEmpty()) {
            pair((before, after) -> isSaid(before, after, true));
        }
        pair((before, after) -> certain.test(before, after) && !isSaid(before, after, false));
        for (T before : gone) {
            for (T after : fresh) {
                if (isSaid(before, after, false)) {
                    continue;
                }
                if (possible.test(before, after)) {
                    candidates.add(rename.apply(before, after));
                }
            }
        }
    }

    private boolean isSaid(T before, T after, boolean renamed) {
        if (hints.isEmpty()) {
            return false;
        }
        Rename pair = rename.apply(before, after);
        boolean said = hints.of(pair, otherPaths.apply(pair))
                .filter(h -> h.renamed() == renamed)
                .isPresent();
        if (said) {
            hints.of(pair, otherPaths.apply(pair)).ifPresent(used::add);
        }
        return said;
    }

    /** Pairs what fits; what fits several fits none. */
    private void pair(BiPredicate<T, T> fits) {
        for (T before : List.copyOf(gone)) {
            List<T> partners =
                    fresh.stream().filter(after -> fits.test(before, after)).toList();
            boolean only = partners.size() == 1
                    && gone.stream()
                                    .filter(other -> fits.test(other, partners.get(0)))
                                    .count()
                            == 1;
            if (only) {
                gone.remove(before);
                fresh.remove(partners.get(0));
                pairs.add(new Pair<>(before, partners.get(0)));
            }
        }
    }

    List<Pair<T>> pairs() {
        return pairs;
    }

    List<Rename> candidates() {
        return candidates;
    }

    Set<Hint> used() {
        return used;
    }
}
