package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AddColumn;

/** A new column that must have a value, in a table whose rows have none for it. */
final class NewMandatoryColumn implements Rule {

    @Override
    public String code() {
        return "data.new-mandatory-column";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        if (!(change instanceof AddColumn add) || !add.column().isMandatory()) {
            return Optional.empty();
        }
        Subject subject = Subject.of(change);
        String value = circumstances.engine().neutralValue(add.column());
        return Optional.of(Risk.caution(
                code(),
                subject.object(),
                subject.words() + " is mandatory and has no default: review the value that existing rows get.",
                "Say it in the entity: @ColumnDefault(\"" + (value.isEmpty() ? "…" : value.replace("\"", "\\\""))
                        + "\")."));
    }
}
