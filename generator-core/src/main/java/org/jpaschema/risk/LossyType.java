package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;

/** A type change that takes a part of values, in silence. */
final class LossyType implements Rule {

    @Override
    public String code() {
        return "data-loss.change-type";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        return TypeChange.of(change).filter(TypeChange::losesInSilence).map(type -> {
            Subject subject = Subject.of(change);
            return Risk.loss(
                    code(),
                    subject.object(),
                    subject.words() + " changes " + type + ": values lose what the new type cannot hold.",
                    type.kept() + " keeps them whole.",
                    "what values of column " + subject.object() + " lose " + type);
        });
    }
}
