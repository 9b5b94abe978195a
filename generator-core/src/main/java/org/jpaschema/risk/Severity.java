package org.jpaschema.risk;

import java.util.Locale;

/** How much attention a change needs, in rising order. */
public enum Severity {
    SAFE,
    CAUTION,
    DANGER;

    /** For people and configurations: {@code caution}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
