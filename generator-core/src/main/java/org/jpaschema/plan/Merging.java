package org.jpaschema.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;

/**
 * Which changes have to be made as one, because the engine cannot alter the table as they ask one by one: a table is
 * created or dropped with its foreign keys, or rebuilt.
 */
final class Merging {

    private final Map<QualifiedName, List<OfTable>> groups = new HashMap<>();

    /** Groups the changes of each table that the engine cannot alter. */
    Merging(List<Change> changes, Schema database, Engine engine) {
        Map<QualifiedName, List<OfTable>> byTable = changes.stream()
                .filter(OfTable.class::isInstance)
                .map(OfTable.class::cast)
                .collect(Collectors.groupingBy(Change::subject, TreeMap::new, Collectors.toList()));
        TableStates states = new TableStates(database);
        byTable.forEach((name, all) -> {
            List<OfTable> together = together(all);
            Table before = before(together, states);
            together.forEach(states::apply);
            if (!engine.alters(before, states.before(together.get(0)))) {
                groups.put(name, together);
            }
        });
    }

    /** What would be one: all, or the table with its foreign keys when it comes or goes. */
    private static List<OfTable> together(List<OfTable> all) {
        List<OfTable> whole = all.stream()
                .filter(c -> c instanceof CreateTable || c instanceof DropTable)
                .toList();
        if (whole.isEmpty()) {
            return all;
        }
        List<OfTable> together = new ArrayList<>(whole);
        all.stream().filter(Merging::isOfForeignKey).forEach(together::add);
        return together;
    }

    private static boolean isOfForeignKey(OfTable change) {
        return change instanceof AddConstraint add && add.constraint() instanceof ForeignKey
                || change instanceof DropConstraint drop && drop.constraint() instanceof ForeignKey;
    }

    private static Table before(List<OfTable> together, TableStates states) {
        OfTable first = together.get(0);
        return first instanceof CreateTable ? TableStates.after(first.table(), first) : states.before(first);
    }

    /** The changes without those that are made along with another, which stands for them. */
    List<Change> leading(List<Change> changes) {
        return changes.stream()
                .filter(c -> !isMerged(c) || group(c).get(0).equals(c))
                .toList();
    }

    /** The changes of tables that are altered change by change, and all of other objects. */
    List<Change> single(List<Change> changes) {
        return changes.stream().filter(c -> !isMerged(c)).toList();
    }

    /** Whether the change is made along with others. */
    boolean isMerged(Change change) {
        return change instanceof OfTable && group(change).contains(change);
    }

    /** The changes that are made along with this one, itself included; empty when it is made alone. */
    List<OfTable> group(Change change) {
        return groups.getOrDefault(change.subject(), List.of());
    }

    /** Whether the change leads the changes that rebuild a table. */
    boolean isRebuild(Change change) {
        return isMerged(change)
                && group(change).stream().noneMatch(c -> c instanceof CreateTable || c instanceof DropTable);
    }
}
