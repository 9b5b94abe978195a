package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.RenameColumn;
import org.jpaschema.diff.Change.RenameEnumValue;
import org.jpaschema.diff.Change.RenameSequence;
import org.jpaschema.diff.Change.RenameTable;
import org.jpaschema.diff.Change.RenameValue;
import org.jpaschema.diff.Description;

/** What the version of the application that still runs knows under its old name. */
final class RenamedInUse implements Rule {

    @Override
    public String code() {
        return "compatibility.rename";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        boolean used = change instanceof RenameTable
                || change instanceof RenameColumn
                || change instanceof RenameSequence
                || change instanceof RenameEnumValue
                || change instanceof RenameValue;
        if (!used) {
            return Optional.empty();
        }
        Subject subject = Subject.of(change);
        return Optional.of(Risk.caution(
                code(),
                subject.object(),
                subject.words() + " is renamed to " + Description.of(change).model()
                        + ": the version of the application that still runs fails when it uses the old name.",
                "Add the new one beside it, write both, release, and drop the old one in a later migration."));
    }
}
