package org.jpaschema.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.engine.Online;
import org.jpaschema.engine.Online.Phase;
import org.jpaschema.risk.Risk;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Table;

/** Changes of tables in use, each in the phases that its engine has for it. */
final class OnlineSteps {

    /** The codes of what an engine's phases avoid. */
    private static final String LOCKS = "lock.";

    private final Online online;
    private final Set<QualifiedName> tables;
    private final TableStatements statements;

    OnlineSteps(Online online, Set<QualifiedName> tables, TableStatements statements) {
        this.online = online;
        this.tables = Set.copyOf(tables);
        this.statements = statements;
    }

    /**
     * One change as one step, or as several with the same change, of which the first has its guards and risks.
     *
     * @param usual the step as it is for tables that nobody uses
     * @param before the table as it stands when the change's turn comes
     */
    List<Step> steps(OfTable change, Table before, Step usual) {
        if (!isInUse(change)) {
            return List.of(usual);
        }
        List<Phase> phases = new ArrayList<>();
        boolean gentler = false;
        Table state = before;
        for (OfTable part : TableStatements.parts(change)) {
            OfTable exact = TableStatements.exact(part, state);
            List<Phase> own = phases(exact, state);
            gentler |= !own.isEmpty();
            if (own.isEmpty()) {
                Action action = statements.action(exact, state);
                phases.add(new Phase(patiently(action.up()), patiently(action.down()), true));
            }
            phases.addAll(own);
            state = TableStates.after(state, exact);
        }
        return gentler ? steps(usual, phases) : List.of(patient(usual));
    }

    private static List<Step> steps(Step usual, List<Phase> phases) {
        List<Step> steps = new ArrayList<>();
        for (Phase phase : phases) {
            boolean first = steps.isEmpty();
            List<Risk> risks = usual.risks().stream()
                    .filter(r -> first && !r.code().startsWith(LOCKS))
                    .toList();
            steps.add(new Step(
                    usual.changes(),
                    List.of(new Action(phase.up(), phase.down())),
                    first ? usual.guards() : List.of(),
                    risks,
                    phase.transactional()));
        }
        return steps;
    }

    /** A foreign key is put on two tables. */
    private boolean isInUse(OfTable change) {
        return tables.contains(change.subject())
                || change instanceof AddConstraint add
                        && add.constraint() instanceof ForeignKey key
                        && tables.contains(key.referencedTable());
    }

    private List<Phase> phases(OfTable change, Table table) {
        if (change instanceof AddColumn add) {
            String value = statements.filledWith(add);
            return value.isEmpty() ? List.of() : online.addColumn(table, add.column(), value);
        }
        if (change instanceof AlterColumn alter) {
            return alter.attribute() == ColumnAttribute.NULLABILITY && !statements.isLeaving(alter)
                    ? online.alterNullability(table, alter.before(), alter.after())
                    : List.of();
        }
        if (change instanceof AddConstraint add) {
            return online.addConstraint(table, add.constraint());
        }
        if (change instanceof DropConstraint drop) {
            return online.dropConstraint(table, drop.constraint());
        }
        if (change instanceof CreateIndex create) {
            return online.createIndex(table, create.index());
        }
        return change instanceof DropIndex drop ? online.dropIndex(table, drop.index()) : List.of();
    }

    /** The same step, which gives up rather than wait for its lock, where it is of a table in use. */
    Step patient(Step step) {
        boolean inUse = step.changes().stream().map(Change::subject).anyMatch(tables::contains)
                || step.changes().get(0) instanceof OfTable change && isInUse(change);
        if (!inUse || !step.transactional() || online.patience().isEmpty()) {
            return step;
        }
        List<Action> actions = new ArrayList<>();
        for (Action action : step.actions()) {
            actions.add(new Action(patiently(action.up()), patiently(action.down())));
        }
        return new Step(step.changes(), actions, step.guards(), step.risks(), true);
    }

    private List<String> patiently(List<String> sql) {
        if (sql.isEmpty()) {
            return sql;
        }
        List<String> patient = new ArrayList<>(online.patience());
        patient.addAll(sql);
        return patient;
    }
}
