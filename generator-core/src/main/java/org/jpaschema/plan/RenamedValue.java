package org.jpaschema.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jpaschema.diff.Change.RenameValue;
import org.jpaschema.engine.AllowedValues;
import org.jpaschema.engine.Engine;
import org.jpaschema.risk.Risk;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Table;

/** Another name for a value: the list that allows it is opened, the rows get the new one, and the list is closed. */
final class RenamedValue {

    private final Engine engine;
    private final RenameValue change;
    private final Table before;
    private final Table after;

    /**
     * For one value.
     *
     * @param before the table before
     * @param after the table after
     */
    RenamedValue(Engine engine, RenameValue change, Table before, Table after) {
        this.engine = engine;
        this.change = change;
        this.before = before;
        this.after = after;
    }

    Step step(List<Risk> risks) {
        Table open = without(before, gone());
        boolean rebuilt = !engine.alters(before, open) || !engine.alters(open, after);
        List<Guard> guards = rebuilt
                ? engine.rebuildConditions(before).stream()
                        .map(c -> new Guard(c.query(), c.expected(), c.message()))
                        .toList()
                : List.of();
        return new Step(
                List.of(change),
                rebuilt ? rebuilding(open) : altering(),
                guards,
                risks,
                !rebuilt || engine.rebuildsInTransaction(before));
    }

    private List<Check> gone() {
        return before.checks().stream().filter(c -> !after.checks().contains(c)).toList();
    }

    private static Table without(Table table, List<Check> checks) {
        return table.withChecks(
                table.checks().stream().filter(c -> !checks.contains(c)).toList());
    }

    private List<Action> rebuilding(Table open) {
        return List.of(
                new Action(engine.rebuildTable(before, open, Map.of()), engine.rebuildTable(open, before, Map.of())),
                update(),
                new Action(engine.rebuildTable(open, after, Map.of()), engine.rebuildTable(after, open, Map.of())));
    }

    private List<Action> altering() {
        List<Action> actions = new ArrayList<>();
        Table state = before;
        for (Check check : gone()) {
            Table next = without(state, List.of(check));
            actions.add(new Action(engine.dropConstraint(state, check), engine.addConstraint(next, check)));
            state = next;
        }
        Column wanted = after.column(change.column().name()).orElseThrow();
        Column now = state.column(wanted.name()).orElseThrow();
        boolean listed = !now.type().equals(wanted.type());
        if (listed) {
            state = retyped(state, c -> AllowedValues.widened(c, change.value(), change.newValue()), actions);
        }
        if (!now.defaultValue().equals(wanted.defaultValue())) {
            Column old = state.column(wanted.name()).orElseThrow();
            Column other = old.withDefault(wanted.defaultValue());
            Table next = with(state, other);
            actions.add(new Action(engine.alterDefault(state, old, other), engine.alterDefault(next, other, old)));
            state = next;
        }
        actions.add(update());
        if (listed) {
            state = retyped(state, c -> c.withType(wanted.type()), actions);
        }
        for (Check check : after.checks()) {
            if (!before.checks().contains(check)) {
                List<Check> more = new ArrayList<>(state.checks());
                more.add(check);
                Table next = state.withChecks(more);
                actions.add(new Action(engine.addConstraint(state, check), engine.dropConstraint(next, check)));
                state = next;
            }
        }
        return actions;
    }

    private Table retyped(Table state, UnaryOperator<Column> type, List<Action> actions) {
        Column old = state.column(change.column().name()).orElseThrow();
        Column other = type.apply(old);
        Table next = with(state, other);
        actions.add(new Action(engine.alterType(state, old, other), engine.alterType(next, other, old)));
        return next;
    }

    private static Table with(Table table, Column column) {
        return table.withColumns(table.columns().stream()
                .map(c -> c.name().equals(column.name()) ? column : c)
                .toList());
    }

    private Action update() {
        return new Action(
                List.of(update(change.value(), change.newValue())), List.of(update(change.newValue(), change.value())));
    }

    private String update(String value, String newValue) {
        String column = engine.quote(change.column().name());
        return "update " + engine.quote(before.name()) + " set " + column + " = " + literal(newValue) + " where "
                + column + " = " + literal(value);
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
