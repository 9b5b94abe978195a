package org.jpaschema.risk;

/** How much attention a change needs, in rising order. */
public enum Severity {
    SAFE,
    CAUTION,
    DANGER
}
