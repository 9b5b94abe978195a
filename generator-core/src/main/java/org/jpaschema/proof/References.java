package org.jpaschema.proof;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Table;

/** The foreign keys of a table, now and after the migration, and what their columns can be. */
final class References {

    private static final int ENOUGH = 8;

    private final QualifiedName table;
    private final List<ForeignKey> keys;
    private final Predicate<String> optional;

    /** @param optional whether a column may be NULL, now and then */
    References(Table now, Table then, Predicate<String> optional) {
        Map<Object, ForeignKey> distinct = new LinkedHashMap<>();
        for (Table side : List.of(now, then)) {
            side.foreignKeys().stream()
                    .filter(k ->
                            k.columns().stream().allMatch(c -> now.column(c).isPresent()))
                    .forEach(k -> distinct.putIfAbsent(k.meaning(), k));
        }
        this.table = now.name();
        this.keys = List.copyOf(distinct.values());
        this.optional = optional;
    }

    /** The rows that there are to refer to. */
    interface Existing {

        /** The values of columns of a table, a row each; none for a table that is not there or empty. */
        List<List<String>> rows(QualifiedName table, List<String> columns) throws SQLException;
    }

    List<ForeignKey> keys() {
        return keys;
    }

    private boolean isMandatory(ForeignKey key) {
        return key.columns().stream().noneMatch(optional);
    }

    /** The other tables that must have rows before this one can. */
    Set<QualifiedName> mandatory() {
        return keys.stream()
                .filter(k -> isMandatory(k) && !isOwn(k))
                .map(ForeignKey::referencedTable)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean isOwn(ForeignKey key) {
        return key.referencedTable().equals(table);
    }

    /**
     * What the columns can be, foreign keys that share a column together.
     *
     * @param fillers a value for each column that is in a foreign key and must have one although the key is absent
     */
    List<Slot> slots(Existing existing, Map<String, String> fillers) throws SQLException {
        List<Slot> slots = new ArrayList<>();
        for (List<ForeignKey> group : groups()) {
            List<String> columns =
                    group.stream().flatMap(k -> k.columns().stream()).distinct().toList();
            List<Map<String, String>> found = new ArrayList<>();
            join(group, 0, new HashMap<>(), existing, found);
            List<List<String>> values = found.stream()
                    .map(row -> row(columns, row, fillers))
                    .distinct()
                    .toList();
            Map<String, String> nothing = new HashMap<>();
            columns.stream().filter(optional).forEach(c -> nothing.put(c, Slot.NULL));
            Optional<List<String>> absent = group.stream().anyMatch(this::isMandatory)
                    ? Optional.empty()
                    : Optional.of(row(columns, nothing, fillers));
            List<List<String>> present =
                    values.stream().filter(v -> !Optional.of(v).equals(absent)).toList();
            slots.add(new Slot(columns, present, present.size(), absent));
        }
        return slots;
    }

    private List<String> row(List<String> columns, Map<String, String> row, Map<String, String> fillers) {
        return columns.stream()
                .map(c -> row.getOrDefault(c, optional.test(c) ? Slot.NULL : fillers.getOrDefault(c, Slot.NULL)))
                .toList();
    }

    private Collection<List<ForeignKey>> groups() {
        List<List<ForeignKey>> groups = new ArrayList<>();
        for (ForeignKey key : keys) {
            List<ForeignKey> merged = new ArrayList<>();
            groups.removeIf(g -> {
                boolean shares = g.stream().anyMatch(k -> k.columns().stream().anyMatch(key.columns()::contains));
                if (shares) {
                    merged.addAll(g);
                }
                return shares;
            });
            merged.add(key);
            groups.add(merged);
        }
        return groups;
    }

    /** All ways in which each key points at a row, or at none because a column of it is NULL. */
    private void join(
            List<ForeignKey> group,
            int next,
            Map<String, String> row,
            Existing existing,
            List<Map<String, String>> found)
            throws SQLException {
        if (found.size() >= ENOUGH) {
            return;
        }
        if (next == group.size()) {
            found.add(Map.copyOf(row));
            return;
        }
        ForeignKey key = group.get(next);
        for (List<String> values : rows(key, existing)) {
            Map<String, String> longer = new HashMap<>(row);
            boolean fits = true;
            for (int i = 0; i < values.size(); i++) {
                String other = longer.putIfAbsent(key.columns().get(i), values.get(i));
                fits = fits && (other == null || other.equals(values.get(i)));
            }
            if (fits) {
                join(group, next + 1, longer, existing, found);
            }
        }
        for (String column : key.columns()) {
            if (optional.test(column) && row.getOrDefault(column, Slot.NULL).equals(Slot.NULL)) {
                Map<String, String> longer = new HashMap<>(row);
                longer.put(column, Slot.NULL);
                join(group, next + 1, longer, existing, found);
                return;
            }
        }
    }

    private List<List<String>> rows(ForeignKey key, Existing existing) throws SQLException {
        List<List<String>> rows = existing.rows(key.referencedTable(), key.referencedColumns());
        return rows.isEmpty() && isOwn(key) && isMandatory(key)
                ? List.of(key.referencedColumns().stream().map(Slot::ofThisRow).toList())
                : rows.stream().limit(ENOUGH).toList();
    }
}
