package org.jpaschema.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jpaschema.database.Database;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.SchemaException;

/** What stands in a table, as text. */
final class Values {

    private Values() {}

    /** What to make of a value, by its column's place in the list. */
    interface Reading {
        String of(int column, String text);
    }

    /** A line a row, sorted; of a table without any of the columns, empty lines. */
    static List<String> of(Database database, QualifiedName table, List<String> columns, Reading reading) {
        Engine engine = database.engine();
        String list =
                columns.isEmpty() ? "1" : columns.stream().map(engine::quote).collect(Collectors.joining(", "));
        List<String> rows = new ArrayList<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet result = statement.executeQuery("select " + list + " from " + engine.quote(table))) {
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 0; i < columns.size(); i++) {
                    row.append(reading.of(i, result.getString(i + 1))).append(" | ");
                }
                rows.add(row.toString());
            }
        } catch (SQLException e) {
            throw new SchemaException(
                    "The rows of " + table + " cannot be read on the scratch database: " + e.getMessage()
                            + ". Nothing was written. Run the goal again, or choose another with schema.scratch.",
                    e);
        }
        Collections.sort(rows);
        return rows;
    }

    /** What is otherwise in some tables, a line a table. */
    static List<String> difference(Map<QualifiedName, List<String>> is, Map<QualifiedName, List<String>> shall) {
        List<String> lines = new ArrayList<>();
        shall.forEach((table, rows) -> {
            List<String> now = is.getOrDefault(table, List.of());
            if (!now.equals(rows)) {
                lines.add("table " + table + " is " + now + ", was " + rows);
            }
        });
        return lines;
    }
}
