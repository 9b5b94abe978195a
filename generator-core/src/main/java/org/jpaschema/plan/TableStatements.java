package org.jpaschema.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jpaschema.diff.Change.*;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.SqlText;
import org.jpaschema.risk.Risk;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.TableColumn;

/** The statements of changes to tables, in an engine's DDL. */
final class TableStatements {

    private final Engine engine;
    private final Set<TableColumn> leaving;

    TableStatements(Engine engine) {
        this(engine, Set.of());
    }

    /**
     * Statements where some columns become optional since they will go.
     *
     * @param leaving these columns, as they are then
     */
    TableStatements(Engine engine, Set<TableColumn> leaving) {
        this.engine = engine;
        this.leaving = Set.copyOf(leaving);
    }

    /**
     * One change.
     *
     * @param before the table as it stands when the change's turn comes
     */
    Step step(OfTable change, Table before, List<Risk> risks) {
        if (change instanceof AddColumn add && add.column().isMandatory()) {
            return mandatoryColumn(add, before, risks);
        }
        if (change instanceof DropColumn drop && drop.column().isMandatory()) {
            return dropOfMandatory(drop, before, risks);
        }
        if (change instanceof AlterColumn alter && isLeaving(alter)) {
            return relaxed(alter, before, risks);
        }
        List<Guard> guards =
                change instanceof AlterColumn alter && isObliged(alter) ? List.of(noNull(alter)) : List.of();
        return new Step(List.of(change), actions(change, before), guards, risks, true);
    }

    /** Changes of a table that are made as one: it is created or dropped with its foreign keys, or rebuilt. */
    Step step(List<OfTable> changes, Table before, Table after, List<Risk> risks) {
        if (changes.get(0) instanceof CreateTable) {
            return whole(changes, new Action(engine.createTable(after), engine.dropTable(after)), risks);
        }
        if (changes.get(0) instanceof DropTable) {
            return whole(changes, new Action(engine.dropTable(before), engine.createTable(before)), risks);
        }
        return rebuild(changes, before, after, risks);
    }

    private static Step whole(List<OfTable> changes, Action action, List<Risk> risks) {
        return new Step(List.copyOf(changes), List.of(action), List.of(), risks, true);
    }

    private Step rebuild(List<OfTable> changes, Table before, Table after, List<Risk> risks) {
        Map<String, String> fills = new LinkedHashMap<>();
        Map<String, String> undoingFills = new LinkedHashMap<>();
        List<Guard> guards = new ArrayList<>();
        engine.rebuildConditions(before).forEach(c -> guards.add(new Guard(c.query(), c.expected(), c.message())));
        for (OfTable change : changes) {
            if (change instanceof AddColumn add && add.column().isMandatory()) {
                String value = fillValue(add.table(), add.column());
                if (value.isEmpty()) {
                    guards.add(noRows(add));
                } else {
                    fills.put(add.column().name(), value);
                }
            } else if (change instanceof DropColumn drop && drop.column().isMandatory()) {
                String value = fillValue(drop.table(), drop.column());
                if (!value.isEmpty()) {
                    undoingFills.put(drop.column().name(), value);
                }
            } else if (change instanceof AlterColumn alter && isLeaving(alter)) {
                String value = fillValue(alter.table(), alter.before());
                if (!value.isEmpty()) {
                    undoingFills.put(alter.before().name(), value);
                }
            } else if (change instanceof AlterColumn alter && isObliged(alter)) {
                guards.add(noNull(alter));
            }
        }
        Action action =
                new Action(engine.rebuildTable(before, after, fills), engine.rebuildTable(after, before, undoingFills));
        return new Step(List.copyOf(changes), List.of(action), guards, risks, engine.rebuildsInTransaction(before));
    }

    private static boolean isObliged(AlterColumn alter) {
        return alter.attribute() == ColumnAttribute.NULLABILITY
                && !alter.after().nullable();
    }

    /** Whether the column becomes optional since it will go. */
    boolean isLeaving(AlterColumn alter) {
        return alter.attribute() == ColumnAttribute.NULLABILITY
                && leaving.stream()
                        .anyMatch(l -> l.table().equals(alter.subject())
                                && l.column().name().equals(alter.after().name()));
    }

