package org.jpaschema.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jpaschema.diff.Change;
import org.jpaschema.risk.Risk;

/**
 * Changes that are made together, as statements: mostly one; all of a table's when it has to be rebuilt.
 *
 * @param changes the changes, at least one
 * @param actions their statements, in order
 * @param guards what must hold before
 * @param risks what they may cost, the most severe first
 * @param transactional false for statements that must not run in a transaction of somebody else's
 * @param labels by which a run takes it or leaves it: {@link #HELD}, {@link #EXPAND}, {@link #CONTRACT}
 */
public record Step(
        List<Change> changes,
        List<Action> actions,
        List<Guard> guards,
        List<Risk> risks,
        boolean transactional,
        Set<String> labels) {

    /** The label of what waits for a yes, since it loses data. */
    public static final String HELD = "held";

    /** The label of what an application of the released version can live with. */
    public static final String EXPAND = "expand";

    /** The label of what waits until no application of the released version runs. */
    public static final String CONTRACT = "contract";

    /** One without labels. */
    public Step(
            List<Change> changes, List<Action> actions, List<Guard> guards, List<Risk> risks, boolean transactional) {
        this(changes, actions, guards, risks, transactional, Set.of());
    }

    public Step {
        changes = List.copyOf(changes);
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("A step that changes nothing");
        }
        actions = List.copyOf(actions);
        guards = List.copyOf(guards);
        risks = List.copyOf(risks);
        labels = Set.copyOf(labels);
    }

    /** The same, to run in no transaction of somebody else's. */
    Step withoutTransaction() {
        return new Step(changes, actions, guards, risks, false, labels);
    }

    /** The same with one more label. */
    Step labelled(String label) {
        Set<String> more = new TreeSet<>(labels);
        more.add(label);
        return new Step(changes, actions, guards, risks, transactional, more);
    }

    /** The same with other guards and risks. */
    public Step judged(List<Guard> newGuards, List<Risk> newRisks) {
        return new Step(changes, actions, newGuards, newRisks, transactional, labels);
    }

    /** Whether a run leaves it unless asked. */
    public boolean waits() {
        return labels.contains(HELD) || labels.contains(CONTRACT);
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
