package org.jpaschema.risk;

import java.util.Optional;
import java.util.Set;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AddColumn;
import org.jpaschema.diff.Change.AlterColumn;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.QualifiedName;

/** A column that must have a value where rows may have none. */
final class MandatoryColumn implements Rule {

    @Override
    public Optional<Risk> judge(Change change, Set<QualifiedName> created) {
        if (change instanceof AddColumn add && isUnfilled(add.column())) {
            return Optional.of(Risk.caution(
                    "data.new-mandatory-column",
                    "Column " + add.subject() + "." + add.column().name()
                            + " is mandatory and has no default: review the value that existing rows get."));
        }
        if (change instanceof AlterColumn alter
                && alter.attribute() == ColumnAttribute.NULLABILITY
                && !alter.after().nullable()) {
            return Optional.of(
                    Risk.caution(
                            "data.not-null",
                            "Column " + alter.subject() + "." + alter.after().name()
                                    + " becomes mandatory: the migration stops while a row has NULL there. Fill such rows first."));
        }
        return Optional.empty();
    }

    private static boolean isUnfilled(Column column) {
        return !column.nullable()
                && column.defaultValue().isEmpty()
                && column.generatedAs().isEmpty()
                && column.identity() == Identity.NONE;
    }
}
