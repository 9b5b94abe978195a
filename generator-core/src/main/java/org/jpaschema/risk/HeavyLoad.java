package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.engine.Cost;
import org.jpaschema.engine.Cost.Lock;
import org.jpaschema.engine.Cost.Work;

/** A table that is written anew while reads and writes go on: nobody waits, but it takes time, space and replicas. */
final class HeavyLoad implements Rule {

    private static final String CODE = "load.rewrite";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        Cost cost = ChangeCost.of(change, circumstances);
        if (cost.work() != Work.REWRITE || cost.lock() != Lock.NONE) {
            return Optional.empty();
        }
        return Optional.of(risk(change, circumstances));
    }

    /** The risk of a change that writes a table anew, in whatever way that lets others go on. */
    static Risk risk(Change change, Circumstances circumstances) {
        Subject subject = Subject.of(change);
        return Risk.caution(
                        CODE,
                        subject.object(),
                        subject.words() + ": the table is written anew beside the old one; reads and writes go on ("
                                + circumstances.serverName() + ").",
                        "Have as much space as the table has, and replicas that may lag behind.")
                .withSeverity(Severity.SAFE);
    }
}
