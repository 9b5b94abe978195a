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

    public EnumType withName(QualifiedName newName) {
        return new EnumType(newName, values, implicitCasts);
    }
}
