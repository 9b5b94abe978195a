package org.jpaschema.proof;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.SqlText;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;

/** What the rows of a table are made of: what it demands now, and what it will demand. */
final class TableRows {

    private final RowJudge judge;
    private final Engine engine;
    private final Schema now;
    private final Schema then;
    private final Map<QualifiedName, Table> later;

    TableRows(RowJudge judge, Engine engine, Schema now, Schema then) {
        this.judge = judge;
        this.engine = engine;
        this.now = now;
        this.then = then;
        this.later = then.tables().stream().collect(Collectors.toMap(Table::name, t -> t, (a, b) -> a));
    }

    /** Rows to be tried, or why there can be none. */
    record Plan(TableFill fill, Optional<String> impossible) {}

    private Table later(Table table) {
        return later.getOrDefault(table.name(), table);
    }

    References references(Table table) {
        Table after = later(table);
        return new References(table, after, column -> isOptional(table, after, column));
    }

    private static boolean isOptional(Table table, Table after, String column) {
        return table.column(column).filter(Column::nullable).isPresent()
                && after.column(column).map(Column::nullable).orElse(true)
                && after.primaryKey().stream().noneMatch(k -> k.columns().contains(column));
    }

    Plan plan(Table table, References references, References.Existing existing) throws SQLException {
        Table after = later(table);
        Map<String, Candidates> candidates = new HashMap<>();
        List<Slot> slots = new ArrayList<>();
        Set<String> referring =
                references.keys().stream().flatMap(k -> k.columns().stream()).collect(Collectors.toSet());
        for (Column column : table.columns()) {
            if (!isMade(column)) {
                Candidates values = candidates(column, table, after);
                candidates.put(column.name(), values);
                if (!referring.contains(column.name())) {
                    slots.add(Slot.of(column.name(), values, isOptional(table, after, column.name())));
                }
            }
        }
        Map<String, String> fillers = new HashMap<>();
        candidates.forEach(
                (column, values) -> values.likely().stream().findFirst().ifPresent(v -> fillers.put(column, v)));
        slots.addAll(references.slots(existing, fillers).stream()
                .filter(s -> s.columns().stream().allMatch(candidates::containsKey))
                .toList());
        TableFill fill = new TableFill(
                judge,
                table.name(),
                table.columns().get(0).name(),
                slots,
                new UniqueColumns(slots, UniqueColumns.of(table, after)),
                questions(table, after));
        return new Plan(fill, impossible(slots, referring, references));
    }

    private static Optional<String> impossible(List<Slot> slots, Set<String> referring, References references) {
        return slots.stream()
                .filter(Slot::isEmpty)
                .findFirst()
                .map(s -> referring.contains(s.columns().get(0))
                        ? "its mandatory " + String.join(", ", s.columns()) + " has no row to refer to in "
                                + references.keys().stream()
                                        .filter(k -> k.columns().stream().anyMatch(s.columns()::contains))
                                        .map(k -> k.referencedTable().toString())
                                        .distinct()
                                        .collect(Collectors.joining(", "))
                        : "no value is known for its mandatory column "
                                + s.columns().get(0));
    }

    /** Whether the engine makes the values. */
    private static boolean isMade(Column column) {
        return column.identity() != Identity.NONE || column.generatedAs().isPresent();
    }

    private Candidates candidates(Column column, Table table, Table after) {
        Column wanted = after.column(column.name()).orElse(column);
        Optional<EnumType> enumNow = enumType(now, column);
        Optional<EnumType> enumThen = enumType(then, wanted);
        List<Check> checks = Stream.concat(table.checks().stream(), after.checks().stream())
                .distinct()
                .toList();
        Candidates candidates = Candidates.of(
                engine.samples(column.type(), enumNow),
                engine.samples(wanted.type(), enumThen),
                Stream.of(column, wanted)
                        .flatMap(c -> c.defaultValue().stream())
                        .toList(),
                Candidates.about(column.name(), checks));
        if (isMade(wanted)) {
            return wanted.identity() == Identity.NONE ? candidates.moderate() : candidates.counting();
        }
        return newExpressions(table, after).stream().anyMatch(e -> SqlText.mentions(e, column.name()))
                ? candidates.moderate()
                : candidates;
    }

    private static Optional<EnumType> enumType(Schema schema, Column column) {
        return schema.enumTypes().stream().filter(t -> t.isTypeOf(column)).findFirst();
    }

    private static List<String> newExpressions(Table table, Table after) {
        if (table.equals(after)) {
            return List.of();
        }
        Set<String> expressions = expressions(after);
        expressions.removeAll(expressions(table));
        return List.copyOf(expressions);
    }

    /** All that is computed from a row. */
    private static Set<String> expressions(Table table) {
        Set<String> expressions = new LinkedHashSet<>();
        table.columns().forEach(c -> c.generatedAs().ifPresent(expressions::add));
        table.indexes().stream()
                .flatMap(i -> i.parts().stream())
                .filter(Index.Part::expression)
                .forEach(p -> expressions.add(p.text()));
        return expressions;
    }

    /** What will be asked of the rows and is not yet; what the engine does not understand now cannot be asked. */
    private List<RowJudge.Question> questions(Table table, Table after) throws SQLException {
        if (table.equals(after)) {
            return List.of();
        }
        String from = " from " + engine.quote(table.name());
        Set<Object> known = table.checks().stream().map(Check::meaning).collect(Collectors.toSet());
        List<RowJudge.Question> questions = new ArrayList<>();
        after.checks().stream()
                .filter(c -> !known.contains(c.meaning()))
                .forEach(c -> questions.add(
                        new RowJudge.Question("select count(*)" + from + " where not (" + c.expression() + ")", true)));
        for (Column column : after.columns()) {
            if (table.column(column.name())
                    .filter(c -> !c.type().equals(column.type()))
                    .isPresent()) {
                String name = engine.quote(column.name());
                String cast = "cast(" + name + " as " + column.type() + ")";
                // Some engines make NULL of what they cannot convert.
                questions.add(new RowJudge.Question(
                        "select count(*)" + from + " where " + name + " is not null and " + cast + " is null", true));
            }
        }
        newExpressions(table, after)
                .forEach(e -> questions.add(new RowJudge.Question("select count(" + e + ")" + from, false)));
        List<RowJudge.Question> understood = new ArrayList<>();
        for (RowJudge.Question question : questions) {
            if (judge.understands(question)) {
                understood.add(question);
            }
        }
        return understood;
    }
}
