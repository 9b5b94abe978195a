package org.jpaschema.diff;

/** What becomes of database objects that no entity speaks of. */
public enum Unmanaged {
    /** Left alone, not mentioned. */
    IGNORE,
    /** Left alone, listed. */
    REPORT,
    /** Dropped. */
    DROP
}
