package org.jpaschema.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.SqlText;
import org.jpaschema.risk.Risk;
import org.jpaschema.risk.Rules;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.TableColumn;
import org.jpaschema.schema.UniqueKey;

/** Turns changes into ordered steps. Pure. */
public final class Planner {

    private Planner() {}

    /**
     * The steps that make the changes.
     *
     * @param changes the changes, as the comparison gave them
     * @param database the schema that they start from
     * @param engine the engine that they run on
     * @return the steps in the order to run
     * @throws org.jpaschema.schema.SchemaException when a view or a generated column stands in the way
     */
    public static List<Step> plan(List<Change> changes, Schema database, Engine engine) {
        return plan(changes, database, engine, Rules.of(changes, database, engine));
    }

    /** The same with risks judged as a project wants it. */
    public static List<Step> plan(List<Change> changes, Schema database, Engine engine, Rules rules) {
        return plan(changes, database, engine, rules, Set.of());
    }

    /**
     * The same without waits for those who use some tables, as far as the engine has ways for that.
     *
     * @param inUse the tables in use, by their names before and behind the changes
     */
    public static List<Step> plan(
            List<Change> changes, Schema database, Engine engine, Rules rules, Set<QualifiedName> inUse) {
        return plan(changes, database, engine, rules, inUse, Set.of());
    }

    /**
     * The same where some columns become optional since they will go.
     *
     * @param leaving these columns
     */
    static List<Step> plan(
            List<Change> changes,
            Schema database,
            Engine engine,
            Rules rules,
            Set<QualifiedName> inUse,
            Set<TableColumn> leaving) {
        TableStatements statements = new TableStatements(engine, leaving);
        OnlineSteps online = new OnlineSteps(engine, rules, inUse, statements);
        Renames renames = Renames.of(changes, database, engine, rules);
        List<Change> others =
                changes.stream().filter(c -> Phase.of(c) != Phase.RENAMES).toList();
        List<Step> steps = Stream.concat(
                        renames.steps().stream().map(online::patient),
                        behind(others, renames.schema(), engine, rules, online, statements).stream())
                .toList();
        return engine.joinsTransactions()
                ? steps
                : steps.stream().map(Step::withoutTransaction).toList();
    }

    /** The steps that come behind the renames. */
    private static List<Step> behind(
            List<Change> changes,
            Schema database,
            Engine engine,
            Rules rules,
            OnlineSteps online,
            TableStatements tableStatements) {
        Merging merging = new Merging(changes, database, engine);
        Refusals.check(changes, merging, database, engine);
        List<Change> single = split(ForeignKeys.stepAside(withoutIncluded(merging.single(changes)), database, engine));
        List<Change> leaders =
                merging.leading(changes).stream().filter(merging::isMerged).toList();
        Map<QualifiedName, List<String>> retyped = retyped(changes);
        List<Change> ordered = Stream.concat(single.stream(), leaders.stream())
                .sorted(Comparator.comparing((Change c) -> merging.isRebuild(c) ? Phase.REBUILDS : Phase.of(c))
                        .thenComparing(Change::subject)
                        .thenComparing(c -> turnOfExpression(c, retyped)))
                .toList();
        Statements statements = new Statements(engine);
        TableStates states = new TableStates(database);
        List<Step> steps = new ArrayList<>();
        for (Change change : ordered) {
            if (change instanceof OfTable first) {
                List<OfTable> together = merging.isMerged(first) ? merging.group(first) : List.of(first);
                Table before = states.before(first);
                together.forEach(states::apply);
                List<Risk> risks = rules.judge(together);
                if (merging.isMerged(first)) {
                    steps.add(online.patient(tableStatements.step(together, before, states.before(first), risks)));
                } else {
                    steps.addAll(online.steps(first, before, tableStatements.step(first, before, risks)));
                }
            } else {
                steps.add(statements.step(change, rules.judge(List.of(change))));
            }
        }
        return steps;
    }

