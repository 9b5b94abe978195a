package org.jpaschema.schema;

import java.util.List;
import java.util.Set;

/**
 * Columns whose values together are unique: a unique constraint, or a unique index over plain columns of all rows.
 *
 * @param name its name, or "" when the model leaves it to the database
 * @param nameExplicit whether a developer chose the name
 * @param columns its columns in order, at least one
 * @param index whether a catalog holds it as a bare unique index and not as a constraint (what drops it differs)
 */
public record UniqueKey(String name, boolean nameExplicit, List<String> columns, boolean index) implements Constraint {

    public UniqueKey {
        columns = List.copyOf(columns);
    }

    @Override
    public String kind() {
        return index ? "unique index" : "unique key";
    }

    @Override
    public Object meaning() {
        return Set.copyOf(columns);
    }

    @Override
    public UniqueKey withName(String newName) {
        return new UniqueKey(newName, nameExplicit, columns, index);
    }
}
