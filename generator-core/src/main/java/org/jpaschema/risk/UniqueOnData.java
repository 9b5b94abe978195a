package org.jpaschema.risk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jpaschema.diff.Change;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.UniqueKey;

/** A unique key or index on columns whose values may be there twice. */
final class UniqueOnData implements Rule {

    @Override
    public String code() {
        return "data.unique";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        return Added.constraint(change, UniqueKey.class)
                .map(UniqueKey::columns)
                .or(() -> Added.index(change)
                        .filter(Index::unique)
                        .map(i -> i.parts().stream().map(Index.Part::text).toList()))
                .map(columns -> risk(change, columns, circumstances));
    }

    private Risk risk(Change change, List<String> columns, Circumstances circumstances) {
        Subject subject = Subject.of(change);
        return Risk.caution(
                code(),
                subject.object(),
                subject.words() + " is new: the migration stops while two rows have the same "
                        + String.join(", ", columns) + ".",
                "Find them: " + duplicates(change.subject(), columns, circumstances) + ";");
    }

    /** A query for values that are there twice; expressions stand as they are. */
    static String duplicates(QualifiedName table, List<String> columns, Circumstances circumstances) {
        Engine engine = circumstances.engine();
        String list = columns.stream()
                .map(c -> c.matches("\\w+") ? engine.quote(c) : c)
                .collect(Collectors.joining(", "));
        return "select " + list + ", count(*) from " + engine.quote(table) + " group by " + list
                + " having count(*) > 1";
    }
}
