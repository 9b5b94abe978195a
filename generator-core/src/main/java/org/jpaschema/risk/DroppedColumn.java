package org.jpaschema.risk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.DropColumn;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.PrimaryKey;

/** A column that goes with its values; those of a generated one can be had again. */
final class DroppedColumn implements Rule {

    @Override
    public String code() {
        return "data-loss.drop-column";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        if (!(change instanceof DropColumn drop) || drop.column().generatedAs().isPresent()) {
            return Optional.empty();
        }
        Subject subject = Subject.of(change);
        Engine engine = circumstances.engine();
        String name = drop.column().name();
        List<String> key =
                circumstances.before(drop).primaryKey().map(PrimaryKey::columns).orElse(List.of());
        String columns = Stream.concat(key.stream(), Stream.of(name))
                .distinct()
                .map(engine::quote)
                .collect(Collectors.joining(", "));
        String copy = engine.copyRows(
                drop.subject().sibling(engine.truncate(drop.subject().name() + "_" + name)), columns, drop.subject());
        return Optional.of(Risk.loss(
                code(),
                subject.object(),
                subject.words() + " is dropped with all its values.",
                "Keep a copy if they are still needed: " + copy + ";",
                "column " + subject.object() + " and its values"));
    }
}
