package org.jpaschema.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists in order. A schema is copied often with most of it unchanged, so what is in order already is kept as it is. */
final class Sorted {

    private Sorted() {}

    /** An unmodifiable list of the same elements in the given order; equal ones stay as they were. */
    static <T> List<T> copy(List<T> list, Comparator<? super T> order) {
        for (int i = 1; i < list.size(); i++) {
            if (order.compare(list.get(i - 1), list.get(i)) > 0) {
                List<T> sorted = new ArrayList<>(list);
                sorted.sort(order);
                return List.copyOf(sorted);
            }
        }
        return List.copyOf(list);
    }
}
