package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AlterColumn;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.engine.Engine;

/** A column that becomes mandatory while rows may have NULL in it. */
final class NotNullOnData implements Rule {

    @Override
    public String code() {
        return "data.not-null";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        if (!(change instanceof AlterColumn alter)
                || alter.attribute() != ColumnAttribute.NULLABILITY
                || alter.after().nullable()) {
            return Optional.empty();
        }
        Subject subject = Subject.of(change);
        Engine engine = circumstances.engine();
        String column = engine.quote(alter.after().name());
        String value = alter.after().defaultValue().orElseGet(() -> engine.neutralValue(alter.after()));
        return Optional.of(Risk.caution(
                code(),
                subject.object(),
                subject.words() + " becomes mandatory: the migration stops while a row has NULL there.",
                "Fill such rows first: update " + engine.quote(alter.subject()) + " set " + column + " = "
                        + (value.isEmpty() ? "…" : value) + " where " + column + " is null;"));
    }
}
