package org.jpaschema.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which of the existing objects is which of the wanted ones.
 *
 * @param same pairs that mean the same, whatever their names
 * @param changed pairs of one name that mean different things
 * @param removed existing objects without a partner
 * @param added wanted objects without a partner
 */
record Pairs<T>(Map<T, T> same, Map<T, T> changed, List<T> removed, List<T> added) {

    /**
     * Pairs by meaning first (one with the wanted name before others), then by name. Several existing objects of a
     * wanted meaning all count as wanted only when the model says it as often; duplicates within the model count once.
     */
    static <T> Pairs<T> of(
            List<T> existing, List<T> wanted, Function<? super T, Object> meaning, Function<? super T, String> name) {
        Map<T, T> same = new LinkedHashMap<>();
        Map<T, T> changed = new LinkedHashMap<>();
        List<T> removed = new ArrayList<>(existing);
        List<T> added = new ArrayList<>();
        Map<Object, List<T>> byMeaning = new LinkedHashMap<>();
        for (T one : wanted) {
            byMeaning
                    .computeIfAbsent(meaning.apply(one), m -> new ArrayList<>(1))
                    .add(one);
        }
        byMeaning.forEach((what, group) -> {
            List<T> partners = new ArrayList<>(1);
            for (T one : removed) {
                if (meaning.apply(one).equals(what)) {
                    partners.add(one);
                }
            }
            Set<T> open = new LinkedHashSet<>(group);
            int all = open.size();
            open.removeIf(w -> {
                T partner = named(partners, name.apply(w), name);
                return partner != null && pair(partner, w, partners, removed, same);
            });
            open.removeIf(w -> !partners.isEmpty() && pair(partners.get(0), w, partners, removed, same));
            if (open.size() == all) {
                added.add(open.iterator().next());
            }
        });
        added.removeIf(w -> {
            T partner = named(removed, name.apply(w), name);
            return partner != null && pair(partner, w, removed, removed, changed);
        });
        return new Pairs<>(same, changed, removed, added);
    }

    /** The first of that name, or null. */
    private static <T> T named(List<T> objects, String wanted, Function<? super T, String> name) {
        for (T one : objects) {
            if (name.apply(one).equals(wanted)) {
                return one;
            }
        }
        return null;
    }

    private static <T> boolean pair(T existing, T wanted, List<T> partners, List<T> removed, Map<T, T> into) {
        into.put(existing, wanted);
        partners.remove(existing);
        removed.remove(existing);
        return true;
    }
}
