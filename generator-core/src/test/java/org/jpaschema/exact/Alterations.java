package org.jpaschema.exact;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/** The kinds of alterations that are made to a database that fits its model, whatever the model is: one change each. */
final class Alterations {

    private static final String NEW = "by_hand";

    private static final Pattern LENGTH = Pattern.compile("(?i)((?:.*char.*|varbinary) ?\\()(\\d+)(\\).*)");
    private static final Pattern PRECISION = Pattern.compile("(?i)((?:numeric|decimal) ?\\()(\\d+)(, ?\\d+\\))");
    private static final Pattern SCALE = Pattern.compile("(?i)((?:numeric|decimal) ?\\(\\d+, ?)(\\d+)(\\))");
    private static final Pattern SECONDS = Pattern.compile("(?i)((?:timestamp|datetime|time) ?\\()(\\d)(\\).*)");
    private static final Pattern LAST_VALUE = Pattern.compile("(?i)(enum ?\\(.*)(, ?'[^']*')(\\))");
    private static final Pattern LITERAL = Pattern.compile("'[^']*'");
    private static final Pattern NUMBER = Pattern.compile("\\b\\d+\\b");
    private static final Map<String, String> WIDER =
            Map.of("smallint", "integer", "integer", "bigint", "int", "bigint");
    private static final Map<String, String> NARROWER = Map.of("bigint", "integer", "integer", "smallint");

    private final Schema schema;
    private final Engine engine;

    private Alterations(Schema schema, Engine engine) {
        this.schema = schema;
        this.engine = engine;
    }

    /**
     * What can be altered, by kind.
     *
     * @param schema the catalog of the database
     * @param comments whether the engine keeps comments
     * @return changes, of which the engine may refuse some; kinds that have none are absent
     */
    static Map<String, List<Change>> of(Schema schema, Engine engine, boolean comments) {
        Map<String, List<Change>> kinds = new LinkedHashMap<>();
        Alterations alterations = new Alterations(schema, engine);
        alterations.ofColumns(kinds);
        alterations.ofConstraints(kinds);
        alterations.ofOthers(kinds);
        if (!comments) {
            kinds.keySet().removeIf(kind -> kind.startsWith("comment"));
        }
        kinds.values().removeIf(List::isEmpty);
        return kinds;
    }

    private void ofColumns(Map<String, List<Change>> kinds) {
        kinds.put("column dropped", columns((t, c) -> new DropColumn(t, c)));
        kinds.put("column added", columns((t, c) -> new AddColumn(t, Column.of(NEW, c.type()))));
        kinds.put("length more", types(LENGTH, n -> n + 1));
        kinds.put("length less", types(LENGTH, n -> n - 1));
        kinds.put("precision", types(PRECISION, n -> n < 20 ? n + 1 : n - 1));
        kinds.put("scale", types(SCALE, n -> n == 2 ? 3 : 2));
        kinds.put("precision of seconds", types(SECONDS, n -> n == 3 ? 2 : 3));
        kinds.put("integer widened", types(t -> Optional.ofNullable(WIDER.get(t.toLowerCase(Locale.ROOT)))));
        kinds.put("integer narrowed", types(t -> Optional.ofNullable(NARROWER.get(t.toLowerCase(Locale.ROOT)))));
        kinds.put(
                "value of an enum dropped",
                types(t -> Optional.of(LAST_VALUE.matcher(t).replaceFirst("$1$3"))));
        kinds.put("optional", altered(ColumnAttribute.NULLABILITY, c -> !c.nullable(), c -> c.withNullable(true)));
        kinds.put("mandatory", altered(ColumnAttribute.NULLABILITY, Column::nullable, c -> c.withNullable(false)));
        kinds.put(
                "default added",
                altered(
                        ColumnAttribute.DEFAULT,
                        c -> c.defaultValue().isEmpty(),
                        c -> c.withDefault(literal(c, "'x'", "7"))));
        kinds.put(
                "default changed",
                altered(
                        ColumnAttribute.DEFAULT,
                        c -> c.defaultValue().isPresent(),
                        c -> c.withDefault(literal(c, "'y'", "8"))));
        kinds.put(
                "default dropped",
                altered(
                        ColumnAttribute.DEFAULT,
                        c -> c.defaultValue().isPresent(),
                        c -> c.withDefault(Optional.empty())));
        kinds.put(
                "comment of a column",
                altered(ColumnAttribute.COMMENT, c -> true, c -> c.withComment("Altered by hand")));
    }

