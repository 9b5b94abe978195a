package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.engine.Cost.Work;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.UniqueKey;

/** An index, alone or behind a key, that is built while others wait. */
final class BuiltIndex implements Rule {

    @Override
    public String code() {
        return "lock.built-index";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        boolean key = Added.constraint(change, Constraint.class)
                .filter(c -> c instanceof PrimaryKey || c instanceof UniqueKey)
                .isPresent();
        return key || Added.index(change).isPresent()
                ? Waiting.risk(code(), change, circumstances, Work.SCAN, "its index is built from every row")
                : Optional.empty();
    }
}
