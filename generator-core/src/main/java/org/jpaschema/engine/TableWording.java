package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jpaschema.engine.Words.Expression;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Table;

/** The expressions of one table that both sides have: which to ask about, and the model's in the catalog's words. */
final class TableWording {

    private final Table before;
    private final Table after;
    private final Map<String, Expression> expressions = new HashMap<>();
    private Map<String, Column> existing = Map.of();

    TableWording(Table before, Table after) {
        this.before = before;
        this.after = after;
    }

    /** What cannot be decided by the texts alone; nothing of most tables. */
    List<Expression> open() {
        List<Expression> open = new ArrayList<>();
        for (Column column : after.columns()) {
            if (column.defaultValue().isPresent() || column.generatedAs().isPresent()) {
                Column old = existing().get(column.name());
                if (old != null) {
                    open(old.defaultValue(), column.defaultValue(), old.type(), open);
                    open(old.generatedAs(), column.generatedAs(), old.type(), open);
                }
            }
        }
        if (!texts(before.checks()).equals(texts(after.checks()))) {
            before.checks().forEach(c -> open.add(condition(c.expression())));
            after.checks().forEach(c -> open.add(condition(c.expression())));
        }
        before.indexes().forEach(i -> open(i, open));
        after.indexes().forEach(i -> open(i, open));
        return open;
    }

    private static Set<String> texts(List<Check> checks) {
        Set<String> texts = new HashSet<>();
        checks.forEach(c -> texts.add(c.expression()));
        return texts;
    }

    private Map<String, Column> existing() {
        if (existing.isEmpty()) {
            existing = new HashMap<>();
            before.columns().forEach(c -> existing.put(c.name(), c));
        }
        return existing;
    }

    private void open(Index index, List<Expression> open) {
        for (Index.Part part : index.parts()) {
            if (part.expression()) {
                open.add(condition(part.text()));
            }
        }
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
        return expressions.computeIfAbsent(type + "\n" + text, key -> new Expression(text, type, used(text)));
    }

    private Map<String, String> used(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        // Names with quotes or, in some engines, letters beyond ASCII are spelled otherwise in an expression.
        boolean escaped = lower.contains("u&\"") || lower.contains("\"\"");
        Map<String, String> used = new HashMap<>();
        used(after.columns(), lower, escaped, used);
        if (!sameColumns()) {
            used(before.columns(), lower, escaped, used);
        }
        return used;
    }

    private boolean sameColumns() {
        if (before.columns().size() != after.columns().size()) {
            return false;
        }
        for (int i = 0; i < before.columns().size(); i++) {
            Column old = before.columns().get(i);
            Column now = after.columns().get(i);
            if (!old.name().equals(now.name()) || !old.type().equals(now.type())) {
                return false;
            }
        }
        return true;
    }

    private static void used(List<Column> columns, String text, boolean all, Map<String, String> used) {
        for (Column column : columns) {
            if (all || text.contains(column.name().toLowerCase(Locale.ROOT))) {
                used.put(column.name(), column.type());
            }
        }
    }

    /** The model's table; what means the same as in the catalog has the catalog's text. */
    Table aligned(Map<Expression, String> canonical) {
        Map<String, String> checks = new HashMap<>();
        for (Check check : before.checks()) {
            checks.put(said(condition(check.expression()), canonical), check.expression());
        }
        Map<String, String> indexed = new HashMap<>();
        for (Index index : before.indexes()) {
            for (Index.Part part : index.parts()) {
                if (part.expression()) {
                    indexed.put(said(condition(part.text()), canonical), part.text());
                }
            }
        }
        return after.withColumns(Mapped.each(after.columns(), c -> column(c, canonical)))
                .withChecks(Mapped.each(after.checks(), c -> {
                    String said = said(condition(c.expression()), canonical);
                    return checks.containsKey(said) ? c.withExpression(checks.get(said)) : c;
                }))
                .withIndexes(Mapped.each(after.indexes(), i -> {
                    List<Index.Part> parts = Mapped.each(i.parts(), p -> part(p, indexed, canonical));
                    return parts == i.parts() ? i : i.withParts(parts);
                }));
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
        if (column.defaultValue().isEmpty() && column.generatedAs().isEmpty()) {
            return column;
        }
        Column old = existing().get(column.name());
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
