package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;

/** A type change that some values refuse. */
final class UnfitType implements Rule {

    @Override
    public String code() {
        return "data.change-type";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        return TypeChange.of(change)
                .filter(type -> !type.holdsAll() && !type.losesInSilence())
                .filter(type -> EnumValues.of(change).isEmpty())
                .map(type -> {
                    Subject subject = Subject.of(change);
                    return Risk.caution(
                            code(),
                            subject.object(),
                            subject.words() + " changes " + type + ": values that do not fit make the migration stop.",
                            "Correct them first, or keep the type: " + type.kept() + ".");
                });
    }
}
