package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.schema.Check;

/** A check that rows which are there may not pass. */
final class CheckOnData implements Rule {

    @Override
    public String code() {
        return "data.check";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        // What a check on an enum takes away is told by value.
        if (!EnumValues.removed(change).isEmpty()) {
            return Optional.empty();
        }
        return Added.constraint(change, Check.class)
                .filter(check -> !circumstances.isNewAndEmpty(change.subject(), check.column()))
                .map(check -> {
                    Subject subject = Subject.of(change);
                    return Risk.caution(
                            code(),
                            subject.object(),
                            subject.words() + " is new: the migration stops while a row is not as it says.",
                            "Find such rows: select * from "
                                    + circumstances.engine().quote(change.subject()) + " where not ("
                                    + check.expression()
                                    + ");");
                });
    }
}
