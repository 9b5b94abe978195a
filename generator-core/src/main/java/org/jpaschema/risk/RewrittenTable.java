package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AddColumn;
import org.jpaschema.diff.Change.AlterEnumType;
import org.jpaschema.engine.Cost.Work;

/** A change for which the engine writes every row anew while others wait. */
final class RewrittenTable implements Rule {

    @Override
    public String code() {
        return "lock.rewrite";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        boolean added = change instanceof AddColumn;
        return added
                ? Optional.empty()
                : Waiting.risk(
                        code(),
                        change,
                        circumstances,
                        Work.REWRITE,
                        change instanceof AlterEnumType
                                ? "every table with a column of it is written anew"
                                : "the table is written anew");
    }
}
