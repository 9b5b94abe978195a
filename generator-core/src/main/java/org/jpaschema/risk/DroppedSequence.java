package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.DropSequence;

/** A sequence that goes with how far it had counted. */
final class DroppedSequence implements Rule {

    @Override
    public String code() {
        return "data-loss.drop-sequence";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        if (!(change instanceof DropSequence)) {
            return Optional.empty();
        }
        Subject subject = Subject.of(change);
        return Optional.of(Risk.loss(
                code(),
                subject.object(),
                subject.words() + " is dropped; how far it had counted is lost.",
                "Begin the one that follows it behind the largest number in use: @SequenceGenerator(initialValue = …).",
                "sequence " + subject.object() + " and its current value"));
    }
}
