package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * HSQLDB as a dictionary: a throw-away database in memory gets a table for each type and expression, and its information
 * schema says what HSQLDB made of it. The live database is asked for its settings only.
 */
public final class HsqldbWords implements Words {

    private static final String VALUE = "jpaschema_value";

    private static final String TYPES =
            """
            SELECT TABLE_NAME, DTD_IDENTIFIER, COLLATION_NAME FROM INFORMATION_SCHEMA.COLUMNS
            WHERE TABLE_SCHEMA = 'PUBLIC' AND COLUMN_NAME = '%s'
            """
                    .formatted(VALUE);

    private static final String VALUES =
            """
            SELECT TABLE_NAME, COALESCE(COLUMN_DEFAULT, GENERATION_EXPRESSION) FROM INFORMATION_SCHEMA.COLUMNS
            WHERE TABLE_SCHEMA = 'PUBLIC' AND COLUMN_NAME = '%s'
            """
                    .formatted(VALUE);

    private static final String CONDITIONS =
            """
            SELECT CONSTRAINT_NAME, CHECK_CLAUSE FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS
            WHERE CONSTRAINT_SCHEMA = 'PUBLIC'
            """;

    private final Connection connection;
    private final Unreadable unreadable = new Unreadable();

    public HsqldbWords(Connection connection) {
        this.connection = Objects.requireNonNull(connection, "connection");
    }

    /**
     * One text for a type.
     *
     * @param identifier the information schema's DTD_IDENTIFIER
     * @param collation its COLLATION_NAME, or null
     */
    public static String canonicalType(String identifier, String collation) {
        String type = identifier.replaceFirst("^DECIMAL\\b", "NUMERIC");
        return isIgnoringCase(collation) ? type.replaceFirst("^VARCHAR\\b", "VARCHAR_IGNORECASE") : type;
    }

    /** Whether a collation is what VARCHAR_IGNORECASE has ("upper case comparison"), whatever the language. */
    public static boolean isIgnoringCase(String collation) {
        return collation != null && (collation.endsWith("_UCC") || collation.endsWith(" UCC"));
    }

