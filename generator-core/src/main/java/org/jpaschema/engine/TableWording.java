package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.engine.Words.Expression;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Table;

/** The expressions of one table that both sides have: which to ask about, and the model's in the catalog's words. */
final class TableWording {

    private final Table before;
    private final Table after;
    private final Map<String, Column> existing;
    private final Map<String, String> types = new HashMap<>();

    TableWording(Table before, Table after) {
        this.before = before;
        this.after = after;
        this.existing = before.columns().stream().collect(Collectors.toMap(Column::name, Function.identity()));
        after.columns().forEach(c -> types.put(c.name(), c.type()));
        before.columns().forEach(c -> types.put(c.name(), c.type()));
    }

    /** What cannot be decided by the texts alone. */
    Stream<Expression> open() {
        List<Expression> open = new ArrayList<>();
        for (Column column : after.columns()) {
            Column old = existing.get(column.name());
            if (old != null) {
                open(old.defaultValue(), column.defaultValue(), old.type(), open);
                open(old.generatedAs(), column.generatedAs(), old.type(), open);
            }
        }
        Set<String> checks = texts(before.checks());
        if (!checks.equals(texts(after.checks()))) {
            Stream.concat(before.checks().stream(), after.checks().stream())
                    .forEach(c -> open.add(condition(c.expression())));
        }
        Stream.concat(before.indexes().stream(), after.indexes().stream())
                .flatMap(i -> i.parts().stream())
                .filter(Index.Part::expression)
                .forEach(p -> open.add(condition(p.text())));
        return open.stream();
    }

    private static Set<String> texts(List<Check> checks) {
        return checks.stream().map(Check::expression).collect(Collectors.toCollection(HashSet::new));
    }

    private void open(Optional<String> old, Optional<String> now, String type, List<Expression> open) {
        if (old.isPresent() && now.isPresent() && !old.equals(now)) {
            open.add(value(old.get(), type));
            open.add(value(now.get(), type));
        }
    }

    private Expression condition(String text) {
        return value(text, "");
    }

    private Expression value(String text, String type) {
        String lower = text.toLowerCase(Locale.ROOT);
        // Names with quotes or, in some engines, letters beyond ASCII are spelled otherwise in an expression.
        boolean escaped = lower.contains("u&\"") || lower.contains("\"\"");
        Map<String, String> used = new HashMap<>();
        types.forEach((name, columnType) -> {
            if (escaped || lower.contains(name.toLowerCase(Locale.ROOT))) {
                used.put(name, columnType);
            }
        });
        return new Expression(text, type, used);
    }

    /** The model's table; what means the same as in the catalog has the catalog's text. */
    Table aligned(Map<Expression, String> canonical) {
        Map<String, String> checks = new HashMap<>();
        for (Check check : before.checks()) {
            checks.put(said(condition(check.expression()), canonical), check.expression());
        }
        Map<String, String> indexed = new HashMap<>();
        before.indexes().stream()
                .flatMap(i -> i.parts().stream())
                .filter(Index.Part::expression)
                .forEach(p -> indexed.put(said(condition(p.text()), canonical), p.text()));
        return after.withColumns(
                        after.columns().stream().map(c -> column(c, canonical)).toList())
                .withChecks(after.checks().stream()
                        .map(c -> c.withExpression(
                                checks.getOrDefault(said(condition(c.expression()), canonical), c.expression())))
                        .toList())
                .withIndexes(after.indexes().stream()
                        .map(i -> i.withParts(i.parts().stream()
                                .map(p -> part(p, indexed, canonical))
                                .toList()))
                        .toList());
    }

    private Index.Part part(Index.Part part, Map<String, String> indexed, Map<Expression, String> canonical) {
        return part.expression()
                ? new Index.Part(
                        indexed.getOrDefault(said(condition(part.text()), canonical), part.text()),
                        true,
                        part.descending(),
                        part.options())
                : part;
    }

    private Column column(Column column, Map<Expression, String> canonical) {
        Column old = existing.get(column.name());
        return old == null
                ? column
                : column.withDefault(aligned(old.defaultValue(), column.defaultValue(), old.type(), canonical))
                        .withGeneratedAs(aligned(old.generatedAs(), column.generatedAs(), old.type(), canonical));
    }

    private Optional<String> aligned(
            Optional<String> old, Optional<String> now, String type, Map<Expression, String> canonical) {
        boolean same = old.isPresent()
                && now.isPresent()
                && said(value(old.get(), type), canonical).equals(said(value(now.get(), type), canonical));
        return same ? old : now;
    }

    /** In the engine's words; its own text when the engine could not read it. */
    private static String said(Expression expression, Map<Expression, String> canonical) {
        return canonical.getOrDefault(expression, expression.text());
    }
}
