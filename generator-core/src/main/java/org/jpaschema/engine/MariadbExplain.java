package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * MariaDB's optimizer, asked how it understands a query; nothing is executed. EXPLAIN EXTENDED leaves the query, spelled as
 * the catalog spells such texts, in a note (manual, "EXPLAIN", "EXPLAIN EXTENDED"). Columns come from JSON_TABLE: it takes
 * their types as CREATE TABLE does, belongs to no schema, and the optimizer cannot know what is in it.
 */
final class MariadbExplain {

    private static final String FROM = "from json_table('[]', '$[*]' columns(";
    private static final String VALUE = "jpaschema_value";
    private static final String NOTE = "Note";

    private final Connection connection;

    MariadbExplain(Connection connection) {
        this.connection = connection;
    }

    /** The types as the server spells them, with charset and collation where they are not the usual ones. */
    List<String> types(List<String> types) throws SQLException {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < types.size(); i++) {
            columns.append(i == 0 ? "" : ", ")
                    .append('c')
                    .append(i)
                    .append(' ')
                    .append(types.get(i))
                    .append(" path '$'");
        }
        String note = explain("select 1 " + FROM + columns + ")) " + MariadbExpression.ROW);
        List<String> answers = new ArrayList<>();
        String start = " COLUMNS ";
        int open = note.indexOf('(', note.indexOf(start) + start.length());
        for (String column : MariadbText.split(note.substring(open + 1, MariadbText.closing(note, open)))) {
            String prefix = "`c" + answers.size() + "` ";
            String suffix = " PATH '$'";
            if (!column.startsWith(prefix) || !column.endsWith(suffix)) {
                return List.of();
            }
            answers.add(column.substring(prefix.length(), column.length() - suffix.length()));
        }
        return answers;
    }

    /** A query's parts: an expression, and the columns that it is about as JSON_TABLE declares them. */
    record Question(String expression, List<String> columns) {}

    /** The expressions as the server spells them; fewer or more than there are when it joined some. */
    List<String> expressions(List<Question> questions) throws SQLException {
        StringBuilder query = new StringBuilder("select ");
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            List<String> columns =
                    question.columns().isEmpty() ? List.of("jpaschema_nothing int path '$'") : question.columns();
            // A line break keeps a comment at the end of an expression from swallowing what follows.
            query.append(i == 0 ? "" : ", ")
                    .append("(select (\n")
                    .append(question.expression())
                    .append("\n) as ")
                    .append(VALUE)
                    .append(' ')
                    .append(FROM)
                    .append(String.join(", ", columns))
                    .append(")) ")
                    .append(MariadbExpression.ROW)
                    .append(')');
        }
        return answers(explain(query.toString()));
    }

    /** What stands between each subquery's SELECT and its FROM; the server may forget the alias. */
    private static List<String> answers(String note) {
        List<String> answers = new ArrayList<>();
        String start = " */ select ";
        String end = " from JSON_TABLE(";
        String alias = " AS `" + VALUE + "`";
        int select = note.indexOf("(/* select#");
        while (select >= 0) {
            int from = note.indexOf(end, select);
            String item = note.substring(note.indexOf(start, select) + start.length(), from);
            answers.add(item.endsWith(alias) ? item.substring(0, item.length() - alias.length()) : item);
            select = note.indexOf("(/* select#", from);
        }
        return answers;
    }

    private String explain(String query) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // The texts are SQL as the engine reads it; JDBC's own {escapes} are not meant.
            statement.setEscapeProcessing(false);
            statement.execute("explain extended " + query);
            try (ResultSet rows = statement.executeQuery("show warnings")) {
                while (rows.next()) {
                    if (rows.getString(1).equals(NOTE) && rows.getString(3).contains("JSON_TABLE")) {
                        return rows.getString(3);
                    }
                }
            }
        }
        throw new SQLException(
                "The server does not say how it understands an expression; are its notes turned off"
                        + " (sql_notes, max_error_count)?",
                "HY000");
    }

    /** The constants' values, as texts, NULL as null. */
    List<String> values(List<String> constants) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet row = statement.executeQuery("select " + String.join(", ", constants))) {
                row.next();
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= constants.size(); i++) {
                    values.add(row.getString(i));
                }
                return values;
            }
        }
    }
}
