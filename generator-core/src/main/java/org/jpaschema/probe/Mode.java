package org.jpaschema.probe;

import java.util.Arrays;
import java.util.Locale;
import org.jpaschema.schema.SchemaException;

/** How closely the live data is looked at. */
public enum Mode {
    /** Not at all. */
    OFF,
    /** Statistics for the size of tables; rows are counted up to a limit. */
    ESTIMATE,
    /** All rows are counted. */
    FULL;

    /**
     * From a configuration.
     *
     * @throws SchemaException when it is none
     */
    public static Mode of(String text) {
        return Arrays.stream(values())
                .filter(m -> m.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new SchemaException("schema.probe is \"" + text + "\"; it must be " + OFF.label()
                        + ", " + ESTIMATE.label() + " or " + FULL.label() + "."));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
