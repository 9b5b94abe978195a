package org.jpaschema.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** PostgreSQL's planner, asked what a query would give, without running it. */
final class PostgresqlExplain {

    private static final Pattern INIT_PLAN = Pattern.compile("InitPlan (\\d+)");

    private final Connection connection;
    private final ObjectMapper json = new ObjectMapper();

    PostgresqlExplain(Connection connection) {
        this.connection = connection;
    }

    /** What the query's own select list comes to, item by item. */
    List<String> outputs(String query) throws SQLException {
        return strings(plan(query).path("Output"));
    }

    /**
     * What the scalar subqueries in the query's select list come to, one text each, in their order; fewer or more than
     * there are when the planner joined some.
     */
    List<String> subqueryOutputs(String query) throws SQLException {
        List<JsonNode> subqueries = new ArrayList<>();
        for (JsonNode node : plan(query).path("Plans")) {
            if ("InitPlan".equals(node.path("Parent Relationship").asText())) {
                subqueries.add(node);
            }
        }
        subqueries.sort(Comparator.comparingInt(PostgresqlExplain::number));
        return subqueries.stream()
                .map(node -> String.join(", ", strings(node.path("Output"))))
                .toList();
    }

    /** The plan's number; a server that names plans otherwise lists them in the select list's order. */
    private static int number(JsonNode initPlan) {
        Matcher matcher = INIT_PLAN.matcher(initPlan.path("Subplan Name").asText());
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static List<String> strings(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private JsonNode plan(String query) throws SQLException {
        // An error would otherwise end the transaction that the whole comparison shares.
        Savepoint savepoint = connection.getAutoCommit() ? null : connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            // The texts are SQL as the engine reads it; JDBC's own {escapes} are not meant.
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery("explain (verbose, costs off, format json) " + query)) {
                rows.next();
                JsonNode plan = json.readTree(rows.getString(1)).path(0).path("Plan");
                if (savepoint != null) {
                    connection.releaseSavepoint(savepoint);
                }
                return plan;
            }
        } catch (JsonProcessingException e) {
            throw new SQLException("The server's plan is not JSON", "XX000", e);
        } catch (SQLException e) {
            if (savepoint != null && !connection.isClosed()) {
                connection.rollback(savepoint);
            }
            throw e;
        }
    }
}
