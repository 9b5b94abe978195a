package org.jpaschema.proof;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Columns of a row whose values belong together, and what they can be: a column alone, or those of foreign keys.
 *
 * @param columns the columns
 * @param values what they can be, as SQL literals, a value a column each
 * @param likely how many of the values should do; of those behind them some will be refused
 * @param absent what they are when nothing is said: NULL, as far as that may be
 */
record Slot(List<String> columns, List<List<String>> values, int likely, Optional<List<String>> absent) {

    static final String NULL = "null";

    /** What stands for the value of another column of the same row. */
    private static final String OF_THIS_ROW = "\u0000";

    Slot {
        columns = List.copyOf(columns);
        values = values.stream().map(List::copyOf).toList();
        absent = absent.map(List::copyOf);
    }

    /** A column alone. */
    static Slot of(String column, Candidates candidates, boolean nullable) {
        return new Slot(
                List.of(column),
                Stream.concat(candidates.likely().stream(), candidates.risky().stream())
                        .map(List::of)
                        .toList(),
                candidates.likely().size(),
                nullable ? Optional.of(List.of(NULL)) : Optional.empty());
    }

    /** The value that another column of the same row has. */
    static String ofThisRow(String column) {
        return OF_THIS_ROW + column;
    }

    /** The other column, where the value is one of the same row. */
    static Optional<String> columnOfThisRow(String value) {
        return value.startsWith(OF_THIS_ROW) ? Optional.of(value.substring(1)) : Optional.empty();
    }

    /** What a choice means: the n-th value, or the absent one for -1. */
    List<String> value(int choice) {
        return choice < 0 ? absent.orElseThrow() : values.get(choice);
    }

    boolean isEmpty() {
        return values.isEmpty() && absent.isEmpty();
    }
}
