package org.jpaschema.proof;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AddConstraint;
import org.jpaschema.diff.Change.AlterColumn;
import org.jpaschema.diff.Change.AlterEnumType;
import org.jpaschema.diff.Change.CreateIndex;
import org.jpaschema.diff.Change.DropColumn;
import org.jpaschema.diff.Change.DropConstraint;
import org.jpaschema.diff.Change.ReplaceConstraint;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.plan.Step;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.UniqueKey;

/** Where only a row's values tell whether a change can be made. */
final class Doubt {

    private Doubt() {}

    /**
     * The tables whose rows may be what a step does not fit; empty when it has to fit all.
     *
     * @param stopped whether a precondition of the step's stopped it
     * @param migration all that is changed
     */
    static Set<QualifiedName> tables(Step step, boolean stopped, List<Change> migration) {
        Set<QualifiedName> tables = new TreeSet<>();
        for (Change change : step.changes()) {
            if (change instanceof AlterEnumType alter) {
                alter.uses().forEach(use -> tables.add(use.table()));
            } else if (stopped
                    || dependsOnValues(change)
                    || losesWhatIsMandatory(change)
                    || change instanceof AlterColumn alter && isLeaving(alter, migration)
                    || losesKey(change, migration)
                    || isKey(change) && migration.stream().anyMatch(c -> retypes(c, change.subject()))) {
                tables.add(change.subject());
            }
        }
        return tables;
    }

    /** Values that differ may be the same in another type. */
    private static boolean isKey(Change change) {
        return change instanceof AddConstraint || change instanceof ReplaceConstraint || change instanceof CreateIndex;
    }

    private static boolean retypes(Change change, QualifiedName table) {
        return change.subject().equals(table)
                && change instanceof AlterColumn alter
                && alter.attribute() == ColumnAttribute.TYPE;
    }

    /** No value can be made up for a column of a key that comes back. */
    private static boolean losesWhatIsMandatory(Change change) {
        return change instanceof DropColumn drop && !drop.column().nullable();
    }

    /** Optional only since it goes later: on the way back it has lost its values. */
    private static boolean isLeaving(AlterColumn alter, List<Change> migration) {
        return alter.attribute() == ColumnAttribute.NULLABILITY
                && migration.stream()
                        .anyMatch(c -> c instanceof DropColumn drop
                                && drop.subject().equals(alter.subject())
                                && drop.column().name().equals(alter.after().name()));
    }

    /** Where a server makes up a value for such a column, it is the same one in all rows. */
    private static boolean losesKey(Change change, List<Change> migration) {
        Constraint dropped = change instanceof DropConstraint drop
                ? drop.constraint()
                : change instanceof ReplaceConstraint replace ? replace.before() : null;
        List<String> columns = dropped instanceof PrimaryKey key
                ? key.columns()
                : dropped instanceof UniqueKey key ? key.columns() : List.of();
        return migration.stream()
                .anyMatch(c -> c.subject().equals(change.subject())
                        && c instanceof DropColumn drop
                        && columns.contains(drop.column().name()));
    }

    private static boolean dependsOnValues(Change change) {
        return change instanceof AlterColumn alter
                        && (alter.attribute() == ColumnAttribute.TYPE
                                || alter.attribute() == ColumnAttribute.GENERATED_AS)
                || change instanceof AddConstraint add && add.constraint() instanceof Check
                || change instanceof ReplaceConstraint replace && replace.after() instanceof Check;
    }
}
