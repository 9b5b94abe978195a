package org.jpaschema.lint;

import java.util.List;
import org.jpaschema.risk.Risk;

/** What is told of a statement that changes no schema. */
final class StatementRisk {

    static final String UNKNOWN = "lint.unknown";
    static final String UPDATE = "data.update-all";
    static final String DELETE = "data-loss.delete-all";
    static final String TRUNCATE = "data-loss.truncate";

    /** All of their codes, sorted. */
    static final List<String> CODES = List.of(DELETE, TRUNCATE, UPDATE, UNKNOWN);

    private StatementRisk() {}

    static Risk unknown(String message, String remedy) {
        return Risk.caution(UNKNOWN, "", message, remedy);
    }

    static Risk updated(String table) {
        return Risk.caution(
                UPDATE,
                table,
                "Every row of " + table + " is updated: all are locked until the transaction ends.",
                "Say which with WHERE, and write many rows in batches.");
    }

    static Risk deleted(String table) {
        return Risk.loss(
                DELETE,
                table,
                "Every row of " + table + " is deleted.",
                "Say which with WHERE, and keep a copy if they are still needed.",
                "all rows of table " + table);
    }

    static Risk truncated(String table) {
        return Risk.loss(
                TRUNCATE,
                table,
                "Table " + table + " is emptied.",
                "Keep a copy if its rows are still needed.",
                "all rows of table " + table);
    }
}
