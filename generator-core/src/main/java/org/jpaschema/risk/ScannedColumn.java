package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AddColumn;
import org.jpaschema.diff.Change.AlterColumn;
import org.jpaschema.engine.Cost.Work;

/** A changed column for which the engine reads every row while others wait: does one have NULL, does one not fit. */
final class ScannedColumn implements Rule {

    @Override
    public String code() {
        return "lock.scanned-column";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        return change instanceof AlterColumn || change instanceof AddColumn
                ? Waiting.risk(code(), change, circumstances, Work.SCAN, "every row is looked at")
                : Optional.empty();
    }
}
