package org.jpaschema.risk;

import java.util.List;
import java.util.Optional;
import org.jpaschema.diff.Change;

/** A value that the version of the application that still runs may write, and that is refused from now on. */
final class NarrowedEnum implements Rule {

    @Override
    public String code() {
        return "compatibility.narrowed-enum";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        List<String> removed = EnumValues.removed(change);
        if (removed.isEmpty()) {
            return Optional.empty();
        }
        Subject subject = Subject.of(change);
        return Optional.of(Risk.caution(
                code(),
                subject.object(),
                subject.words() + " loses " + String.join(", ", removed)
                        + ": the version of the application that still runs fails when it writes that.",
                "Release the application that does not write it first, and take it away in a later migration."));
    }
}
