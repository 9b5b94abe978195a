package org.jpaschema.risk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AlterEnumType;
import org.jpaschema.engine.Engine;

/** A value taken out of an enum, be it a type of its own, a column's type or a check, that rows may still hold. */
final class RemovedEnumValue implements Rule {

    @Override
    public String code() {
        return "data.remove-enum-value";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        List<String> removed = EnumValues.removed(change);
        if (removed.isEmpty()) {
            return Optional.empty();
        }
        Subject subject = Subject.of(change);
        return Optional.of(Risk.caution(
                code(),
                subject.object(),
                subject.words() + " loses " + String.join(", ", removed)
                        + ": the migration stops while a row holds it.",
                remedy(change, removed, circumstances.engine())));
    }

    private static String remedy(Change change, List<String> removed, Engine engine) {
        String values =
                removed.stream().map(v -> "'" + v.replace("'", "''") + "'").collect(Collectors.joining(", ", "(", ")"));
        List<String> updates = change instanceof AlterEnumType alter
                ? alter.uses().stream()
                        .map(u -> update(
                                engine.quote(u.table()), engine.quote(u.column().name()), values))
                        .toList()
                : List.of(update(
                        engine.quote(change.subject()),
                        EnumValues.column(change).map(engine::quote).orElse("…"),
                        values));
        return "Correct such rows first: " + String.join(" ", updates);
    }

    private static String update(String table, String column, String values) {
        return "update " + table + " set " + column + " = '…' where " + column + " in " + values + ";";
    }
}
