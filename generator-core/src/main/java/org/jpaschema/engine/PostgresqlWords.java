package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * PostgreSQL as a dictionary: its planner is asked to explain a query that uses the types and expressions, and prints
 * them as its catalog does, with constants folded. Nothing is executed.
 */
public final class PostgresqlWords implements Words {

    /** So many texts a question: one round trip for a usual model, and no query text of megabytes. */
    private static final int BATCH = 200;

    /** Not types, but words of CREATE TABLE for a type with a sequence. */
    private static final Map<String, String> SERIAL = Map.of(
            "serial", "integer",
            "serial4", "integer",
            "bigserial", "bigint",
            "serial8", "bigint",
            "smallserial", "smallint",
            "serial2", "smallint");

    private final PostgresqlExplain planner;
    private final Unreadable unreadable = new Unreadable();

    /** @param connection an open connection; in a transaction, its savepoints are used */
    public PostgresqlWords(Connection connection) {
        planner = new PostgresqlExplain(Objects.requireNonNull(connection, "connection"));
    }

    @Override
    public Map<String, String> types(Collection<String> types) {
        Map<String, String> answers = new HashMap<>();
        List<String> askable = new TreeSet<>(types)
                .stream()
                        .filter(type -> unreadable.isAskable("type " + type, type))
                        .toList();
        ask(askable, this::askTypes, type -> "type " + type, answers);
        return Map.copyOf(answers);
    }

    @Override
    public Map<Expression, String> expressions(Collection<Expression> expressions) {
        List<Expression> distinct = expressions.stream()
                .distinct()
                .filter(e -> unreadable.isAskable("expression " + e.text(), e.text()))
                .toList();
        Map<String, String> types = types(distinct.stream()
                .flatMap(e -> Stream.concat(e.type().isEmpty() ? Stream.empty() : Stream.of(e.type()), usedTypes(e)))
                .collect(Collectors.toSet()));
        List<Expression> askable = new ArrayList<>();
        for (Expression expression : distinct) {
            if (expression.type().isEmpty() || types.containsKey(expression.type())) {
                askable.add(expression);
            } else {
                unreadable.add(
                        "expression " + expression.text(),
                        "its type " + expression.type() + " is not known to the server");
            }
        }
        Map<Expression, String> answers = new HashMap<>();
        ask(askable, batch -> askExpressions(batch, types), e -> "expression " + e.text(), answers);
        return Map.copyOf(answers);
    }

    @Override
    public List<String> unreadable() {
        return unreadable.reasons();
    }

    private interface Question<T> {
        List<String> answers(List<T> batch) throws SQLException;
    }

    private interface Description<T> {
        String of(T asked);
    }

    private <T> void ask(List<T> asked, Question<T> question, Description<T> description, Map<T, String> answers) {
        for (int from = 0; from < asked.size(); from += BATCH) {
            List<T> batch = asked.subList(from, Math.min(from + BATCH, asked.size()));
            askBatch(batch, question, description, answers);
        }
    }

    /** A batch that the server refuses is halved until the text that it refuses stands alone. */
    private <T> void askBatch(List<T> batch, Question<T> question, Description<T> description, Map<T, String> answers) {
        try {
            List<String> texts = question.answers(batch);
            if (texts.size() == batch.size()) {
                for (int i = 0; i < texts.size(); i++) {
                    answers.put(batch.get(i), texts.get(i));
                }
                return;
            }
            if (batch.size() == 1) {
                unreadable.add(description.of(batch.get(0)), "the server's planner gave no single answer");
            }
        } catch (SQLException e) {
            unreadable.throwUnlessText(e);
            if (batch.size() == 1) {
                unreadable.add(description.of(batch.get(0)), e);
            }
        }
        if (batch.size() > 1) {
            int half = batch.size() / 2;
            askBatch(batch.subList(0, half), question, description, answers);
            askBatch(batch.subList(half, batch.size()), question, description, answers);
        }
    }

    private List<String> askTypes(List<String> types) throws SQLException {
        String items = types.stream().map(PostgresqlWords::nullOf).collect(Collectors.joining(", "));
        return planner.outputs("select " + items).stream()
                .map(PostgresqlExpression::typeOf)
                .toList();
    }

    private List<String> askExpressions(List<Expression> expressions, Map<String, String> types) throws SQLException {
        String items = expressions.stream().map(e -> subquery(e, types)).collect(Collectors.joining(",\n"));
        List<String> deparsed = planner.subqueryOutputs("select " + items);
        if (deparsed.size() != expressions.size()) {
            return deparsed;
        }
        List<String> normal = new ArrayList<>();
        for (int i = 0; i < deparsed.size(); i++) {
            String type = expressions.get(i).type();
            normal.add(PostgresqlExpression.normal(deparsed.get(i), types.getOrDefault(type, "")));
        }
        return normal;
    }

    /** Line breaks keep a comment at the end of an expression from swallowing what follows. */
    private static String subquery(Expression expression, Map<String, String> types) {
        String value = expression.type().isEmpty()
                ? "(\n" + expression.text() + "\n)"
                : "cast((\n" + expression.text() + "\n) as " + types.get(expression.type()) + ")";
        String columns = expression.columns().entrySet().stream()
                .filter(column -> mentions(expression.text(), column.getKey()) && types.containsKey(column.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .map(column -> nullOf(types.get(column.getValue())) + " as \""
                        + column.getKey().replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(", "));
        // OFFSET keeps the planner from replacing the columns by their NULLs.
        return "(select " + value + " from (select " + (columns.isEmpty() ? "null as nothing" : columns) + " offset 0) "
                + PostgresqlExpression.ROW + ")";
    }

    private static Stream<String> usedTypes(Expression expression) {
        return expression.columns().entrySet().stream()
                .filter(column -> mentions(expression.text(), column.getKey()))
                .map(Map.Entry::getValue);
    }

    /** Whether the text may use the column; too often yes only makes the query longer. */
    private static boolean mentions(String text, String column) {
        return text.toLowerCase(Locale.ROOT).contains(column.toLowerCase(Locale.ROOT)) || column.contains("\"");
    }

    private static String nullOf(String type) {
        return "cast(null as " + SERIAL.getOrDefault(type.trim().toLowerCase(Locale.ROOT), type) + "\n)";
    }
}
