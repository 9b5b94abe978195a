package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.DropNamespace;

/** A schema that goes with all that is in it. */
final class DroppedNamespace implements Rule {

    @Override
    public String code() {
        return "data-loss.drop-schema";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        if (!(change instanceof DropNamespace drop)) {
            return Optional.empty();
        }
        Subject subject = Subject.of(change);
        return Optional.of(Risk.loss(
                code(),
                subject.object(),
                subject.words() + " is dropped with all that is in it.",
                "Move what is still needed first: alter table "
                        + circumstances.engine().quote(drop.namespace()) + ".… set schema …;",
                "schema " + drop.namespace() + " and all that is in it"));
    }
}
