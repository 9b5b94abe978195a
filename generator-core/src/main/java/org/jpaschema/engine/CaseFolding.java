package org.jpaschema.engine;

import java.util.Locale;

/** How an engine's catalog spells an identifier that was written without quotes. */
public enum CaseFolding {
    LOWER,
    UPPER,
    /** As written. */
    PRESERVE;

    /** The catalog's spelling of an identifier written without quotes. */
    public String fold(String identifier) {
        return switch (this) {
            case LOWER -> identifier.toLowerCase(Locale.ROOT);
            case UPPER -> identifier.toUpperCase(Locale.ROOT);
            case PRESERVE -> identifier;
        };
    }
}
