package org.jpaschema.proof;

import java.util.Set;
import java.util.TreeSet;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AddConstraint;
import org.jpaschema.diff.Change.AlterColumn;
import org.jpaschema.diff.Change.AlterEnumType;
import org.jpaschema.diff.Change.ReplaceConstraint;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.QualifiedName;

/** Where only a row's values tell whether a change can be made. */
final class Doubt {

    private Doubt() {}

    /** The tables with such a change. */
    static Set<QualifiedName> of(Proposal proposal) {
        Set<QualifiedName> tables = new TreeSet<>();
        for (Change change : proposal.changes()) {
            if (change instanceof AlterEnumType alter) {
                alter.uses().forEach(use -> tables.add(use.table()));
            } else if (dependsOnValues(change)) {
                tables.add(change.subject());
            }
        }
        return tables;
    }

    private static boolean dependsOnValues(Change change) {
        return change instanceof AlterColumn alter
                        && (alter.attribute() == ColumnAttribute.TYPE
                                || alter.attribute() == ColumnAttribute.GENERATED_AS)
                || change instanceof AddConstraint add && add.constraint() instanceof Check
                || change instanceof ReplaceConstraint replace && replace.after() instanceof Check;
    }
}