    /** Rows that come without a value get the neutral one when the column is obliged again. */
    private Step relaxed(AlterColumn alter, Table before, List<Risk> risks) {
        Action action = actions(alter, before).get(0);
        String value = fillValue(alter.table(), alter.before());
        List<String> down = new ArrayList<>();
        if (!value.isEmpty()) {
            down.add(fill(before, alter.before(), value));
        }
        down.addAll(action.down());
        return new Step(List.of(alter), List.of(new Action(action.up(), down)), List.of(), risks, true);
    }

    private String fill(Table table, Column column, String value) {
        String name = engine.quote(column.name());
        return "update " + engine.quote(table.name()) + " set " + name + " = " + value + " where " + name + " is null";
    }

    private Guard noNull(AlterColumn alter) {
        String column = alter.subject() + "." + alter.after().name();
        return new Guard(
                "select count(*) from " + engine.quote(alter.subject()) + " where "
                        + engine.quote(alter.after().name()) + " is null",
                "0",
                "Column " + column + " becomes mandatory, but rows have NULL there. Fill them, then apply again.");
    }

    private Guard noRows(AddColumn add) {
        QualifiedName table = add.subject();
        return new Guard(
                "select count(*) from " + engine.quote(table),
                "0",
                "The new column " + table + "." + add.column().name() + " is mandatory, but the rows of " + table
                        + " have no value for it. Edit this migration before it is applied: add the column without NOT NULL, fill it, then set NOT NULL.");
    }

    /** Added without the obligation, filled, then obliged: so rows that are there already do no harm. */
    private Step mandatoryColumn(AddColumn add, Table before, List<Risk> risks) {
        Column column = add.column();
        String value = fillValue(add.table(), column);
        if (value.isEmpty()) {
            return new Step(List.of(add), actions(add, before), List.of(noRows(add)), risks, true);
        }
        Table added = TableStates.after(before, new AddColumn(before, column.withNullable(true)));
        List<String> up = filledColumn(before, column, value);
        Action action = new Action(up, engine.dropColumn(added, column));
        return new Step(List.of(add), List.of(action), List.of(), risks, true);
    }

    /** Undone like a mandatory column that is added: the values are gone, the rows are still there. */
    private Step dropOfMandatory(DropColumn drop, Table before, List<Risk> risks) {
        Table after = TableStates.after(before, drop);
        String value = fillValue(drop.table(), drop.column());
        List<String> down =
                value.isEmpty() ? engine.addColumn(after, drop.column()) : filledColumn(after, drop.column(), value);
        Action action = new Action(engine.dropColumn(before, drop.column()), down);
        return new Step(List.of(drop), List.of(action), List.of(), risks, true);
    }

    private List<String> filledColumn(Table before, Column column, String value) {
        Column optional = column.withNullable(true);
        Table added = TableStates.after(before, new AddColumn(before, optional));
        List<String> statements = new ArrayList<>(engine.addColumn(before, optional));
        statements.add(fill(before, column, value));
        statements.addAll(engine.alterNullability(added, optional, column));
        return statements;
    }

    /** No row can be given a reference, nor many rows the same unique value. */
    private String fillValue(Table table, Column column) {
        boolean reference = column.origin().reference()
                || table.foreignKeys().stream().anyMatch(k -> k.columns().contains(column.name()));
        boolean unique = table.uniqueKeys().stream().anyMatch(k -> k.columns().contains(column.name()))
                || table.primaryKey().stream().anyMatch(k -> k.columns().contains(column.name()));
        if (reference || unique || isDiscriminator(column)) {
            return "";
        }
        List<Check> conditions = table.checks().stream()
                .filter(c -> c.column().equals(column.name()) || SqlText.mentions(c.expression(), column.name()))
                .toList();
        if (conditions.isEmpty()) {
            return engine.neutralValue(column);
        }
        // Whether a value fulfils several conditions, or one of another kind, is not known here.
        return conditions.stream().map(Check::meaning).distinct().count() == 1
                ? engine.allowedValue(conditions.get(0))
                : "";
    }

    /** A column of the class and of no attribute of it: which entity a row is, nobody but the developer knows. */
    private static boolean isDiscriminator(Column column) {
        return !column.origin().className().isEmpty()
                && column.origin().attribute().isEmpty();
    }

