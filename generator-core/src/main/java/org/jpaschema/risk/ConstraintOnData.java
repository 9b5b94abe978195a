package org.jpaschema.risk;

import java.util.Optional;
import java.util.Set;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AddConstraint;
import org.jpaschema.diff.Change.CreateIndex;
import org.jpaschema.diff.Change.ReplaceConstraint;
import org.jpaschema.diff.Change.ReplaceIndex;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.QualifiedName;

/** A key or check that rows which are already there may violate. */
final class ConstraintOnData implements Rule {

    @Override
    public Optional<Risk> judge(Change change, Set<QualifiedName> created) {
        if (created.contains(change.subject())) {
            return Optional.empty();
        }
        if (change instanceof AddConstraint add) {
            return Optional.of(risk(add.subject(), add.constraint()));
        }
        if (change instanceof ReplaceConstraint replace) {
            return Optional.of(risk(replace.subject(), replace.after()));
        }
        boolean unique = change instanceof CreateIndex create && create.index().unique()
                || change instanceof ReplaceIndex replace && replace.after().unique();
        return unique ? Optional.of(risk(change.subject(), "unique index")) : Optional.empty();
    }

    private static Risk risk(QualifiedName table, Constraint constraint) {
        return risk(table, constraint.kind() + " " + constraint.name());
    }

    private static Risk risk(QualifiedName table, String constraint) {
        return Risk.caution(
                "data.new-constraint",
                "Existing rows of " + table + " may violate the " + constraint.strip()
                        + ": the migration stops then. Correct such rows first.");
    }
}