    private void ofConstraints(Map<String, List<Change>> kinds) {
        kinds.put("primary key dropped", dropped(t -> t.primaryKey().stream().filter(k -> !isReferenced(t))));
        kinds.put("unique key dropped", dropped(t -> t.uniqueKeys().stream()));
        kinds.put("check dropped", dropped(t -> t.checks().stream()));
        kinds.put("foreign key dropped", dropped(t -> t.foreignKeys().stream()));
        kinds.put(
                "unique key added",
                columns((t, c) -> new AddConstraint(t, new UniqueKey(NEW, true, List.of(c.name()), false))));
        kinds.put(
                "check added",
                numbers((t, c) -> new AddConstraint(t, new Check(NEW, true, engine.quote(c.name()) + " > 0", ""))));
        kinds.put("foreign key added", each(t -> free(t).filter(c -> mayReference(t, c))
                .map(c -> foreignKey(t, c))));
        kinds.put("check changed", each(t -> t.checks().stream()
                .map(c -> new ReplaceConstraint(t, c, c.withExpression(otherLast(c.expression()))))));
        kinds.put(
                "ON DELETE", each(t -> t.foreignKeys().stream().map(k -> new ReplaceConstraint(t, k, otherAction(k)))));
    }

    private void ofOthers(Map<String, List<Change>> kinds) {
        kinds.put("index dropped", each(t -> t.indexes().stream().map(i -> new DropIndex(t, i))));
        kinds.put(
                "index added",
                columns((t, c) ->
                        new CreateIndex(t, new Index(NEW, true, List.of(Index.Part.column(c.name())), false, "", ""))));
        kinds.put("index made unique", each(t -> t.indexes().stream()
                .filter(i -> !i.unique())
                .map(i -> new ReplaceIndex(
                        t, i, new Index(i.name(), true, i.parts(), true, i.predicate(), i.method())))));
        kinds.put("table dropped", each(t -> Stream.of(t)
                .filter(x -> x.foreignKeys().isEmpty() && x.indexes().isEmpty() && !isReferenced(x))
                .map(DropTable::new)));
        kinds.put(
                "table added",
                columns((t, c) ->
                        new CreateTable(Table.of(t.name().sibling(NEW), List.of(Column.of(c.name(), c.type()))))));
        kinds.put(
                "comment of a table", each(t -> Stream.of(new AlterTableComment(t, t.withComment("Altered by hand")))));
        kinds.put("sequence dropped", sequences(DropSequence::new));
        kinds.put(
                "increment of a sequence",
                sequences(
                        s -> new AlterSequence(s, new Sequence(s.name(), s.start(), s.increment() + 1, s.ownedBy()))));
    }

    private List<Change> each(Function<Table, Stream<? extends Change>> changes) {
        return schema.tables().stream().flatMap(changes).collect(Collectors.toList());
    }

    private List<Change> sequences(Function<Sequence, Change> change) {
        return schema.sequences().stream()
                .filter(s -> s.ownedBy().isEmpty())
                .map(change)
                .toList();
    }

    private List<Change> dropped(Function<Table, Stream<? extends Constraint>> constraints) {
        return each(t -> constraints.apply(t).map(c -> new DropConstraint(t, c)));
    }

    private List<Change> columns(BiFunction<Table, Column, Change> change) {
        return each(t -> free(t).map(c -> change.apply(t, c)));
    }

    private List<Change> numbers(BiFunction<Table, Column, Change> change) {
        return each(t -> free(t).filter(Alterations::isNumber).map(c -> change.apply(t, c)));
    }

    private List<Change> altered(
            ColumnAttribute attribute, Function<Column, Boolean> fits, Function<Column, Column> alteration) {
        return each(t -> free(t).filter(fits::apply)
                .filter(c -> !alteration.apply(c).equals(c))
                .map(c -> new AlterColumn(t, c, alteration.apply(c), attribute)));
    }

