package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.sf.jsqlparser.JSQLParserException;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Table;

/**
 * Derby as a dictionary. It is asked for types by the description of a query that is not run, and for constants by a query
 * without tables. Other expressions stand in its catalog as they were written, and are compared in a form of this
 * project's own.
 */
public final class DerbyWords implements Words {

    private static final Pattern CONSTANT = Pattern.compile(
            "[-+]?\\d+(?:\\.\\d*)?(?:e[-+]?\\d+)?|[-+]?\\.\\d+|'(?:[^']|'')*'|x'[0-9a-f]*'|true|false",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*|.", Pattern.DOTALL);

    private static final ParsedExpression PARSED = new ParsedExpression(
            DerbyWords::quoted,
            type -> type.toUpperCase(Locale.ROOT),
            Map.of(
                    "current date",
                    "current_date",
                    "current time",
                    "current_time",
                    "current timestamp",
                    "current_timestamp"),
            false);

    private final Connection connection;
    private final Unreadable unreadable = new Unreadable();

    public DerbyWords(Connection connection) {
        this.connection = Objects.requireNonNull(connection, "connection");
    }

    /**
     * One text for a type.
     *
     * @param descriptor the catalog's COLUMNDATATYPE as a text
     */
    public static String canonicalType(String descriptor) {
        return descriptor.replaceFirst(" NOT NULL$", "").replaceFirst("^DECIMAL\\b", "NUMERIC");
    }

    /**
     * Derby has no comments, and Hibernate writes none there. CREATE INDEX makes nothing where an index or a key of the same
     * columns is, so what is there was there before what it repeats.
     */
    @Override
    public Table kept(Table model, Optional<Table> existing) {
        Map<String, List<Index.Part>> old = existing.stream()
                .flatMap(t -> t.indexes().stream())
                .collect(Collectors.toMap(Index::name, Index::parts, (one, other) -> one));
        Set<List<Index.Part>> made = new HashSet<>();
        model.primaryKey().ifPresent(k -> made.add(parts(k.columns())));
        model.uniqueKeys().forEach(k -> made.add(parts(k.columns())));
        List<Index> indexes = new ArrayList<>();
        for (boolean there : List.of(true, false)) {
            for (Index index : model.indexes()) {
                if (index.parts().equals(old.get(index.name())) == there && (made.add(index.parts()) || there)) {
                    indexes.add(index);
                }
            }
        }
        return model.withComment("")
                .withColumns(
                        model.columns().stream().map(c -> c.withComment("")).toList())
                .withIndexes(indexes);
    }

    private static List<Index.Part> parts(List<String> columns) {
        return columns.stream().map(Index.Part::column).toList();
    }

    @Override
    public Map<String, String> types(Collection<String> types) {
        Map<String, String> answers = new HashMap<>();
        for (String type : new TreeSet<>(types)) {
            String what = "type " + type;
            if (type.strip().equalsIgnoreCase("xml")) {
                answers.put(type, "XML");
            } else if (unreadable.isAskable(what, type)) {
                try (PreparedStatement statement = connection.prepareStatement("values cast(null as " + type + "\n)")) {
                    answers.put(type, canonicalType(described(statement.getMetaData())));
                } catch (SQLException e) {
                    unreadable.throwUnlessText(e);
                    unreadable.add(what, e);
                }
            }
        }
        return Map.copyOf(answers);
    }

    private static String described(ResultSetMetaData column) throws SQLException {
        String name = column.getColumnTypeName(1);
        int precision = column.getPrecision(1);
        if (name.contains("()")) {
            return name.replace("()", "(" + precision + ")");
        }
        return switch (name) {
            case "CHAR", "VARCHAR", "CLOB", "BLOB" -> name + "(" + precision + ")";
            case "NUMERIC", "DECIMAL" -> name + "(" + precision + "," + column.getScale(1) + ")";
            default -> name;
        };
    }

    @Override
    public Map<Expression, String> expressions(Collection<Expression> expressions) {
        Map<Expression, String> answers = new HashMap<>();
        for (Expression expression : new LinkedHashSet<>(expressions)) {
            String what = "expression " + expression.text();
            if (!unreadable.isAskable(what, expression.text())) {
                continue;
            }
            String text = SqlText.unwrapped(expression.text());
            Optional<String> constant =
                    CONSTANT.matcher(text).matches() && !expression.type().isEmpty()
                            ? constant(text, expression.type())
                            : Optional.empty();
            try {
                answers.put(
                        expression,
                        constant.isPresent() ? constant.get() : PARSED.normal(withQuotes(text, expression.columns())));
            } catch (JSQLParserException e) {
                unreadable.add(what, "it is no expression that could be read");
            }
        }
        return Map.copyOf(answers);
    }

    /** What a column of the type gets. */
    private Optional<String> constant(String text, String type) {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery("values cast(" + text + " as " + type + "\n)")) {
                rows.next();
                String value = rows.getString(1);
                String kind = rows.getMetaData().getColumnTypeName(1);
                if (kind.contains("FOR BIT DATA") || kind.equals("BLOB")) {
                    return Optional.of("X'" + value.toUpperCase(Locale.ROOT) + "'");
                }
                return Optional.of(
                        kind.matches("CHAR|VARCHAR|CLOB|LONG VARCHAR|DATE|TIME|TIMESTAMP")
                                ? StandardEngine.literal(value)
                                : value.toUpperCase(Locale.ROOT));
            }
        } catch (SQLException e) {
            unreadable.throwUnlessText(e);
            return Optional.empty();
        }
    }

    private static String quoted(String name) {
        return name.startsWith("\"") ? name : '"' + CaseFolding.UPPER.fold(name) + '"';
    }

    /** The columns' names quoted, for a parser that takes some of them for words of SQL. */
    private static String withQuotes(String text, Map<String, String> columns) {
        StringBuilder result = new StringBuilder();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            String folded = CaseFolding.UPPER.fold(matcher.group());
            result.append(columns.containsKey(folded) ? '"' + folded + '"' : matcher.group());
        }
        return result.toString();
    }

    @Override
    public List<String> unreadable() {
        return unreadable.reasons();
    }
}
