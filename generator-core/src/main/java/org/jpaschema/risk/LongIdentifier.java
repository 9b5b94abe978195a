package org.jpaschema.risk;

import java.util.Optional;
import java.util.stream.Stream;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.Index;

/** A name that the engine cuts: two that begin alike become one. */
final class LongIdentifier implements Rule {

    @Override
    public String code() {
        return "hygiene.long-identifier";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        Engine engine = circumstances.engine();
        return names(change)
                .filter(n -> !engine.truncate(n).equals(n))
                .findFirst()
                .map(name -> {
                    Subject subject = Subject.of(change);
                    return Risk.caution(
                            code(),
                            subject.object(),
                            subject.words() + ": " + engine.name() + " cuts the name " + name
                                    + ", which is too long, to " + engine.truncate(name) + ".",
                            "Give it a name that is short enough: name = \"" + engine.truncate(name) + "\".");
                });
    }

    private static Stream<String> names(Change change) {
        if (change instanceof AddColumn add) {
            return Stream.of(add.column().name());
        }
        if (change instanceof AddConstraint add) {
            return Stream.of(add.constraint().name());
        }
        if (change instanceof RenameConstraint rename) {
            return Stream.of(rename.newName());
        }
        if (change instanceof RenameIndex rename) {
            return Stream.of(rename.newName());
        }
        if (change instanceof CreateSequence || change instanceof CreateEnumType || change instanceof CreateView) {
            return Stream.of(change.subject().name());
        }
        return Added.index(change).map(Index::name).stream();
    }
}
