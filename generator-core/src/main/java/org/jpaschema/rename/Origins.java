package org.jpaschema.rename;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;

/** Where in the Java model things came from when the last migration was written. */
final class Origins {

    private final Map<String, Table> tables = new HashMap<>();

    Origins(Optional<Schema> previous) {
        previous.ifPresent(s -> s.tables().forEach(t -> tables.put(lower(t.name()), t)));
    }

    private static String lower(QualifiedName name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }

    /** Whether the class, or the attribute of a collection's table, is the same. */
    boolean isSame(Table before, Table after) {
        return table(before.name())
                .filter(t -> isKnown(t.origin()))
                .filter(t -> said(t.origin()).equals(said(after.origin())))
                .isPresent();
    }

    private static boolean isKnown(Origin origin) {
        return !origin.className().isEmpty();
    }

    private static String said(Origin origin) {
        return origin.className() + "#" + origin.attribute();
    }

    private Optional<Table> table(QualifiedName name) {
        return Optional.ofNullable(tables.get(lower(name)));
    }

    private static List<Column> ofOrigin(Table table, String said) {
        return table.columns().stream()
                .filter(c -> isKnown(c.origin()) && inTable(c, table).equals(said))
                .toList();
    }

    /** The attribute; with its class where that is not the table's, so that a renamed class does no harm. */
    private static String inTable(Column column, Table table) {
        boolean own = column.origin().className().equals(table.origin().className());
        return (own ? "" : column.origin().className()) + "#" + column.origin().attribute();
    }

    private Optional<Column> before(QualifiedName table, Column column) {
        return table(table).stream()
                .flatMap(t -> t.columns().stream())
                .filter(c -> c.name().equalsIgnoreCase(column.name()) && isKnown(c.origin()))
                .findFirst();
    }

    /**
     * Whether an attribute's one column is the attribute's one column still.
     *
     * @param table the table's name before
     */
    boolean isSame(QualifiedName table, Column before, Table after, Column now) {
        if (!isKnown(now.origin())) {
            return false;
        }
        String said = inTable(now, after);
        List<Column> then = table(table).map(t -> ofOrigin(t, said)).orElse(List.of()).stream()
                .filter(c ->
                        ofOrigin(after, said).stream().noneMatch(s -> s.name().equalsIgnoreCase(c.name())))
                .toList();
        List<Column> still = ofOrigin(after, said).stream()
                .filter(c -> table(table).stream()
                        .flatMap(t -> ofOrigin(t, said).stream())
                        .noneMatch(s -> s.name().equalsIgnoreCase(c.name())))
                .toList();
        return then.size() == 1 && then.get(0).name().equalsIgnoreCase(before.name()) && still.equals(List.of(now));
    }

    /** Whether the model wants the column's name for another attribute than it had it for. */
    boolean isMoved(QualifiedName table, Column column, Table after) {
        Optional<Column> then = before(table, column);
        Optional<Column> now = after.column(column.name()).filter(c -> isKnown(c.origin()));
        if (then.isEmpty() || now.isEmpty()) {
            return false;
        }
        Table tableThen = table(table).orElseThrow();
        return !inTable(then.get(), tableThen).equals(inTable(now.get(), after));
    }
}
