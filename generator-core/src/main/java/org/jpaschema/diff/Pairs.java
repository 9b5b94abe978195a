package org.jpaschema.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        Map<Object, List<T>> byMeaning =
                wanted.stream().collect(Collectors.groupingBy(meaning, LinkedHashMap::new, Collectors.toList()));
        byMeaning.forEach((what, group) -> {
            List<T> partners = removed.stream()
                    .filter(e -> meaning.apply(e).equals(what))
                    .collect(Collectors.toCollection(ArrayList::new));
            Set<T> open = new LinkedHashSet<>(group);
            open.removeIf(w -> partners.stream()
                    .filter(e -> name.apply(e).equals(name.apply(w)))
                    .findFirst()
                    .map(e -> pair(e, w, partners, removed, same))
                    .orElse(false));
            open.removeIf(w -> !partners.isEmpty() && pair(partners.get(0), w, partners, removed, same));
            if (open.size() == new LinkedHashSet<>(group).size()) {
                added.add(open.iterator().next());
            }
        });
        added.removeIf(w -> removed.stream()
                .filter(e -> name.apply(e).equals(name.apply(w)))
                .findFirst()
                .map(e -> pair(e, w, removed, removed, changed))
                .orElse(false));
        return new Pairs<>(same, changed, removed, added);
    }

    private static <T> boolean pair(T existing, T wanted, List<T> partners, List<T> removed, Map<T, T> into) {
        into.put(existing, wanted);
        partners.remove(existing);
        removed.remove(existing);
        return true;
    }
}
