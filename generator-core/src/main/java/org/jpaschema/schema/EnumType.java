package org.jpaschema.schema;

import java.util.List;

/**
 * A named enum type.
 *
 * @param name its name
 * @param values its values in order
 * @param implicitCasts whether character strings convert to and from it implicitly, as Hibernate wants it
 */
public record EnumType(QualifiedName name, List<String> values, boolean implicitCasts) {

    public EnumType {
        values = List.copyOf(values);
    }

    /** Whether the column is of this type or an array of it; column types are in the engine's words. */
    public boolean isTypeOf(Column column) {
        String type = column.type().replace("\"", "").replaceFirst("(\\[])+$", "");
        return type.equals(name.name()) || type.equals(name.toString());
    }

    public EnumType withName(QualifiedName newName) {
        return new EnumType(newName, values, implicitCasts);
    }

    /** The same with another value in the place of one. */
    public EnumType withValue(String value, String newValue) {
        return new EnumType(
                name, values.stream().map(v -> v.equals(value) ? newValue : v).toList(), implicitCasts);
    }
}
