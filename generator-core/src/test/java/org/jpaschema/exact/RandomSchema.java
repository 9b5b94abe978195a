package org.jpaschema.exact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.View;

/** Schemas at random, as a model reader gives them, and what becomes of them. */
final class RandomSchema {

    private static final List<String> TABLES = List.of("alpha", "beta", "gamma", "delta", "order", "Mixed Case");

    private final Engine engine;
    private final Vocabulary vocabulary;
    private final Choices choices;

    RandomSchema(Engine engine, Vocabulary vocabulary, Choices choices) {
        this.engine = engine;
        this.vocabulary = vocabulary;
        this.choices = choices;
    }

    /** A schema, and what becomes of it; as many tables stay as a comparison wants to see stay. */
    List<Schema> pair() {
        Schema first = next(Schema.EMPTY);
        Schema second = next(first);
        long dropped = first.tables().stream()
                .filter(t -> second.table(t.name()).isEmpty())
                .count();
        int kept = (int) Math.max(0, 2 * dropped - first.tables().size());
        return List.of(withAnchors(first, kept), withAnchors(second, kept));
    }

    private Schema withAnchors(Schema schema, int count) {
        Stream<Table> anchors = IntStream.range(0, count)
                .mapToObj(i -> new RandomTable(engine, vocabulary, List.of(), Choices.given(List.of()))
                        .table(QualifiedName.of("", fold("anchor" + i)), List.of()));
        return with(schema, Stream.concat(schema.tables().stream(), anchors).toList());
    }

    private static Schema with(Schema schema, List<Table> tables) {
        return new Schema(
                schema.namespaces(), tables, schema.sequences(), schema.enumTypes(), schema.views(), List.of());
    }

    private Schema next(Schema before) {
        List<EnumType> enumTypes = enumTypes(before);
        List<Table> tables = new ArrayList<>();
        for (String name : TABLES) {
            List<Table> old = before.tables().stream()
                    .filter(t -> t.name().name().equals(fold(name)))
                    .toList();
            if (choices.chance(old.isEmpty() ? 35 : 85)) {
                String namespace =
                        choices.chance(10) && !vocabulary.namespaces().isEmpty()
                                ? choices.of(vocabulary.namespaces())
                                : old.isEmpty() || choices.chance(10)
                                        ? ""
                                        : old.get(0).name().schema();
                tables.add(new RandomTable(engine, vocabulary, enumTypes, choices)
                        .table(QualifiedName.of(namespace, fold(name)), old));
            }
        }
        List<Table> related = possible(tables.stream()
                .map(t -> t.withForeignKeys(foreignKeys(t, tables)))
                .toList());
        // What a model does not speak of any more is not looked at, but may hold on to what goes.
        Set<String> namespaces = new HashSet<>(before.namespaces());
        namespaces.add("");
        related.forEach(t -> namespaces.add(t.name().schema()));
        return new Schema(
                List.copyOf(namespaces),
                related,
                sequences(before),
                enumTypes,
                before.equals(Schema.EMPTY) ? List.of() : views(related),
                List.of());
    }

    private String fold(String name) {
        return name.contains(" ") ? name : engine.folding().fold(name);
    }

    private List<EnumType> enumTypes(Schema before) {
        if (!vocabulary.enumTypes() || !choices.chance(before.enumTypes().isEmpty() ? 30 : 80)) {
            return List.of();
        }
        List<String> values = new ArrayList<>(List.of("RED"));
        values.addAll(choices.some(List.of("GREEN", "BLUE", "it's"), 50));
        if (choices.chance(20)) {
            java.util.Collections.reverse(values);
        }
        return List.of(new EnumType(QualifiedName.of("", fold("color")), values, true));
    }

    private List<Sequence> sequences(Schema before) {
        if (!vocabulary.sequences()) {
            return List.of();
        }
        List<Sequence> sequences = new ArrayList<>();
        for (String name : List.of("numbers", "tickets")) {
            if (choices.chance(30)) {
                sequences.add(new Sequence(
                        QualifiedName.of("", fold(name)),
                        choices.of(List.of(1L, 100L, 7L)),
                        choices.of(List.of(1L, 50L, 10L)),
                        ""));
            }
        }
        return sequences;
    }

    /** A view that stands in the way of a change is another test's. */
    private List<View> views(List<Table> tables) {
        return tables.stream()
                .filter(t -> t.name().schema().isEmpty() && choices.chance(10))
                .map(t -> new View(
                        QualifiedName.of("", fold("view_of_" + t.name().name().charAt(0))),
                        "select " + engine.quote(t.columns().get(0).name()) + " from " + engine.quote(t.name()),
                        List.of()))
                .toList();
    }

    /** Some engines want each table to be reached in one way only when a row goes. */
    private List<Table> possible(List<Table> tables) {
        long keys = tables.stream().mapToLong(t -> t.foreignKeys().size()).sum();
        return keys < 2 || !vocabulary.onDeleteAlone()
                ? tables
                : tables.stream()
                        .map(t -> t.withForeignKeys(t.foreignKeys().stream()
                                .map(RandomSchema::withoutAction)
                                .toList()))
                        .toList();
    }

    private static ForeignKey withoutAction(ForeignKey key) {
        return new ForeignKey(
                key.name(),
                key.nameExplicit(),
                key.columns(),
                key.referencedTable(),
                key.referencedColumns(),
                ReferentialAction.NO_ACTION,
                key.onUpdate());
    }

    private List<ForeignKey> foreignKeys(Table table, List<Table> tables) {
        List<ForeignKey> keys = new ArrayList<>();
        for (var column : table.columns()) {
            boolean usable = column.generatedAs().isEmpty()
                    && column.defaultValue().isEmpty()
                    && table.primaryKey().stream().noneMatch(k -> k.columns().contains(column.name()));
            if (!usable || !choices.chance(40)) {
                continue;
            }
            List<Target> targets =
                    tables.stream().flatMap(t -> targets(t, column.type())).toList();
            if (!targets.isEmpty()) {
                Target target = choices.of(targets);
                boolean named = choices.chance(30);
                String name = named ? fold("fk_" + table.name().name().charAt(0) + "_" + keys.size()) : "";
                keys.add(new ForeignKey(
                        name,
                        named,
                        List.of(column.name()),
                        target.table().name(),
                        List.of(target.column()),
                        onDelete(column.nullable()),
                        ReferentialAction.NO_ACTION));
            }
        }
        return keys;
    }

    private ReferentialAction onDelete(boolean nullable) {
        ReferentialAction action = choices.chance(30) ? choices.of(vocabulary.onDelete()) : ReferentialAction.NO_ACTION;
        boolean possible = nullable || action != ReferentialAction.SET_NULL && action != ReferentialAction.SET_DEFAULT;
        return possible ? action : ReferentialAction.NO_ACTION;
    }

    private record Target(Table table, String column) {}

    private static Stream<Target> targets(Table table, String type) {
        Function<List<String>, Stream<Target>> single = columns -> columns.size() == 1
                        && table.column(columns.get(0)).orElseThrow().type().equals(type)
                ? Stream.of(new Target(table, columns.get(0)))
                : Stream.empty();
        return Stream.concat(
                table.primaryKey().stream().map(PrimaryKey::columns).flatMap(single),
                table.uniqueKeys().stream().map(UniqueKey::columns).flatMap(single));
    }
}
