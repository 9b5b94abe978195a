package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.DropColumn;
import org.jpaschema.diff.Change.DropSequence;
import org.jpaschema.diff.Change.DropTable;
import org.jpaschema.diff.Change.DropView;

/** What the version of the application that still runs may use, and what is gone before it ends. */
final class DroppedInUse implements Rule {

    @Override
    public String code() {
        return "compatibility.drop";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        boolean used = change instanceof DropTable
                || change instanceof DropColumn
                || change instanceof DropSequence
                || change instanceof DropView;
        if (!used) {
            return Optional.empty();
        }
        Subject subject = Subject.of(change);
        return Optional.of(Risk.caution(
                code(),
                subject.object(),
                subject.words() + " goes: the version of the application that still runs fails when it uses it.",
                "Release the application without it first, and drop it in a later migration."));
    }
}
