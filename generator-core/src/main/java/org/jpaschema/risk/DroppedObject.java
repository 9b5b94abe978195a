package org.jpaschema.risk;

import java.util.Optional;
import java.util.Set;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.DropColumn;
import org.jpaschema.diff.Change.DropSequence;
import org.jpaschema.diff.Change.DropTable;
import org.jpaschema.schema.QualifiedName;

/** Dropping what holds data. */
final class DroppedObject implements Rule {

    @Override
    public Optional<Risk> judge(Change change, Set<QualifiedName> created) {
        if (change instanceof DropTable drop) {
            return Optional.of(Risk.loss(
                    "data-loss.drop-table",
                    "Table " + drop.subject() + " is dropped with all its rows. Keep a copy if they are still needed.",
                    "table " + drop.subject() + " and its rows"));
        }
        if (change instanceof DropColumn drop && drop.column().generatedAs().isEmpty()) {
            String column = drop.subject() + "." + drop.column().name();
            return Optional.of(Risk.loss(
                    "data-loss.drop-column",
                    "Column " + column + " is dropped with all its values. Keep a copy if they are still needed.",
                    "column " + column + " and its values"));
        }
        if (change instanceof DropSequence drop) {
            return Optional.of(Risk.loss(
                    "data-loss.drop-sequence",
                    "Sequence " + drop.subject() + " is dropped; how far it had counted is lost.",
                    "sequence " + drop.subject() + " and its current value"));
        }
        return Optional.empty();
    }
}
