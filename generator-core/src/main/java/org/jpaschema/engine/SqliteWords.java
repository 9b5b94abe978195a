package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

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

    /**
     * Without comments. Foreign keys, and unique keys over several columns, are such as the mapping says where there are
     * any, but need not be there: Hibernate makes none, since SQLite cannot add them to a table. A primary key of the one type INTEGER numbers itself, whether it is asked to or not; one that does
     * not (in a table WITHOUT ROWID) serves who does not ask.
     */
    @Override
    public Table kept(Table wanted, Optional<Table> existing) {
        List<String> key = wanted.primaryKey().map(PrimaryKey::columns).orElse(List.of());
        List<Column> columns = new ArrayList<>();
        for (Column column : wanted.columns()) {
            Optional<Column> there = existing.flatMap(t -> t.column(column.name()));
            boolean numbers = key.equals(List.of(column.name()))
                    && column.type().equals("integer")
                    && there.filter(c -> c.identity() == Identity.NONE).isEmpty();
            String type = there.map(Column::type)
                    .filter(t -> SqliteType.same(t, column.type()))
                    .orElse(column.type());
            Column silent = column.withType(type).withComment("");
            columns.add(
                    numbers && column.identity() == Identity.NONE ? silent.withIdentity(Identity.BY_DEFAULT) : silent);
        }
        return wanted.withComment("")
                .withColumns(columns)
                .withForeignKeys(existing.map(t -> fitting(t.foreignKeys(), wanted.foreignKeys(), ForeignKey::meaning))
                        .orElse(List.of()))
                .withUniqueKeys(uniqueKeys(wanted, existing));
    }

    private static List<UniqueKey> uniqueKeys(Table wanted, Optional<Table> existing) {
        Map<Boolean, List<UniqueKey>> bySingle = wanted.uniqueKeys().stream()
                .collect(Collectors.partitioningBy(key -> key.columns().size() == 1));
        List<UniqueKey> keys = new ArrayList<>(bySingle.get(true));
        existing.ifPresent(t -> keys.addAll(fitting(t.uniqueKeys(), bySingle.get(false), UniqueKey::meaning)));
        return keys;
    }

    /** Those that are there and mean what one of the others does, under whichever name. */
    private static <T> List<T> fitting(List<T> there, List<T> asked, Function<T, Object> meaning) {
        Set<Object> meanings = asked.stream().map(meaning).collect(Collectors.toSet());
        return there.stream()
                .filter(key -> meanings.contains(meaning.apply(key)))
                .toList();
    }
}
