package org.jpaschema.risk;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jpaschema.diff.Change;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.QualifiedName;

/** A foreign key on rows whose other end may be missing. */
final class ForeignKeyOnData implements Rule {

    @Override
    public String code() {
        return "data.foreign-key";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        return Added.constraint(change, ForeignKey.class)
                .filter(key -> key.columns().stream().noneMatch(c -> circumstances.isNewAndEmpty(change.subject(), c)))
                .map(key -> {
                    Subject subject = Subject.of(change);
                    return Risk.caution(
                            code(),
                            subject.object(),
                            subject.words() + " is new: the migration stops while a row refers to a row of "
                                    + key.referencedTable() + " that is not there.",
                            "Find such rows: " + orphans(change.subject(), key, circumstances.engine()) + ";");
                });
    }

    private static String orphans(QualifiedName table, ForeignKey key, Engine engine) {
        String present = key.columns().stream()
                .map(c -> "r." + engine.quote(c) + " is not null")
                .collect(Collectors.joining(" and "));
        String same = IntStream.range(0, key.columns().size())
                .mapToObj(i -> "p." + engine.quote(key.referencedColumns().get(i)) + " = r."
                        + engine.quote(key.columns().get(i)))
                .collect(Collectors.joining(" and "));
        return "select * from " + engine.quote(table) + " r where " + present + " and not exists (select 1 from "
                + engine.quote(key.referencedTable()) + " p where " + same + ")";
    }
}
