package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AddColumn;
import org.jpaschema.diff.Change.AlterColumn;
import org.jpaschema.diff.ColumnAttribute;

/** A column that the version of the application that still runs leaves empty, and that must not be. */
final class MandatoryForOld implements Rule {

    @Override
    public String code() {
        return "compatibility.mandatory-column";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        Subject subject = Subject.of(change);
        if (change instanceof AddColumn add && add.column().isMandatory()) {
            String value = circumstances.engine().neutralValue(add.column());
            return Optional.of(Risk.caution(
                    code(),
                    subject.object(),
                    subject.words()
                            + " is mandatory and has no default: inserts of the version of the application that still runs, which does not know it, fail.",
                    "Give it a default until that version is gone: @ColumnDefault(\""
                            + (value.isEmpty() ? "…" : value.replace("\"", "\\\"")) + "\")."));
        }
        if (change instanceof AlterColumn alter
                && alter.attribute() == ColumnAttribute.NULLABILITY
                && !alter.after().nullable()
                && alter.after().defaultValue().isEmpty()) {
            return Optional.of(
                    Risk.caution(
                            code(),
                            subject.object(),
                            subject.words()
                                    + " becomes mandatory: the version of the application that still runs may write NULL there, and fails then.",
                            "Release the application that always writes it first, and make it mandatory in a later migration."));
        }
        return Optional.empty();
    }
}
