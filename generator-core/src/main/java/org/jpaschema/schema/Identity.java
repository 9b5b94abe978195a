package org.jpaschema.schema;

/** How an engine generates a column's values by itself. */
public enum Identity {
    NONE,
    BY_DEFAULT,
    ALWAYS,
    /** A default that takes the next value of a sequence which the column owns ({@code bigserial}). */
    SERIAL
}