    private List<Change> types(Function<String, Optional<String>> other) {
        return altered(
                ColumnAttribute.TYPE,
                c -> c.defaultValue().isEmpty(),
                c -> c.withType(other.apply(c.type()).orElse(c.type())));
    }

    private List<Change> types(Pattern pattern, Function<Integer, Integer> other) {
        return types(type -> Optional.of(pattern.matcher(type))
                .filter(Matcher::matches)
                .map(m -> m.group(1) + other.apply(Integer.valueOf(m.group(2))) + m.group(3)));
    }

    /** The columns that nothing else speaks of. */
    private Stream<Column> free(Table table) {
        Set<String> used = new HashSet<>();
        table.primaryKey().ifPresent(k -> used.addAll(k.columns()));
        table.uniqueKeys().forEach(k -> used.addAll(k.columns()));
        table.foreignKeys().forEach(k -> used.addAll(k.columns()));
        references(table).forEach(k -> used.addAll(k.referencedColumns()));
        String texts = Stream.of(
                        table.indexes().stream().map(Index::toString),
                        table.checks().stream().map(Check::expression),
                        table.columns().stream().flatMap(c -> c.generatedAs().stream()))
                .flatMap(t -> t)
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
        return table.columns().stream()
                .filter(c ->
                        !used.contains(c.name()) && !texts.contains(c.name().toLowerCase(Locale.ROOT)))
                .filter(c -> c.generatedAs().isEmpty() && c.identity() == Identity.NONE);
    }

    private Stream<ForeignKey> references(Table table) {
        return schema.tables().stream().flatMap(t -> t.foreignKeys().stream()).filter(k -> k.referencedTable()
                .equals(table.name()));
    }

    private boolean isReferenced(Table table) {
        return references(table).findAny().isPresent();
    }

    private static boolean isNumber(Column column) {
        return Set.of("int", "integer", "bigint", "smallint")
                .contains(column.type().toLowerCase(Locale.ROOT));
    }

    private static boolean isText(Column column) {
        return column.type().toLowerCase(Locale.ROOT).contains("char");
    }

    private static Optional<String> literal(Column column, String text, String number) {
        return isText(column) ? Optional.of(text) : isNumber(column) ? Optional.of(number) : column.defaultValue();
    }

    private static boolean mayReference(Table table, Column column) {
        return table.primaryKey().stream()
                .anyMatch(k -> k.columns().size() == 1
                        && table.column(k.columns().get(0)).orElseThrow().type().equals(column.type()));
    }

    /** From a table to itself. */
    private Change foreignKey(Table table, Column column) {
        return new AddConstraint(
                table,
                new ForeignKey(
                        NEW,
                        true,
                        List.of(column.name()),
                        table.name(),
                        table.primaryKey().orElseThrow().columns(),
                        ReferentialAction.NO_ACTION,
                        ReferentialAction.NO_ACTION));
    }

    private static ForeignKey otherAction(ForeignKey key) {
        boolean keeps = key.onDelete() == ReferentialAction.NO_ACTION || key.onDelete() == ReferentialAction.RESTRICT;
        return new ForeignKey(
                key.name(),
                key.nameExplicit(),
                key.columns(),
                key.referencedTable(),
                key.referencedColumns(),
                keeps ? ReferentialAction.CASCADE : ReferentialAction.NO_ACTION,
                key.onUpdate());
    }

    /** Another last value: of an enum's constants, or of its numbers. */
    private static String otherLast(String condition) {
        Pattern values = LITERAL.matcher(condition).find() ? LITERAL : NUMBER;
        Optional<MatchResult> last = values.matcher(condition).results().reduce((a, b) -> b);
        return last.map(m -> condition.substring(0, m.start())
                        + (values == LITERAL
                                ? m.group().substring(0, m.group().length() - 1) + "2'"
                                : String.valueOf(Long.parseLong(m.group()) + 1))
                        + condition.substring(m.end()))
                .orElse(condition + " and 1 = 1");
    }
}
