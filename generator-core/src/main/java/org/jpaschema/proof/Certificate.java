package org.jpaschema.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * What a migration was proven by.
 *
 * @param ground where it ran: {@code embedded PostgreSQL 18.6}
 * @param start SHA-256 of the state before, in lower-case hexadecimal digits
 * @param target SHA-256 of the state after
 * @param rows how many generated rows it ran over
 * @param tables how many tables these were in
 * @param stops the versions that it was stopped for at what waits; empty when nothing waits
 * @param exceptions what the proof does not cover, for people; empty when it covers all
 */
public record Certificate(
        String ground, String start, String target, int rows, int tables, List<String> stops, List<String> exceptions) {

    public Certificate {
        stops = List.copyOf(stops);
        exceptions = List.copyOf(exceptions);
    }

    /** In one line, for people. */
    public String summary() {
        return "up, down and up again on " + ground
                + (rows == 0
                        ? ", without rows"
                        : ", over " + rows + (rows == 1 ? " row in " : " rows in ") + tables
                                + (tables == 1 ? " table" : " tables"))
                + (exceptions.isEmpty() ? "" : "; not covered: " + exceptions.size());
    }

    /** For the header of the migration. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(summary());
        lines.add(
                "after it nothing differs from the entities, and Hibernate's own validate agrees; its rollback leads back");
        if (!stops.isEmpty()) {
            lines.add(
                    "before what waits, " + String.join(" and ", stops) + " can live with it, and there is a way back");
        }
        lines.add("before sha256:" + start);
        lines.add("after  sha256:" + target);
        exceptions.forEach(e -> lines.add("not covered: " + e));
        return lines;
    }
}
