package org.jpaschema.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.QualifiedName;

/** The engine as the judge of rows: what it refuses is as if it had never been tried. */
final class RowJudge {

    private final Connection connection;
    private final Engine engine;

    RowJudge(Connection connection, Engine engine) {
        this.connection = connection;
        this.engine = engine;
    }

    /**
     * A question about a table with the rows in it.
     *
     * @param query what must be answered at all
     * @param none whether the answer must be 0
     */
    record Question(String query, boolean none) {}

    /** Rows and what becomes of them: "" for taken, else the engine's reason. */
    String insert(QualifiedName table, String column, List<Map<String, String>> rows, List<Question> questions)
            throws SQLException {
        return rows.stream().anyMatch(Map::isEmpty)
                ? insertDefaults(table, column, rows.size(), questions)
                : attempt(rows.stream().map(r -> insert(table, r)).toList(), questions);
    }

    private String insert(QualifiedName table, Map<String, String> row) {
        return "insert into " + engine.quote(table)
                + row.keySet().stream().map(engine::quote).collect(Collectors.joining(", ", " (", ")"))
                + row.values().stream().collect(Collectors.joining(", ", " values (", ")"));
    }

    /** There are three ways to say that all columns get what they get by themselves; each engine knows one at least. */
    private String insertDefaults(QualifiedName table, String column, int count, List<Question> questions)
            throws SQLException {
        String start = "insert into " + engine.quote(table);
        String reason = "";
        for (String way : List.of(
                start + " (" + engine.quote(column) + ") values (default)",
                start + " default values",
                start + " (" + engine.quote(column) + ") values (null)")) {
            reason = attempt(Collections.nCopies(count, way), questions);
            if (reason.isEmpty()) {
                return "";
            }
        }
        return reason;
    }

    private String attempt(List<String> statements, List<Question> questions) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            if (statements.size() == 1) {
                statement.execute(statements.get(0));
            } else {
                for (String sql : statements) {
                    statement.addBatch(sql);
                }
                statement.executeBatch();
            }
            for (Question question : questions) {
                if (!holds(statement, question)) {
                    connection.rollback(before);
                    return "what holds after the migration does not hold for it: " + question.query();
                }
            }
            connection.releaseSavepoint(before);
            return "";
        } catch (SQLException e) {
            connection.rollback(before);
            return reason(e);
        }
    }

    private static boolean holds(Statement statement, Question question) throws SQLException {
        try (ResultSet rows = statement.executeQuery(question.query())) {
            return rows.next() && (!question.none() || rows.getLong(1) == 0);
        }
    }

    private static String reason(SQLException e) {
        SQLException last = e.getNextException() == null ? e : e.getNextException();
        return String.valueOf(last.getMessage()).lines().findFirst().orElse("");
    }

    /** Whether the engine understands the question at all. */
    boolean understands(Question question) throws SQLException {
        return attempt(List.of(), List.of(question)).isEmpty();
    }

    /** Values of columns as literals, for rows that got them from the engine; rows with what is no number or text are left. */
    List<List<String>> rows(QualifiedName table, List<String> columns, int limit) throws SQLException {
        Savepoint before = connection.setSavepoint();
        List<List<String>> values = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(limit);
            try (ResultSet rows = statement.executeQuery("select "
                    + columns.stream().map(engine::quote).collect(Collectors.joining(", ")) + " from "
                    + engine.quote(table))) {
                while (rows.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= columns.size(); i++) {
                        Object value = rows.getObject(i);
                        if (value instanceof Number || value instanceof Boolean) {
                            row.add(value.toString());
                        } else if (value != null && !(value instanceof byte[])) {
                            row.add("'" + rows.getString(i).replace("'", "''") + "'");
                        }
                    }
                    if (row.size() == columns.size()) {
                        values.add(List.copyOf(row));
                    }
                }
            }
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            connection.rollback(before);
        }
        return values;
    }
}
