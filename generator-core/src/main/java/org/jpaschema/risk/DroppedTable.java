package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.DropTable;
import org.jpaschema.engine.Engine;

/** A table that goes with its rows. */
final class DroppedTable implements Rule {

    @Override
    public String code() {
        return "data-loss.drop-table";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        if (!(change instanceof DropTable drop)) {
            return Optional.empty();
        }
        Subject subject = Subject.of(change);
        Engine engine = circumstances.engine();
        String copy = engine.copyRows(
                drop.subject().sibling(engine.truncate(drop.subject().name() + "_kept")), "*", drop.subject());
        return Optional.of(Risk.loss(
                code(),
                subject.object(),
                subject.words() + " is dropped with all its rows.",
                "Keep a copy if they are still needed: " + copy + ";",
                "table " + drop.subject() + " and its rows"));
    }
}
