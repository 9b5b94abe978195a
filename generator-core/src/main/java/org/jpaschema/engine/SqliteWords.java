package org.jpaschema.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * SQLite's words, without asking it: it keeps types and expressions as they were written and has no spelling of its own
 * for them. What it reads alike becomes alike here, by its published grammar.
 */
public final class SqliteWords implements Words {

    private final Unreadable unreadable = new Unreadable();

    /**
     * One text for a type that SQLite keeps as declared.
     *
     * @param declared a type as CREATE TABLE says it, or ""
     */
    public static String canonicalType(String declared) {
        return SqliteType.normal(declared);
    }

    @Override
    public boolean ignoresCase(NameKind kind) {
        return true;
    }

    @Override
    public Map<String, String> types(Collection<String> types) {
        return types.stream()
                .distinct()
                .filter(SqliteType::isType)
                .collect(Collectors.toUnmodifiableMap(t -> t, SqliteType::normal));
    }

    @Override
    public Map<Expression, String> expressions(Collection<Expression> expressions) {
        Map<Expression, String> answers = new HashMap<>();
        for (Expression expression : Set.copyOf(expressions)) {
            try {
                answers.put(expression, normal(expression));
            } catch (SqliteSyntaxException e) {
                unreadable.add("expression " + expression.text(), e.getMessage());
            }
        }
        return Map.copyOf(answers);
    }

    private static String normal(Expression expression) {
        Set<String> columns =
                expression.columns().keySet().stream().map(SqliteTerm::lower).collect(Collectors.toSet());
        boolean value = !expression.type().isEmpty();
        SqliteTerm term = SqliteExpression.parse(expression.text(), columns, value);
        return (value ? term.as(SqliteType.affinity(expression.type())) : term).toString();
    }

    @Override
    public List<String> unreadable() {
        return unreadable.reasons();
    }
}
