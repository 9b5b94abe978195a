package org.jpaschema.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;

/**
 * Enums that are kept by their ordinals and whose constants have got others since the last migration was written: the
 * database looks the same, and its rows mean something else.
 */
final class ReorderedOrdinals {

    static final String CODE = "data.reordered-ordinal";

    private final Schema previous;
    private final Engine engine;

    /** @param previous what the model was when the last migration was written */
    ReorderedOrdinals(Schema previous, Engine engine) {
        this.previous = previous;
        this.engine = engine;
    }

    /** All that a model has. */
    List<Risk> of(Schema wanted) {
        List<Risk> risks = new ArrayList<>();
        for (Table table : wanted.tables()) {
            for (Column column : table.columns()) {
                of(table, column).ifPresent(risks::add);
            }
        }
        return risks;
    }

    /** Whether the constants of the column's enum are known, now and then. */
    boolean isKnown(Table table, Column column) {
        return !column.origin().ordinals().isEmpty() && !before(table, column).isEmpty();
    }

    private Optional<Risk> of(Table table, Column column) {
        List<String> now = column.origin().ordinals();
        List<String> then = now.isEmpty() ? List.of() : before(table, column);
        List<String> moved = then.stream()
                .filter(c -> now.contains(c) && now.indexOf(c) != then.indexOf(c))
                .toList();
        if (moved.isEmpty()) {
            return Optional.empty();
        }
        String path = table.name() + "." + column.name();
        return Optional.of(new Risk(
                CODE,
                Severity.DANGER,
                path,
                "Column %s [%s] keeps the ordinals of an enum whose constants have others now, and its rows mean other ones in silence: %s."
                        .formatted(
                                path,
                                column.origin(),
                                moved.stream()
                                        .map(c -> c + " was " + then.indexOf(c) + " and is " + now.indexOf(c))
                                        .collect(Collectors.joining(", "))),
                "Put them back into their order, new ones behind the others; or renumber the rows in a migration of your own: "
                        + update(table.name(), column.name(), moved, then, now)
                        + " Names do not move: @Enumerated(EnumType.STRING).",
                "",
                "",
                ""));
    }

    private String update(QualifiedName table, String column, List<String> moved, List<String> then, List<String> now) {
        String name = engine.quote(column);
        return "update " + engine.quote(table) + " set " + name + " = case " + name
                + moved.stream()
                        .map(c -> " when " + then.indexOf(c) + " then " + now.indexOf(c))
                        .collect(Collectors.joining())
                + " end where " + name + " in "
                + moved.stream().map(c -> String.valueOf(then.indexOf(c))).collect(Collectors.joining(", ", "(", ")"))
                + ";";
    }

    /** By its name, or by its attribute where that has another column now. */
    private List<String> before(Table table, Column column) {
        return previous.tables().stream()
                .filter(t -> t.name().toString().equalsIgnoreCase(table.name().toString())
                        || isSame(t.origin(), table.origin()))
                .flatMap(t -> t.columns().stream())
                .filter(c -> isSame(c.origin(), column.origin()))
                .map(c -> c.origin().ordinals())
                .findFirst()
                .orElse(List.of());
    }

    private static boolean isSame(Origin one, Origin other) {
        return one.className().equals(other.className()) && one.attribute().equals(other.attribute());
    }
}
