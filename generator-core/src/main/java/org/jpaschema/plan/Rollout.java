package org.jpaschema.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.engine.Engine;
import org.jpaschema.risk.Rules;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.TableColumn;

/**
 * A migration's steps, in up to three parts: what runs at once, what waits until no application of the released version
 * runs, and what waits for a yes to lose data. Each part is planned from the state in which the one before leaves the
 * database, so that each can be run long after it. Pure.
 */
public final class Rollout {

    /** What becomes of drops of tables and columns. */
    public enum Drops {
        /** In their place. */
        WRITTEN,
        /** They wait for a yes. */
        HELD,
        /** What they drop is marked and stays. */
        DEPRECATED
    }

    private final Schema today;
    private final Engine engine;
    private final Rules rules;
    private final Set<QualifiedName> inUse;
    private final Drops drops;

    /**
     * For one database.
     *
     * @param today its schema
     * @param engine its engine
     * @param rules what judges risks
     * @param inUse the tables in use, by their names before and behind the changes
     * @param drops what becomes of drops
     */
    public Rollout(Schema today, Engine engine, Rules rules, Set<QualifiedName> inUse, Drops drops) {
        this.today = today;
        this.engine = engine;
        this.rules = rules;
        this.inUse = Set.copyOf(inUse);
        this.drops = drops;
    }

    /**
     * The steps, in the order to run.
     *
     * @param wanted the changes, as the comparison gave them
     * @param released the model of the version that still runs; empty when none does
     * @throws org.jpaschema.schema.SchemaException when the changes cannot be made like that
     */
    public List<Step> steps(List<Change> wanted, Optional<Schema> released) {
        List<Change> changes = drops == Drops.DEPRECATED ? Deprecation.marking(wanted, engine) : wanted;
        ExpandContract parts = released.map(r -> ExpandContract.of(changes, r, engine))
                .orElseGet(() -> ExpandContract.expanding(changes));
        Holding holding = holding(plan(parts.expand(), today, Set.of()));
        Set<Change> held =
                holding.held().stream().flatMap(s -> s.changes().stream()).collect(Collectors.toSet());
        List<DropColumn> leaving = leaving(wanted, Stream.concat(held.stream(), parts.contract().stream()));
        if (leaving.isEmpty() && parts.contract().isEmpty()) {
            return labelled(holding.first(), holding.held(), released.isPresent());
        }
        List<Change> now = new ArrayList<>(
                parts.expand().stream().filter(c -> !held.contains(c)).toList());
        leaving.forEach(drop -> now.add(relaxation(drop)));
        List<Change> later = relaxed(parts.contract(), leaving);
        Schema expanded = SchemaAfter.of(now, today, engine);
        Holding contract = holding(plan(later, expanded, Set.of()));
        List<Change> last =
                relaxed(parts.expand().stream().filter(held::contains).toList(), leaving);
        Schema contracted = SchemaAfter.of(later, expanded, engine);
        Set<TableColumn> columns = leaving.stream()
                .map(drop -> new TableColumn(drop.subject(), drop.column()))
                .collect(Collectors.toSet());
        List<Step> steps = new ArrayList<>(plan(now, today, columns));
        if (released.isPresent()) {
            steps.replaceAll(s -> s.labelled(Step.EXPAND));
        }
        labelled(contract.first(), contract.held(), false).forEach(s -> steps.add(contracting(s)));
        plan(last, contracted, Set.of()).forEach(s -> steps.add(s.labelled(Step.HELD)));
        return List.copyOf(steps);
    }

    private List<Step> plan(List<Change> changes, Schema start, Set<TableColumn> leaving) {
        return changes.isEmpty()
                ? List.of()
                : Planner.plan(changes, start, engine, rules.about(changes, start), inUse, leaving);
    }

    private Holding holding(List<Step> steps) {
        return drops == Drops.WRITTEN ? Holding.none(steps) : Holding.of(steps);
    }

    private static List<Step> labelled(List<Step> first, List<Step> held, boolean expand) {
        return Stream.concat(
                        first.stream().map(s -> expand ? s.labelled(Step.EXPAND) : s),
                        held.stream().map(s -> s.labelled(Step.HELD)))
                .toList();
    }

    /** No application of the released version is left that could be harmed. */
    private static Step contracting(Step step) {
        return step.judged(
                        step.guards(),
                        step.risks().stream()
                                .filter(r -> !r.code().startsWith("compatibility."))
                                .toList())
                .labelled(Step.CONTRACT);
    }

    /** Mandatory columns that stay for a while, though the new version of the application does not know them. */
    private List<DropColumn> leaving(List<Change> wanted, Stream<Change> later) {
        Set<Change> staying = later.collect(Collectors.toCollection(LinkedHashSet::new));
        if (drops == Drops.DEPRECATED) {
            staying.addAll(wanted);
        }
        return staying.stream()
                .filter(DropColumn.class::isInstance)
                .map(DropColumn.class::cast)
                .filter(c -> c.column().isMandatory())
                .toList();
    }

    private static Change relaxation(DropColumn drop) {
        Column column = drop.column();
        return new AlterColumn(drop.table(), column, column.withNullable(true), ColumnAttribute.NULLABILITY);
    }

    private static List<Change> relaxed(List<Change> changes, List<DropColumn> leaving) {
        return changes.stream()
                .map(c -> c instanceof DropColumn drop && leaving.contains(drop)
                        ? new DropColumn(drop.table(), drop.column().withNullable(true))
                        : c)
                .toList();
    }
}
