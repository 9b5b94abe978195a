package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.schema.PrimaryKey;

/** A primary key on columns whose values may be there twice, or not at all. */
final class PrimaryKeyOnData implements Rule {

    @Override
    public String code() {
        return "data.primary-key";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        return Added.constraint(change, PrimaryKey.class).map(key -> {
            Subject subject = Subject.of(change);
            return Risk.caution(
                    code(),
                    subject.object(),
                    subject.words() + " is new: the migration stops while two rows have the same "
                            + String.join(", ", key.columns()) + ", or one has NULL there.",
                    "Find them: " + UniqueOnData.duplicates(change.subject(), key.columns(), circumstances) + ";");
        });
    }
}
