package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AlterColumn;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.engine.Engine;

/** A plain column that becomes a generated one: its values give way to computed ones. */
final class ReplacedColumn implements Rule {

    @Override
    public String code() {
        return "data-loss.replace-column";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        if (!(change instanceof AlterColumn alter)
                || alter.attribute() != ColumnAttribute.GENERATED_AS
                || alter.before().generatedAs().isPresent()) {
            return Optional.empty();
        }
        Subject subject = Subject.of(change);
        Engine engine = circumstances.engine();
        String name = engine.quote(alter.after().name());
        String expression = alter.after().generatedAs().orElse("");
        return Optional.of(Risk.loss(
                code(),
                subject.object(),
                subject.words() + " becomes a generated column; the values that it holds are replaced.",
                "Look at those that will be others: select * from " + engine.quote(alter.subject()) + " where " + name
                        + " <> (" + expression + ");",
                "the values of column " + subject.object()));
    }
}
