package org.jpaschema.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.risk.Risk;

/**
 * One change as statements.
 *
 * @param change the change
 * @param actions its statements, in order
 * @param guard what must hold before
 * @param risks what it may cost, the most severe first
 */
public record Step(Change change, List<Action> actions, Optional<Guard> guard, List<Risk> risks) {

    public Step {
        actions = List.copyOf(actions);
        risks = List.copyOf(risks);
    }

    /** The data that is lost, for people; empty when none is. */
    public List<String> losses() {
        return risks.stream().map(Risk::loss).filter(l -> !l.isEmpty()).toList();
    }

    /** All statements in order. */
    public List<String> up() {
        return actions.stream().flatMap(a -> a.up().stream()).toList();
    }

    /** The statements that undo it, in the order to run. */
    public List<String> down() {
        List<String> down = new ArrayList<>();
        for (int i = actions.size() - 1; i >= 0; i--) {
            down.addAll(actions.get(i).down());
        }
        return down;
    }
}
