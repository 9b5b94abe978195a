package org.jpaschema.risk;

import java.util.List;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AlterColumn;

/** What a change of values or of a type leaves no room for. */
public final class Narrowing {

    private Narrowing() {}

    /** The values of an enum that the change takes away, wherever the engine keeps them; empty when it is not about such. */
    public static List<String> removedValues(Change change) {
        return EnumValues.removed(change);
    }

    /** Whether the change is from one list of allowed values to another. */
    public static boolean isOfValues(Change change) {
        return EnumValues.of(change).isPresent();
    }

    /** Whether an application that knows a column's old type can live with the new one: it has all values, of the same kind. */
    public static boolean serves(AlterColumn change) {
        return isOfValues(change)
                ? removedValues(change).isEmpty()
                : TypeChange.of(change).map(TypeChange::serves).orElse(true);
    }
}
