package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AddColumn;
import org.jpaschema.diff.Change.AddConstraint;
import org.jpaschema.diff.Change.AlterColumn;
import org.jpaschema.diff.Change.CreateIndex;
import org.jpaschema.diff.Change.ReplaceConstraint;
import org.jpaschema.diff.Change.ReplaceIndex;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.Index;

/** What a change puts onto a table that is there. */
final class Added {

    private Added() {}

    /** The new constraint of that kind, added or in the place of another. */
    static <C extends Constraint> Optional<C> constraint(Change change, Class<C> kind) {
        return change instanceof AddConstraint add
                ? cast(add.constraint(), kind)
                : change instanceof ReplaceConstraint replace ? cast(replace.after(), kind) : Optional.empty();
    }

    private static <C extends Constraint> Optional<C> cast(Constraint constraint, Class<C> kind) {
        return kind.isInstance(constraint) ? Optional.of(kind.cast(constraint)) : Optional.empty();
    }

    /** The column that is new, or of another type. */
    static Optional<Column> column(Change change) {
        return change instanceof AddColumn add
                ? Optional.of(add.column())
                : change instanceof AlterColumn alter && alter.attribute() == ColumnAttribute.TYPE
                        ? Optional.of(alter.after())
                        : Optional.empty();
    }

    /** The new index, added or in the place of another. */
    static Optional<Index> index(Change change) {
        return change instanceof CreateIndex create
                ? Optional.of(create.index())
                : change instanceof ReplaceIndex replace ? Optional.of(replace.after()) : Optional.empty();
    }
}
