package org.jpaschema.schema;

/** What happens to referencing rows; SQL:2016, 11.8 (referential constraint definition). */
public enum ReferentialAction {
    NO_ACTION,
    RESTRICT,
    CASCADE,
    SET_NULL,
    SET_DEFAULT;

    /** As SQL writes it: {@code SET NULL}. */
    public String sql() {
        return name().replace('_', ' ');
    }
}
