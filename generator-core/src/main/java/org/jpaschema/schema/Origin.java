package org.jpaschema.schema;

import java.util.List;
import java.util.Objects;

/**
 * Where in the Java model a table or column comes from; never compared.
 *
 * @param className the entity's class name, or "" when unknown
 * @param attribute the attribute's path in it ({@code address.city}), or "" for the class itself: its table,
 *     or the column that tells which entity a row is
 * @param reference whether the column tells rows of another entity, with a foreign key or without
 * @param javaType the attribute's Java type by its name, {@link #JSON} where it is mapped as a JSON document, or "" when
 *     unknown
 * @param ordinals the constants, in their order, of an enum that is kept by its ordinals; else none
 */
public record Origin(String className, String attribute, boolean reference, String javaType, List<String> ordinals) {

    /** In the place of the Java type of what is mapped as a JSON document. */
    public static final String JSON = "json";

    /** Not from a Java model. */
    public static final Origin NONE = new Origin("", "", false, "", List.of());

    public Origin {
        Objects.requireNonNull(className, "className");
        Objects.requireNonNull(attribute, "attribute");
        Objects.requireNonNull(javaType, "javaType");
        ordinals = List.copyOf(ordinals);
    }

    /** Of an attribute that is no enum. */
    public Origin(String className, String attribute, boolean reference, String javaType) {
        this(className, attribute, reference, javaType, List.of());
    }

    /** Of an attribute whose Java type is not known. */
    public Origin(String className, String attribute, boolean reference) {
        this(className, attribute, reference, "");
    }

    /** The class's simple name and the attribute: {@code Order.total}; "" for {@link #NONE}. */
    @Override
    public String toString() {
        String simple = className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
        return attribute.isEmpty() ? simple : simple + "." + attribute;
    }
}