    /**
     * An expression of the catalog as one would write it in the table's definition: HSQLDB prints each column with its
     * schema and table.
     *
     * @param text the expression as the information schema has it
     */
    public static String withoutTable(String text, String schema, String table) {
        List<String> prefixes = spellings(schema)
                .flatMap(s -> spellings(table).map(t -> s + "." + t + "."))
                .toList();
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int at = i;
            boolean inName = i > 0 && (Character.isJavaIdentifierPart(text.charAt(i - 1)) || text.charAt(i - 1) == '.');
            String prefix = inName
                    ? ""
                    : prefixes.stream()
                            .filter(p -> text.startsWith(p, at))
                            .findFirst()
                            .orElse("");
            i += prefix.length();
            int end = text.charAt(i) == '\'' || text.charAt(i) == '"' ? SqlText.afterQuoted(text, i) : i + 1;
            result.append(text, i, end);
            i = end;
        }
        return SqlText.unwrapped(result.toString());
    }

    private static Stream<String> spellings(String name) {
        return Stream.of(quoted(name), name);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** HSQLDB's CREATE INDEX reads over the word. */
    @Override
    public boolean keepsDescending() {
        return false;
    }

    @Override
    public Map<String, String> types(Collection<String> types) {
        if (types.isEmpty()) {
            return Map.of();
        }
        try (HsqldbScratch scratch = HsqldbScratch.beside(connection)) {
            return types(types, scratch.connection());
        } catch (SQLException e) {
            throw Unreadable.failed(e);
        }
    }

    private Map<String, String> types(Collection<String> types, Connection scratch) throws SQLException {
        List<String> asked = new ArrayList<>();
        for (String type : new TreeSet<>(types)) {
            if (unreadable.isAskable("type " + type, type)
                    && isTold(
                            "type " + type,
                            scratch,
                            "create table T%d (%s %s\n)".formatted(asked.size(), quoted(VALUE), type))) {
                asked.add(type);
            }
        }
        Map<String, String> answers = new HashMap<>();
        try (Statement statement = scratch.createStatement();
                ResultSet rows = statement.executeQuery(TYPES)) {
            while (rows.next()) {
                int number = Integer.parseInt(rows.getString(1).substring(1));
                answers.put(asked.get(number), canonicalType(rows.getString(2), rows.getString(3)));
            }
        }
        return Map.copyOf(answers);
    }

    @Override
    public Map<Expression, String> expressions(Collection<Expression> expressions) {
        List<Expression> distinct = new LinkedHashSet<>(expressions)
                .stream()
                        .filter(e -> unreadable.isAskable("expression " + e.text(), e.text()))
                        .toList();
        if (distinct.isEmpty()) {
            return Map.of();
        }
        try (HsqldbScratch scratch = HsqldbScratch.beside(connection)) {
            Map<String, String> types = types(
                    distinct.stream()
                            .flatMap(e -> Stream.concat(
                                    e.type().isEmpty() ? Stream.empty() : Stream.of(e.type()),
                                    e.columns().values().stream()))
                            .collect(Collectors.toSet()),
                    scratch.connection());
            return expressions(distinct, types, scratch.connection());
        } catch (SQLException e) {
            throw Unreadable.failed(e);
        }
    }

    private Map<Expression, String> expressions(
            List<Expression> expressions, Map<String, String> types, Connection scratch) throws SQLException {
        for (int i = 0; i < expressions.size(); i++) {
            Expression expression = expressions.get(i);
            String columns = expression.columns().entrySet().stream()
                    .filter(column -> types.containsKey(column.getValue()))
                    .sorted(Map.Entry.comparingByKey())
                    .map(column -> quoted(column.getKey()) + " " + types.get(column.getValue()) + ", ")
                    .collect(Collectors.joining());
            String create = "create table E" + i + " (" + columns + quoted(VALUE) + " ";
            String text = expression.text();
            String what = "expression " + text;
            if (expression.type().isEmpty()) {
                isTold(what, scratch, create + "integer, constraint K%d check (\n%s\n))".formatted(i, text));
            } else {
                String type = types.getOrDefault(expression.type(), expression.type());
                if (!isCreated(scratch, create + type + " default " + SqlText.unwrapped(text) + "\n)")) {
                    isTold(what, scratch, create + type + " generated always as (\n" + text + "\n))");
                }
            }
        }
        Map<Expression, String> answers = new HashMap<>();
        for (String query : List.of(CONDITIONS, VALUES)) {
            try (Statement statement = scratch.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    String name = rows.getString(1);
                    String text = rows.getString(2);
                    if (text != null && name.matches("[EK]\\d+")) {
                        String number = name.substring(1);
                        answers.put(
                                expressions.get(Integer.parseInt(number)),
                                SqlText.sortedLists(withoutTable(text, "PUBLIC", "E" + number), " IN ("));
                    }
                }
            }
        }
        return Map.copyOf(answers);
    }

    @Override
    public List<String> unreadable() {
        return unreadable.reasons();
    }

    private boolean isCreated(Connection scratch, String sql) {
        try {
            execute(scratch, sql);
            return true;
        } catch (SQLException e) {
            unreadable.throwUnlessText(e);
            return false;
        }
    }

    /** Whether HSQLDB takes the definition; records when not. */
    private boolean isTold(String what, Connection scratch, String sql) {
        try {
            execute(scratch, sql);
            return true;
        } catch (SQLException e) {
            unreadable.throwUnlessText(e);
            unreadable.add(what, e.getMessage().replaceFirst("(?s) in statement \\[.*", ""));
            return false;
        }
    }

    private static void execute(Connection scratch, String sql) throws SQLException {
        try (Statement statement = scratch.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
