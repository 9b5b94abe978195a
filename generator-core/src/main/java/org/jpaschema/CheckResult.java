package org.jpaschema;

/**
 * What {@code schema:check} found.
 *
 * @param differences how many differences there are
 */
public record CheckResult(int differences) {

    /** Whether the database is not as the entities say. */
    public boolean drift() {
        return differences > 0;
    }
}
