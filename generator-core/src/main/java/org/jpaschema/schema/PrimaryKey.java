package org.jpaschema.schema;

import java.util.List;
import java.util.Set;

/**
 * A table's primary key. Its name is never the developer's: Hibernate writes none.
 *
 * @param name its name in the catalog, or "" from a model
 * @param columns its columns in order, at least one
 */
public record PrimaryKey(String name, List<String> columns) implements Constraint {

    public PrimaryKey {
        columns = List.copyOf(columns);
    }

    @Override
    public boolean nameExplicit() {
        return false;
    }

    @Override
    public PrimaryKey withName(String newName) {
        return new PrimaryKey(newName, columns);
    }

    @Override
    public String kind() {
        return "primary key";
    }

    @Override
    public Object meaning() {
        return Set.copyOf(columns);
    }
}
