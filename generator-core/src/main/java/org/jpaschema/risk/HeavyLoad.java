package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.engine.Cost;
import org.jpaschema.engine.Cost.Lock;
import org.jpaschema.engine.Cost.Work;

/** A table that is written anew while reads and writes go on: nobody waits, but it takes time, space and replicas. */
final class HeavyLoad implements Rule {

    @Override
    public String code() {
        return "load.rewrite";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        Cost cost = ChangeCost.of(change, circumstances);
        if (cost.work() != Work.REWRITE || cost.lock() != Lock.NONE) {
            return Optional.empty();
        }
        Subject subject = Subject.of(change);
        return Optional.of(Risk.caution(
                        code(),
                        subject.object(),
                        subject.words() + ": the table is written anew beside the old one; reads and writes go on ("
                                + circumstances.serverName() + ").",
                        "Have as much space as the table has, and replicas that may lag behind.")
                .withSeverity(Severity.SAFE));
    }
}
