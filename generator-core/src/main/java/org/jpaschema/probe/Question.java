package org.jpaschema.probe;

import java.util.List;
import org.jpaschema.schema.QualifiedName;

/**
 * A question about the rows of a table.
 *
 * @param kind what the answer means for the risk
 * @param table the table
 * @param sources {@code from … where …} of the rows meant, the best first: an engine may not understand each
 * @param grouped whether a row of a source stands for several of the table, as many as its column {@code n} says
 * @param columns what samples show
 * @param guard what a guard with the same question says, or "" for none
 */
record Question(
        Kind kind, QualifiedName table, List<String> sources, boolean grouped, List<String> columns, String guard) {

    /** What an answer means. */
    enum Kind {
        /** Rows that make the migration stop. */
        VIOLATION("violates it", "violate it"),
        /** Rows that lose something. */
        LOSS("has a value there", "have a value there"),
        /** Rows that lose a part of a value. */
        CUT("loses a part of its value", "lose a part of their value"),
        /** Rows that are gone. */
        GONE("is lost", "are lost"),
        /** Rows that have no value for a new column, and cannot be given one. */
        UNFILLED("has no value for it", "have no value for it"),
        /** Rows that are given a value by the migration. */
        FILLED("gets the value that the migration says", "get the value that the migration says");

        private final String one;
        private final String many;

        Kind(String one, String many) {
            this.one = one;
            this.many = many;
        }

        /** The words behind a number of rows. */
        String words(long rows) {
            return rows == 1 ? one : many;
        }

        /** The words behind "no row". */
        String wordsOfNone() {
            return one;
        }
    }

    Question {
        sources = List.copyOf(sources);
        columns = List.copyOf(columns);
    }

    /** Whether all rows of the table are meant. */
    boolean ofAll() {
        return kind == Kind.GONE || kind == Kind.UNFILLED || kind == Kind.FILLED;
    }

    /** The query that counts the rows of a source. */
    String count(String source) {
        return grouped
                ? "select coalesce(sum(d.n), 0) from (select count(*) as n " + source + ") d"
                : "select count(*) " + source;
    }
}
