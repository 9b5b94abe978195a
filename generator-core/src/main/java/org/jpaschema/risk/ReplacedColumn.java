package org.jpaschema.risk;

import java.util.Optional;
import java.util.Set;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AlterColumn;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.schema.QualifiedName;

/** A plain column that becomes a generated one: its values give way to computed ones. */
final class ReplacedColumn implements Rule {

    @Override
    public Optional<Risk> judge(Change change, Set<QualifiedName> created) {
        if (change instanceof AlterColumn alter
                && alter.attribute() == ColumnAttribute.GENERATED_AS
                && alter.before().generatedAs().isEmpty()) {
            String column = alter.subject() + "." + alter.after().name();
            return Optional.of(Risk.loss(
                    "data-loss.replace-column",
                    "Column " + column + " becomes a generated column; the values that it holds are replaced.",
                    "the values of column " + column));
        }
        return Optional.empty();
    }
}
