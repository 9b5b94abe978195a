package org.jpaschema.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AlterEnumType;
import org.jpaschema.schema.QualifiedName;

/** A value taken out of an enum type that rows may still hold. */
final class RemovedEnumValue implements Rule {

    @Override
    public Optional<Risk> judge(Change change, Set<QualifiedName> created) {
        if (!(change instanceof AlterEnumType alter)) {
            return Optional.empty();
        }
        List<String> removed = new ArrayList<>(alter.before().values());
        removed.removeAll(alter.after().values());
        return removed.isEmpty()
                ? Optional.empty()
                : Optional.of(Risk.caution(
                        "data.remove-enum-value",
                        "Enum type " + alter.subject() + " loses " + String.join(", ", removed)
                                + ": the migration stops while a row holds it. Correct such rows first."));
    }
}
