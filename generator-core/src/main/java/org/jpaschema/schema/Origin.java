package org.jpaschema.schema;

import java.util.Objects;

/**
 * Where in the Java model a table or column comes from; never compared.
 *
 * @param className the entity's class name, or "" when unknown
 * @param attribute the attribute's path in it ({@code address.city}), or "" for the class itself: its table,
 *     or the column that tells which entity a row is
 * @param reference whether the column tells rows of another entity, with a foreign key or without
 */
public record Origin(String className, String attribute, boolean reference) {

    /** Not from a Java model. */
    public static final Origin NONE = new Origin("", "", false);

    public Origin {
        Objects.requireNonNull(className, "className");
        Objects.requireNonNull(attribute, "attribute");
    }

    /** The class's simple name and the attribute: {@code Order.total}; "" for {@link #NONE}. */
    @Override
    public String toString() {
        String simple = className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
        return attribute.isEmpty() ? simple : simple + "." + attribute;
    }
}
