package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AddColumn;
import org.jpaschema.engine.Cost.Work;

/** A new column whose value has to be written into every row while others wait: a volatile default, a number, none. */
final class FilledColumn implements Rule {

    @Override
    public String code() {
        return "lock.filled-column";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        return change instanceof AddColumn
                ? Waiting.risk(code(), change, circumstances, Work.REWRITE, "its value is written into every row")
                : Optional.empty();
    }
}
