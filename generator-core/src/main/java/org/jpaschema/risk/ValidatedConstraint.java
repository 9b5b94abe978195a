package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.engine.Cost.Work;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;

/** A foreign key or check for which the engine reads every row while others wait. */
final class ValidatedConstraint implements Rule {

    @Override
    public String code() {
        return "lock.validated-constraint";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        return Added.constraint(change, Constraint.class)
                .filter(c -> c instanceof ForeignKey || c instanceof Check)
                .flatMap(
                        c -> Waiting.risk(code(), change, circumstances, Work.SCAN, "every row is checked against it"));
    }
}
