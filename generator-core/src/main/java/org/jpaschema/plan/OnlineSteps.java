package org.jpaschema.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.engine.Cost;
import org.jpaschema.engine.Costs;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.Online;
import org.jpaschema.engine.Online.Phase;
import org.jpaschema.risk.ChangeCost;
import org.jpaschema.risk.Risk;
import org.jpaschema.risk.Rules;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Table;

/** Changes of tables in use, each in the phases that its engine has for it. */
final class OnlineSteps {

    private final Online online;
    private final Costs costs;
    private final Rules rules;
    /** Whether several statements are one. */
    private final boolean transactional;

    private final Set<QualifiedName> tables;
    private final TableStatements statements;

    /**
     * For one migration.
     *
     * @param rules its risks, and the server that it is for
     * @param tables those in use
     * @param statements the statements for tables that nobody uses
     */
    OnlineSteps(Engine engine, Rules rules, Set<QualifiedName> tables, TableStatements statements) {
        this.online = engine.online(rules.server());
        this.costs = engine.costs(rules.server());
        this.rules = rules;
        this.transactional = engine.transactionalDdl();
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
        List<Part> all = new ArrayList<>();
        boolean gentler = false;
        Table state = before;
        List<OfTable> parts = TableStatements.parts(change);
        for (int i = 0; i < parts.size(); i++) {
            OfTable exact = TableStatements.exact(parts.get(i), state);
            List<Phase> own = phases(exact, state);
            gentler |= !own.isEmpty();
            all.addAll(
                    own.isEmpty()
                            ? gently(exact, state, usual.actions().get(i))
                            : own.stream().map(Part::of).toList());
            state = TableStates.after(state, exact);
        }
        return gentler ? steps(usual, all) : List.of(with(usual, all));
    }

    private List<Step> steps(Step usual, List<Part> parts) {
        List<Step> steps = new ArrayList<>();
        for (Part part : parts) {
            boolean first = steps.isEmpty();
            List<Risk> risks = first ? rules.unblocked(usual.changes().get(0), usual.risks()) : List.of();
            steps.add(new Step(
                    usual.changes(),
                    List.of(part.action()),
                    Stream.concat(first ? usual.guards().stream() : Stream.of(), part.guards().stream())
                            .toList(),
                    risks,
                    part.transactional()));
        }
        return steps;
    }

    private static Step with(Step usual, List<Part> parts) {
        return new Step(
                usual.changes(),
                parts.stream().map(Part::action).toList(),
                usual.guards(),
                usual.risks(),
                usual.transactional());
    }

    /** What becomes a changeset, or a part of one. */
    private record Part(Action action, List<Guard> guards, boolean transactional) {

        static Part of(Phase phase) {
            return new Part(
                    new Action(phase.up(), phase.down(), true),
                    phase.conditions().stream()
                            .map(c -> new Guard(c.query(), c.expected(), c.message()))
                            .toList(),
                    phase.transactional());
        }
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
            if (statements.isLeaving(alter)) {
                return List.of();
            }
            return switch (alter.attribute()) {
                case TYPE, COLLATION -> online.alterType(table, alter.before(), alter.after());
                case NULLABILITY -> online.alterNullability(table, alter.before(), alter.after());
                default -> List.of();
            };
        }
        if (change instanceof AddConstraint add) {
            return online.addConstraint(table, add.constraint());
        }
        if (change instanceof RenameConstraint rename) {
            return online.renameConstraint(table, rename.constraint(), rename.newName());
        }
        if (change instanceof DropConstraint drop) {
            return online.dropConstraint(table, drop.constraint());
        }
        if (change instanceof CreateIndex create) {
            return online.createIndex(table, create.index());
        }
        return change instanceof DropIndex drop ? online.dropIndex(table, drop.index()) : List.of();
    }

    /** The usual statements of a change, which do not let others wait where the engine can do without. */
    private List<Part> gently(OfTable exact, Table before, Action usual) {
        Table after = TableStates.after(before, exact);
        return parts(usual, up -> gently(exact, before, up), down -> gently((OfTable) exact.reverse(), after, down));
    }

    private List<String> gently(OfTable exact, Table before, List<String> sql) {
        // What fills a column is several changes in one, of which each costs something else.
        boolean filled =
                exact instanceof AddColumn add && !statements.filledWith(add).isEmpty();
        return filled ? online.patiently(sql) : online.gently(sql, ChangeCost.of(exact, before, costs));
    }

    private List<Part> parts(Action usual, UnaryOperator<List<String>> up, UnaryOperator<List<String>> down) {
        List<String> undone = each(usual.down(), down);
        if (transactional) {
            return List.of(new Part(new Action(up.apply(usual.up()), undone), List.of(), true));
        }
        List<Part> parts = new ArrayList<>();
        for (String statement : usual.up()) {
            // The first is rolled back last. What has several statements to undo it may not be undone twice.
            boolean first = parts.isEmpty();
            boolean whole = !first || usual.down().size() <= 1;
            parts.add(new Part(
                    new Action(up.apply(List.of(statement)), first ? undone : List.of(), whole), List.of(), true));
        }
        return parts;
    }

    /** The same step, which gives up rather than wait for its lock, where it is of a table in use. */
    Step patient(Step step) {
        boolean inUse = step.changes().stream().map(Change::subject).anyMatch(tables::contains)
                || step.changes().get(0) instanceof OfTable change && isInUse(change);
        if (!inUse || !step.transactional()) {
            return step;
        }
        // What has to step aside for a name is dropped and made again.
        boolean simple =
                step.changes().get(0) instanceof RenameColumn && step.up().size() == 1;
        UnaryOperator<List<String>> way = simple ? sql -> online.gently(sql, Cost.NOTHING) : online::patiently;
        return with(
                step,
                step.actions().stream()
                        .flatMap(a -> parts(a, way, way).stream())
                        .toList());
    }

    private List<String> each(List<String> sql, UnaryOperator<List<String>> way) {
        if (sql.isEmpty() || transactional) {
            return sql.isEmpty() ? sql : way.apply(sql);
        }
        return sql.stream().flatMap(s -> way.apply(List.of(s)).stream()).toList();
    }
}