    /** Another name for a table or a column of it, which all the rest follows. */
    Step rename(OfTable change, Table before, Table after, List<Risk> risks) {
        if (change instanceof RenameValue value) {
            return new RenamedValue(engine, value, before, after).step(risks);
        }
        Action action = new Action(sql(change, before), sql((OfTable) change.reverse(), after));
        return new Step(List.of(change), List.of(action), List.of(), risks, true);
    }

    private List<Action> actions(OfTable change, Table before) {
        List<Action> actions = new ArrayList<>();
        Table state = before;
        for (OfTable part : parts(change)) {
            OfTable exact = exact(part, state);
            actions.add(action(exact, state));
            state = TableStates.after(state, exact);
        }
        return actions;
    }

    /** One change that has no parts, and says exactly how the table stands. */
    Action action(OfTable exact, Table before) {
        return new Action(sql(exact, before), sql((OfTable) exact.reverse(), TableStates.after(before, exact)));
    }

    /** What a mandatory column has in the rows that are there; "" where it has no need, or nobody knows. */
    String filledWith(AddColumn add) {
        return add.column().isMandatory() ? fillValue(add.table(), add.column()) : "";
    }

    /** A change that takes something's place as its two halves. */
    static List<OfTable> parts(OfTable change) {
        if (change instanceof ReplaceConstraint c) {
            return List.of(new DropConstraint(c.table(), c.before()), new AddConstraint(c.table(), c.after()));
        }
        if (change instanceof ReplaceIndex c) {
            return List.of(new DropIndex(c.table(), c.before()), new CreateIndex(c.table(), c.after()));
        }
        return List.of(change);
    }

    /** From the column as it stands now to the column with this one attribute changed. */
    static OfTable exact(OfTable change, Table state) {
        if (!(change instanceof AlterColumn alter)) {
            return change;
        }
        Column now = state.column(alter.before().name()).orElse(alter.before());
        return new AlterColumn(alter.table(), now, TableStates.after(now, alter), alter.attribute());
    }

    private List<String> sql(OfTable change, Table table) {
        if (change instanceof CreateTable c) {
            return engine.createTable(c.table().withForeignKeys(List.of()));
        }
        if (change instanceof DropTable) {
            return engine.dropTable(table);
        }
        if (change instanceof RenameTable c) {
            return engine.renameTable(table, c.after().name().name());
        }
        if (change instanceof RenameColumn c) {
            return engine.renameColumn(table, c.before(), c.after().name());
        }
        if (change instanceof AlterTableComment c) {
            return engine.commentTable(table, table.withComment(c.after().comment()));
        }
        if (change instanceof AddColumn c) {
            return engine.addColumn(table, c.column());
        }
        if (change instanceof DropColumn c) {
            return engine.dropColumn(table, c.column());
        }
        if (change instanceof AlterColumn c) {
            return alterColumn(c, table);
        }
        if (change instanceof AddConstraint c) {
            return engine.addConstraint(table, c.constraint());
        }
        if (change instanceof DropConstraint c) {
            return engine.dropConstraint(table, c.constraint());
        }
        if (change instanceof RenameConstraint c) {
            return engine.renameConstraint(table, c.constraint(), c.newName());
        }
        if (change instanceof CreateIndex c) {
            return engine.createIndex(table, c.index());
        }
        if (change instanceof DropIndex c) {
            return engine.dropIndex(table, c.index());
        }
        if (change instanceof RenameIndex c) {
            return engine.renameIndex(table, c.index(), c.newName());
        }
        throw new IllegalArgumentException("A change that has no statements: " + change);
    }

    private List<String> alterColumn(AlterColumn change, Table table) {
        return switch (change.attribute()) {
            case TYPE, COLLATION -> engine.alterType(table, change.before(), change.after());
            case GENERATED_AS -> engine.alterGeneratedAs(table, change.before(), change.after());
            case IDENTITY -> engine.alterIdentity(table, change.before(), change.after());
            case DEFAULT -> engine.alterDefault(table, change.before(), change.after());
            case NULLABILITY -> engine.alterNullability(table, change.before(), change.after());
            case COMMENT -> engine.commentColumn(table, change.before(), change.after());
        };
    }
}
