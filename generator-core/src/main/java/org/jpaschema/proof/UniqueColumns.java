package org.jpaschema.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jpaschema.engine.SqlText;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Table;

/** The keys of a table, and the values that its rows have there already. */
final class UniqueColumns {

    private static final int TRIES = 500;

    private final List<Slot> slots;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<List<String>, Set<List<String>>> used = new LinkedHashMap<>();

    /** A key of which the engine makes a column's values itself needs no care. */
    UniqueColumns(List<Slot> slots, Set<Set<String>> keys) {
        this.slots = slots;
        for (int i = 0; i < slots.size(); i++) {
            for (String column : slots.get(i).columns()) {
                places.put(column, i);
            }
        }
        keys.stream()
                .filter(places.keySet()::containsAll)
                .forEach(k -> used.put(k.stream().sorted().toList(), new HashSet<>()));
    }

    /** The columns of each key; an expression or a predicate is taken for all columns that it speaks of. */
    static Set<Set<String>> of(Table... sides) {
        Set<Set<String>> keys = new LinkedHashSet<>();
        for (Table side : sides) {
            side.primaryKey().ifPresent(k -> keys.add(Set.copyOf(k.columns())));
            side.uniqueKeys().forEach(k -> keys.add(Set.copyOf(k.columns())));
            side.indexes().stream().filter(Index::unique).forEach(i -> keys.add(columns(i, side)));
        }
        keys.remove(Set.of());
        return keys;
    }

    private static Set<String> columns(Index index, Table table) {
        Set<String> columns = new LinkedHashSet<>();
        for (Index.Part part : index.parts()) {
            if (part.expression()) {
                table.columns().stream()
                        .map(Column::name)
                        .filter(c -> SqlText.mentions(part.text(), c))
                        .forEach(columns::add);
            } else {
                columns.add(part.text());
            }
        }
        return columns;
    }

    /** The choices, or those nearest to them that no row has; empty when all are taken. */
    Optional<int[]> fresh(int[] wanted) {
        int[] choices = wanted.clone();
        for (int pass = 0; pass <= 2 * used.size(); pass++) {
            Optional<List<String>> taken =
                    used.keySet().stream().filter(k -> isTaken(k, choices)).findFirst();
            if (taken.isEmpty()) {
                return Optional.of(choices);
            }
            if (!advance(taken.get(), choices)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Counts through the values of the key's columns, as on an odometer. */
    private boolean advance(List<String> key, int[] choices) {
        int[] start = choices.clone();
        List<Integer> digits = key.stream()
                .map(places::get)
                .distinct()
                .filter(slot -> slots.get(slot).likely() > 0)
                .toList();
        for (int step = 1; step < TRIES; step++) {
            int rest = step;
            for (int slot : digits) {
                int size = slots.get(slot).likely();
                choices[slot] = (Math.max(0, start[slot]) + rest % size) % size;
                rest /= size;
            }
            if (!isTaken(key, choices)) {
                return true;
            }
            if (rest > 0) {
                return false;
            }
        }
        return false;
    }

    /** NULL is no value; an engine that takes one row with it only says so itself. */
    private boolean isTaken(List<String> key, int[] choices) {
        List<String> values = values(key, choices);
        return !values.contains(Slot.NULL) && used.get(key).contains(values);
    }

    private List<String> values(List<String> key, int[] choices) {
        List<String> values = new ArrayList<>();
        for (String column : key) {
            Slot slot = slots.get(places.get(column));
            values.add(
                    slot.value(choices[places.get(column)]).get(slot.columns().indexOf(column)));
        }
        return values;
    }

    /** How many rows there can be at most, as far as the keys' likely values go. */
    int room() {
        int room = Integer.MAX_VALUE;
        for (List<String> key : used.keySet()) {
            List<Slot> of =
                    key.stream().map(places::get).distinct().map(slots::get).toList();
            if (of.stream().allMatch(s -> s.absent().isEmpty())) {
                room = Math.min(room, of.stream().mapToInt(Slot::likely).reduce(1, (a, b) -> Math.min(a * b, TRIES)));
            }
        }
        return room;
    }

    /** A row has these values now. */
    void take(int[] choices) {
        used.forEach((key, rows) -> rows.add(values(key, choices)));
    }

    /** A row with these values was there before. */
    void take(Map<String, String> row) {
        used.forEach((key, rows) -> rows.add(key.stream().map(row::get).toList()));
    }

    /** Rows were not taken after all. */
    void release(List<int[]> choices) {
        choices.forEach(c -> used.forEach((key, rows) -> rows.remove(values(key, c))));
    }
}
