package org.jpaschema.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Table;

/**
 * Fills tables with generated rows: every column, NULL where it may be, the edges of each type, and references that hold.
 * They are the same on every run. What a row may be says the engine: what it refuses is left out.
 */
public final class Rows {

    private static final int REFERENCED = 8;

    private final RowJudge judge;
    private final Map<QualifiedName, Table> byName;
    private final TableRows plans;
    private final Map<QualifiedName, References> references = new HashMap<>();
    private final Map<QualifiedName, TableFill> fills = new HashMap<>();
    private final SortedMap<QualifiedName, String> without = new TreeMap<>();

    private Rows(RowJudge judge, Engine engine, Schema now, Schema then) {
        this.judge = judge;
        this.byName = now.tables().stream().collect(Collectors.toMap(Table::name, t -> t, (a, b) -> a));
        this.plans = new TableRows(judge, engine, now, then);
    }

    /**
     * Fills tables with rows that satisfy what both schemas demand, so that a migration from one to the other must run
     * through on them.
     *
     * @param scratch the database; its transaction is committed
     * @param now the schema as it stands there, read from its catalog
     * @param then the schema after the migration; the same when only what stands is meant
     * @param tables which to fill; what they refer to is filled first
     * @throws SchemaException when the connection breaks
     */
    public static Filled fill(Connection scratch, Engine engine, Schema now, Schema then, Set<QualifiedName> tables) {
        return fill(scratch, engine, now, then, tables, Map.of());
    }

    /**
     * The same, but for tables that must have no row: the migration itself wants them empty.
     *
     * @param empty the reason by table
     */
    public static Filled fill(
            Connection scratch,
            Engine engine,
            Schema now,
            Schema then,
            Set<QualifiedName> tables,
            Map<QualifiedName, String> empty) {
        Rows rows = new Rows(new RowJudge(scratch, engine), engine, now, then);
        try {
            boolean autoCommit = scratch.getAutoCommit();
            scratch.setAutoCommit(false);
            try {
                rows.fill(tables, empty);
                scratch.commit();
            } finally {
                scratch.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new SchemaException(
                    "The scratch database cannot be filled with rows: " + e.getMessage()
                            + ". Run the goal again, or with -Dschema.scratch=none for a migration that is not proven.",
                    e);
        }
        SortedMap<QualifiedName, Integer> counts = new TreeMap<>();
        rows.fills.forEach((table, fill) -> {
            if (!fill.rows().isEmpty()) {
                counts.put(table, fill.rows().size());
            }
        });
        return new Filled(counts, rows.without);
    }

    private void fill(Set<QualifiedName> tables, Map<QualifiedName, String> empty) throws SQLException {
        List<QualifiedName> waiting = new ArrayList<>(closure(tables));
        empty.forEach((table, reason) -> {
            if (waiting.remove(table)) {
                without.put(table, reason);
            }
        });
        List<QualifiedName> order = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Optional<QualifiedName> next = next(waiting);
            if (next.isEmpty()) {
                refuse(waiting);
                break;
            }
            waiting.remove(next.get());
            order.add(next.get());
            fill(byName.get(next.get()));
        }
        for (QualifiedName table : order) {
            if (fills.containsKey(table) && !fills.get(table).rows().isEmpty()) {
                fillLateReferences(byName.get(table));
            }
        }
    }

    /** The tables and what they refer to; of what only serves to be referred to, what its rows cannot be without. */
    private Set<QualifiedName> closure(Set<QualifiedName> tables) {
        Set<QualifiedName> all = new TreeSet<>();
        List<QualifiedName> open = new ArrayList<>(tables);
        while (!open.isEmpty()) {
            QualifiedName name = open.remove(open.size() - 1);
            if (byName.containsKey(name) && all.add(name)) {
                References of = plans.references(byName.get(name));
                references.put(name, of);
                if (tables.contains(name)) {
                    of.keys().forEach(k -> open.add(k.referencedTable()));
                } else {
                    open.addAll(of.mandatory());
                }
            }
        }
        return all;
    }

    /** A table that waits for no other; else one that waits only where NULL will do for now. */
    private Optional<QualifiedName> next(List<QualifiedName> waiting) {
        Set<QualifiedName> open = new LinkedHashSet<>(waiting);
        Optional<QualifiedName> free = waiting.stream()
                .filter(t -> references.get(t).keys().stream()
                        .map(ForeignKey::referencedTable)
                        .allMatch(r -> r.equals(t) || !open.contains(r)))
                .findFirst();
        return free.isPresent()
                ? free
                : waiting.stream()
                        .filter(t -> references.get(t).mandatory().stream().noneMatch(open::contains))
                        .findFirst();
    }

    private void refuse(List<QualifiedName> circle) {
        for (QualifiedName table : circle) {
            String others = references.get(table).mandatory().stream()
                    .filter(circle::contains)
                    .map(QualifiedName::toString)
                    .collect(Collectors.joining(", "));
            without.put(table, "its mandatory foreign keys go in a circle: it waits for a row of " + others);
        }
    }

    private void fill(Table table) throws SQLException {
        TableRows.Plan plan = plans.plan(table, references.get(table.name()), this::existing);
        if (plan.impossible().isPresent()) {
            without.put(table.name(), plan.impossible().get());
            return;
        }
        TableFill fill = plan.fill();
        fill.fill();
        fills.put(table.name(), fill);
        if (fill.rows().isEmpty()) {
            without.put(table.name(), "the database takes none of the rows tried: " + fill.reason());
        }
    }

    /** Rows with the references that had nothing to point at in the first turn. */
    private void fillLateReferences(Table table) throws SQLException {
        TableFill first = fills.get(table.name());
        boolean late = false;
        for (ForeignKey key : references.get(table.name()).keys()) {
            late |= first.rows().stream()
                            .allMatch(r -> key.columns().stream().anyMatch(c -> Slot.NULL.equals(r.get(c))))
                    && !existing(key.referencedTable(), key.referencedColumns()).isEmpty();
        }
        if (!late) {
            return;
        }
        TableRows.Plan plan = plans.plan(table, references.get(table.name()), this::existing);
        if (plan.impossible().isEmpty()) {
            TableFill second = plan.fill();
            second.continueFrom(first);
            second.fillReferences();
            fills.put(table.name(), second);
        }
    }

    /** The values that rows of a table have in these columns, as literals; from the database where it made them itself. */
    private List<List<String>> existing(QualifiedName table, List<String> columns) throws SQLException {
        TableFill fill = fills.get(table);
        List<Map<String, String>> rows = fill == null ? List.of() : fill.rows();
        boolean known = !rows.isEmpty() && rows.get(0).keySet().containsAll(columns);
        if (known) {
            return rows.stream()
                    .map(r -> columns.stream().map(r::get).toList())
                    .filter(v -> !v.contains(Slot.NULL))
                    .distinct()
                    .toList();
        }
        return byName.containsKey(table) ? judge.rows(table, columns, REFERENCED) : List.of();
    }
}
