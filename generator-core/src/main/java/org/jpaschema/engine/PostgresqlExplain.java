package org.jpaschema.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL's planner, asked what a query would give, without running it. Its answer is read piece by piece: loading
 * what makes a tree of it would take longer than the planner.
 */
final class PostgresqlExplain {

    private static final Pattern INIT_PLAN = Pattern.compile("InitPlan (\\d+)");

    private final Connection connection;
    private final JsonFactory json = new JsonFactory();

    PostgresqlExplain(Connection connection) {
        this.connection = connection;
    }

    /** What the query's own select list comes to, item by item. */
    List<String> outputs(String query) throws SQLException {
        return plan(query).outputs();
    }

    /**
     * What the scalar subqueries in the query's select list come to, one text each, in their order; fewer or more than
     * there are when the planner joined some.
     */
    List<String> subqueryOutputs(String query) throws SQLException {
        List<Plan> subqueries = new ArrayList<>(plan(query).plans());
        subqueries.removeIf(plan -> !plan.relationship().equals("InitPlan"));
        subqueries.sort(Comparator.comparingInt(Plan::number));
        return subqueries.stream()
                .map(plan -> String.join(", ", plan.outputs()))
                .toList();
    }

    /**
     * A node of a plan.
     *
     * @param relationship what it is to the node above, or ""
     * @param name its name, or ""
     * @param outputs what its rows have, item by item
     * @param plans the nodes below; of these only what they say of themselves
     */
    private record Plan(String relationship, String name, List<String> outputs, List<Plan> plans) {

        /** The plan's number; a server that names plans otherwise lists them in the select list's order. */
        int number() {
            Matcher matcher = INIT_PLAN.matcher(name);
            return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        }
    }

    private Plan plan(String query) throws SQLException {
        // An error would otherwise end the transaction that the whole comparison shares.
        Savepoint savepoint = connection.getAutoCommit() ? null : connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            // The texts are SQL as the engine reads it; JDBC's own {escapes} are not meant.
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery("explain (verbose, costs off, format json) " + query)) {
                rows.next();
                Plan plan = first(rows.getString(1));
                if (savepoint != null) {
                    connection.releaseSavepoint(savepoint);
                }
                return plan;
            }
        } catch (IOException e) {
            throw new SQLException("The server's plan is not JSON", "XX000", e);
        } catch (SQLException e) {
            if (savepoint != null && !connection.isClosed()) {
                connection.rollback(savepoint);
            }
            throw e;
        }
    }

    /** The one plan in {@code [{"Plan": {…}}]}. */
    private Plan first(String text) throws IOException {
        try (JsonParser parser = json.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals("Plan")) {
                    parser.nextToken();
                    return plan(parser, true);
                }
            }
        }
        return new Plan("", "", List.of(), List.of());
    }

    private static Plan plan(JsonParser parser, boolean below) throws IOException {
        String relationship = "";
        String name = "";
        List<String> outputs = new ArrayList<>();
        List<Plan> plans = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            if (field.equals("Parent Relationship")) {
                relationship = parser.getText();
            } else if (field.equals("Subplan Name")) {
                name = parser.getText();
            } else if (field.equals("Output")) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    outputs.add(parser.getText());
                }
            } else if (field.equals("Plans") && below) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    plans.add(plan(parser, false));
                }
            } else {
                parser.skipChildren();
            }
        }
        return new Plan(relationship, name, outputs, plans);
    }
}