    /**
     * A new expression comes before the types of what only the old one speaks of, and after the types of what it speaks of
     * itself.
     */
    private static int turnOfExpression(Change change, Map<QualifiedName, List<String>> retyped) {
        if (!(change instanceof AlterColumn alter) || alter.attribute() != ColumnAttribute.GENERATED_AS) {
            return 0;
        }
        return retyped.getOrDefault(alter.subject(), List.of()).stream().anyMatch(name -> alter.after()
                        .generatedAs()
                        .filter(e -> SqlText.mentions(e, name))
                        .isPresent())
                ? 1
                : -1;
    }

    /** The names of the columns whose type changes, by their table. */
    private static Map<QualifiedName, List<String>> retyped(List<Change> changes) {
        return changes.stream()
                .filter(c -> c instanceof AlterColumn alter && alter.attribute() == ColumnAttribute.TYPE)
                .collect(Collectors.groupingBy(
                        Change::subject,
                        Collectors.mapping(c -> ((AlterColumn) c).after().name(), Collectors.toList())));
    }

    /** What another change of the same column brings with it. */
    private static List<Change> withoutIncluded(List<Change> changes) {
        Set<String> rebuilt = columns(changes, ColumnAttribute.GENERATED_AS);
        Set<String> retyped = columns(changes, ColumnAttribute.TYPE);
        return changes.stream()
                .filter(c -> !(c instanceof AlterColumn alter) || !isIncluded(alter, rebuilt, retyped))
                .toList();
    }

    private static boolean isIncluded(AlterColumn alter, Set<String> rebuilt, Set<String> retyped) {
        boolean inRebuild = rebuilt.contains(path(alter))
                && alter.attribute() != ColumnAttribute.GENERATED_AS
                && alter.after().generatedAs().isPresent();
        boolean inType = retyped.contains(path(alter))
                && (alter.attribute() == ColumnAttribute.DEFAULT || alter.attribute() == ColumnAttribute.COLLATION);
        return inRebuild || inType;
    }

    private static Set<String> columns(List<Change> changes, ColumnAttribute attribute) {
        return changes.stream()
                .filter(c -> c instanceof AlterColumn alter && alter.attribute() == attribute)
                .map(c -> path((AlterColumn) c))
                .collect(Collectors.toSet());
    }

    private static boolean isOfKeys(AlterColumn alter) {
        return alter.attribute() == ColumnAttribute.TYPE
                || alter.attribute() == ColumnAttribute.GENERATED_AS
                || alter.attribute() == ColumnAttribute.NULLABILITY
                        && alter.after().nullable();
    }

    private static boolean isOfKey(Change change) {
        Constraint constraint = change instanceof AddConstraint add
                ? add.constraint()
                : change instanceof DropConstraint drop
                        ? drop.constraint()
                        : change instanceof ReplaceConstraint replace ? replace.after() : null;
        return constraint instanceof PrimaryKey || constraint instanceof UniqueKey;
    }

    private static String path(AlterColumn alter) {
        return alter.subject() + "." + alter.after().name();
    }

    /**
     * Where a column's type changes, the old constraints of its table must be gone before and the new come after; so must
     * a primary key where a column becomes optional. Where keys change, the old ones and old indexes go before and the new
     * come after: an engine may take no second of the same columns.
     */
    private static List<Change> split(List<Change> changes) {
        Set<QualifiedName> retyped = changes.stream()
                .filter(c -> c instanceof AlterColumn alter && isOfKeys(alter))
                .map(Change::subject)
                .collect(Collectors.toSet());
        Map<QualifiedName, Long> keys = changes.stream()
                .filter(Planner::isOfKey)
                .collect(Collectors.groupingBy(Change::subject, Collectors.counting()));
        List<Change> split = new ArrayList<>();
        for (Change change : changes) {
            boolean apart = retyped.contains(change.subject());
            long ofKeys = keys.getOrDefault(change.subject(), 0L);
            if (change instanceof ReplaceConstraint replace && (apart || isOfKey(change) && ofKeys > 1)) {
                split.add(new DropConstraint(replace.table(), replace.before()));
                split.add(new AddConstraint(replace.table(), replace.after()));
            } else if (change instanceof ReplaceIndex replace && (apart || ofKeys > 0)) {
                split.add(new DropIndex(replace.table(), replace.before()));
                split.add(new CreateIndex(replace.table(), replace.after()));
            } else {
                split.add(change);
            }
        }
        return split;
    }
}
