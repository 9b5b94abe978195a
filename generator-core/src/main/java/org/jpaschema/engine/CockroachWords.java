package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.JSQLParserException;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Table;

/**
 * CockroachDB's words. It prints no plan as PostgreSQL does, so both sides are read by one parser here, without the types
 * that its catalog writes behind constants ({@code 'A'::STRING}, {@code 1:::INT8}). Of the server only the names of enum
 * types are asked, where a type is not the server's own.
 */
final class CockroachWords implements Words {

    private static final String ENUMS =
            """
            select n.nspname, t.typname, n.nspname = current_schema()
            from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typtype = 'e'
            """;

    /** cockroachlabs.com, "Functions and operators": now() and its aliases. */
    private static final Map<String, String> SYNONYMS =
            Map.of("current_timestamp", "now()", "current_timestamp()", "now()", "transaction_timestamp()", "now()");

    /** A type behind a constant; an enum's is a name with its schema. */
    private static final Pattern ANNOTATION = Pattern.compile(
            "\\s*:::?\\s*(?:double precision|character varying|bit varying"
                    + "|(?:timestamp|time)(?:\\(\\d\\))? with(?:out)? time zone|[\\p{L}_][\\w.]*)"
                    + "(?:\\s*\\([\\d, ]*\\))?(?:\\[])?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\"])\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?");

    /** A negative number's annotation stands behind its parentheses. */
    private static final Pattern NEGATIVE = Pattern.compile("(?s).*\\(-\\d+(?:\\.\\d+)?\\)");

    /** Says what a type is, and converts nothing. */
    private static final String ASSERTION = ":::";

    private static final Pattern NUMERIC = Pattern.compile("(?:int2|int4|int8|decimal|float4|float8)\\b.*");

    private final Connection connection;
    private final Unreadable unreadable = new Unreadable();

    CockroachWords(Connection connection) {
        this.connection = Objects.requireNonNull(connection, "connection");
    }

    @Override
    public Map<String, String> types(Collection<String> types) {
        Map<String, String> answers = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        for (String type : Set.copyOf(types)) {
            CockroachTypes.canonical(type)
                    .ifPresentOrElse(canonical -> answers.put(type, canonical), () -> unknown.add(type));
        }
        if (!unknown.isEmpty()) {
            Map<String, String> enums = enums();
            for (String type : unknown) {
                String array = type.toLowerCase(Locale.ROOT).matches(".*(\\[]| array)") ? "[]" : "";
                String known = enums.get(name(type.replaceFirst("(?i)(\\[]| array)$", "")));
                if (known != null) {
                    answers.put(type, known + array);
                }
            }
        }
        return Map.copyOf(answers);
    }

    /** The catalog's reader's words for enum types, by name and by qualified name. */
    private Map<String, String> enums() {
        Map<String, String> types = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ENUMS)) {
            while (rows.next()) {
                String schema = rows.getString(1);
                String name = rows.getString(2);
                boolean current = rows.getBoolean(3);
                String canonical = CockroachEngine.enumType(current ? "" : schema, name);
                types.put(schema + "." + name, canonical);
                if (current) {
                    types.put(name, canonical);
                }
            }
        } catch (SQLException e) {
            throw Unreadable.failed(e);
        }
        return types;
    }

    @Override
    public Map<Expression, String> expressions(Collection<Expression> expressions) {
        ParsedExpression reader = new ParsedExpression(
                CockroachWords::name, type -> CockroachTypes.canonical(type).orElse(name(type)), SYNONYMS, false);
        Map<Expression, String> answers = new HashMap<>();
        for (Expression expression : Set.copyOf(expressions)) {
            try {
                String normal = reader.normal(withoutAnnotations(expression.text()));
                boolean numeric = NUMERIC.matcher(expression.type()).matches();
                answers.put(expression, numeric ? ParsedExpression.number(normal) : normal);
            } catch (JSQLParserException | RuntimeException e) {
                unreadable.add("expression " + expression.text(), "it is not understood");
            }
        }
        return Map.copyOf(answers);
    }

    /** A constant has the type of what it meets; a conversion of anything else stays. */
    private static String withoutAnnotations(String sql) {
        StringBuilder result = new StringBuilder();
        Matcher annotation = ANNOTATION.matcher(sql);
        Matcher number = NUMBER.matcher(sql);
        int i = 0;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            int end = i + 1;
            boolean constant = c == '\'';
            if (c == '\'' || c == '"') {
                end = SqlText.afterQuoted(sql, i);
            } else if (Character.isDigit(c)
                    && number.region(i, sql.length()).useTransparentBounds(true).lookingAt()) {
                end = number.end();
                constant = true;
            }
            result.append(sql, i, end);
            constant |= c == ')' && NEGATIVE.matcher(result).matches();
            boolean annotated =
                    annotation.region(end, sql.length()).lookingAt() && (constant || sql.startsWith(ASSERTION, end));
            i = annotated ? annotation.end() : end;
        }
        return result.toString();
    }

    private static String name(String written) {
        return written.startsWith("\"") ? written.replace("\"", "") : written.toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> unreadable() {
        return unreadable.reasons();
    }

    /**
     * SERIAL's type is what the session says, whichever integer is asked for: what is there serves. Hibernate writes no
     * comments there, so that they are left as they are.
     */
    @Override
    public Table kept(Table model, Optional<Table> existing) {
        return model.withComment(existing.map(Table::comment).orElse(""))
                .withColumns(Mapped.each(model.columns(), c -> kept(c, existing.flatMap(t -> t.column(c.name())))));
    }

    private static Column kept(Column wanted, Optional<Column> existing) {
        Column column = wanted.withComment(existing.map(Column::comment).orElse(""));
        return existing.filter(c -> c.identity() == Identity.SERIAL && wanted.identity() == Identity.SERIAL)
                .map(c -> column.withType(c.type()))
                .orElse(column);
    }
}
