package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * H2 as a dictionary: EXPLAIN prints a query with all types and expressions as H2 understood them, and runs nothing.
 * Questions go one by one: the engine usually lives in this process, or else answers from memory.
 */
public final class H2Words implements Words {

    private static final String VALUE = "jpaschema_value";

    /** Not types, but words of CREATE TABLE for a type with a sequence. */
    private static final Map<String, String> SERIAL =
            Map.of("serial", "integer", "bigserial", "bigint", "smallserial", "smallint");

    private static final Pattern FLOAT = Pattern.compile("\\bFLOAT(?:\\((\\d+)\\))?");
    private static final int REAL_BITS = 24;

    private final Connection connection;
    private final Unreadable unreadable = new Unreadable();

    public H2Words(Connection connection) {
        this.connection = Objects.requireNonNull(connection, "connection");
    }

    /**
     * One text for a type that H2 keeps as declared: {@code FLOAT(53)} and {@code DOUBLE PRECISION} are one type to it,
     * {@code DECIMAL} and {@code NUMERIC} too, and so are a default length and none.
     *
     * @param type a type as H2 prints it
     */
    public static String canonicalType(String type) {
        return SqlText.outsideQuotes(type, piece -> {
            String text =
                    piece.replaceAll("\\bDECIMAL\\b", "NUMERIC").replaceAll("\\bNUMERIC\\((\\d+), 0\\)", "NUMERIC($1)");
            text = FLOAT.matcher(text).replaceAll(H2Words::floatingPoint);
            return text.replaceAll("\\bTIMESTAMP\\b(?!\\()", "TIMESTAMP(6)")
                    .replaceAll("\\bTIME\\b(?!\\(| ZONE)", "TIME(0)")
                    .replaceAll("\\b(CHARACTER|BINARY)\\b(?!\\(| VARYING| LARGE)", "$1(1)");
        });
    }

    private static String floatingPoint(MatchResult type) {
        boolean real = type.group(1) != null && Integer.parseInt(type.group(1)) <= REAL_BITS;
        return real ? "REAL" : "DOUBLE PRECISION";
    }

    @Override
    public Map<String, String> types(Collection<String> types) {
        Map<String, String> answers = new HashMap<>();
        for (String type : new TreeSet<>(types)) {
            if (!unreadable.isAskable("type " + type, type)) {
                continue;
            }
            ask("type " + type, "cast(null as " + typeName(type) + "\n)", "")
                    .map(H2Words::castTarget)
                    .forEach(answer -> answers.put(type, canonicalType(answer)));
        }
        return Map.copyOf(answers);
    }

    @Override
    public Map<Expression, String> expressions(Collection<Expression> expressions) {
        List<Expression> distinct = expressions.stream()
                .distinct()
                .filter(e -> unreadable.isAskable("expression " + e.text(), e.text()))
                .toList();
        Map<String, String> types = types(distinct.stream()
                .flatMap(e -> Stream.concat(
                        e.type().isEmpty() ? Stream.empty() : Stream.of(e.type()), e.columns().values().stream()))
                .collect(Collectors.toSet()));
        Map<Expression, String> answers = new HashMap<>();
        for (Expression expression : distinct) {
            String type = expression.type().isEmpty() ? "" : types.getOrDefault(expression.type(), expression.type());
            String value = type.isEmpty()
                    ? "(\n" + expression.text() + "\n)"
                    : "cast((\n" + expression.text() + "\n) as " + type + ")";
            ask("expression " + expression.text(), value, row(expression, types))
                    .forEach(answer -> answers.put(expression, H2Expression.normal(answer, type)));
        }
        return Map.copyOf(answers);
    }

    @Override
    public List<String> unreadable() {
        return unreadable.reasons();
    }

    /** A row with the columns, so that H2 neither finds a table nor can fold them to constants. */
    private static String row(Expression expression, Map<String, String> types) {
        String columns = expression.columns().entrySet().stream()
                .filter(column -> types.containsKey(column.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .map(column ->
                        "\"" + column.getKey().replace("\"", "\"\"") + "\" " + types.get(column.getValue()) + "=NULL")
                .collect(Collectors.joining(", "));
        return columns.isEmpty() ? "" : " from table(" + columns + ") \"jpaschema_row\"";
    }

    /** The engine's text of the value; nothing when it refuses to read it. */
    private Stream<String> ask(String what, String value, String from) {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery("explain select " + value + " as \"" + VALUE + "\"" + from)) {
                rows.next();
                String plan = rows.getString(1);
                String item = plan.substring("SELECT".length(), plan.indexOf(" AS \"" + VALUE + "\""));
                return Stream.of(item.trim());
            }
        } catch (SQLException e) {
            unreadable.throwUnlessText(e);
            unreadable.add(what, e);
            return Stream.empty();
        }
    }

    private static String castTarget(String castOfNull) {
        if (castOfNull.equals(H2Expression.NULL_BOOLEAN)) {
            return "BOOLEAN";
        }
        Matcher cast = Pattern.compile("CAST\\(NULL AS (.*)\\)", Pattern.DOTALL).matcher(castOfNull);
        if (!cast.matches()) {
            throw new IllegalStateException("Not a cast: " + castOfNull);
        }
        return cast.group(1);
    }

    private static String typeName(String type) {
        return SERIAL.getOrDefault(type.trim().toLowerCase(Locale.ROOT), type);
    }
}
