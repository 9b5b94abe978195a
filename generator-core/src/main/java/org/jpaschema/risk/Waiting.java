package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.engine.Cost;
import org.jpaschema.engine.Cost.Lock;
import org.jpaschema.engine.Cost.Work;

/** The words for what a change makes others wait for. */
final class Waiting {

    private Waiting() {}

    /**
     * The risk of a change that does such work while others wait.
     *
     * @param done what the server does: {@code every row is read}
     * @return empty when nobody waits, or when it is other work
     */
    static Optional<Risk> risk(String code, Change change, Circumstances circumstances, Work work, String done) {
        Cost cost = ChangeCost.of(change, circumstances);
        if (cost.work() != work || !cost.blocks()) {
            return Optional.empty();
        }
        Subject subject = Subject.of(change);
        String who = cost.lock() == Lock.WRITES ? "writes to " : "reads and writes of ";
        return Optional.of(Risk.caution(
                code,
                subject.object(),
                subject.words() + ": " + done + ", and " + who + change.subject() + " wait meanwhile ("
                        + circumstances.serverName() + ").",
                cost.gentler().isEmpty()
                        ? "Apply it while the table is not in use, or make a new table beside it and switch."
                        : "Without waiting, each statement for itself: " + String.join("; ", cost.gentler()) + ";"));
    }
}
