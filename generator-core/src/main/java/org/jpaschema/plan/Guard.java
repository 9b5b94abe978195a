package org.jpaschema.plan;

/**
 * What must hold before a step runs, because the step would fail or do harm otherwise.
 *
 * @param query a query that gives one number
 * @param expected the number that it must give
 * @param message the object, the reason and the way out
 */
public record Guard(String query, String expected, String message) {}
