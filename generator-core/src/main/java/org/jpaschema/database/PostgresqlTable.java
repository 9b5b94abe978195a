package org.jpaschema.database;

import java.util.ArrayList;
import java.util.List;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Table;

/** A table of PostgreSQL's while its parts come in; its catalog speaks of columns by their numbers. */
final class PostgresqlTable {

    private static final int NONE = -1;

    final TableParts parts;
    final boolean ofExtension;
    private final List<Integer> numbers = new ArrayList<>();

    PostgresqlTable(QualifiedName name, String comment, boolean ofExtension) {
        this.parts = new TableParts(name, comment);
        this.ofExtension = ofExtension;
    }

    /** Puts a column at the place that its number gives it; most come in order. */
    void add(int number, Column column) {
        int place = numbers.size();
        while (place > 0 && numbers.get(place - 1) > number) {
            place--;
        }
        numbers.add(place, number);
        parts.columns.add(place, column);
    }

    /** The names of columns, whose numbers have any signs between them: {@code {1,2}} or {@code 1 2}; "" for 0. */
    List<String> columns(String columnNumbers) {
        List<String> names = new ArrayList<>(2);
        int number = NONE;
        for (int i = 0; i <= columnNumbers.length(); i++) {
            char c = i < columnNumbers.length() ? columnNumbers.charAt(i) : ' ';
            if (c >= '0' && c <= '9') {
                number = (number == NONE ? 0 : 10 * number) + c - '0';
            } else if (number != NONE) {
                names.add(name(number));
                number = NONE;
            }
        }
        return names;
    }

    /** An expression in an index has the number 0. */
    private String name(int number) {
        // Without dropped columns a column's place is its number.
        boolean inPlace = number > 0 && number <= numbers.size() && numbers.get(number - 1) == number;
        int place = inPlace ? number - 1 : numbers.indexOf(number);
        return place < 0 ? "" : parts.columns.get(place).name();
    }

    Table table() {
        return parts.table();
    }
}
