package org.jpaschema.engine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jpaschema.engine.Words.Expression;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;

/**
 * Says a model in a live engine's words, so that it can be compared with that engine's catalog text by text.
 *
 * <p>Types become canonical. An expression that means what the catalog's does takes the catalog's text; one that means
 * something else keeps its own, which is what a reviewer wants to read.
 */
public final class Wording {

    private final Map<QualifiedName, Table> existing;
    private final Engine engine;
    private final Words words;

    private Wording(Schema database, Engine engine, Words words) {
        this.existing = database.tables().stream().collect(Collectors.toMap(Table::name, t -> t, (a, b) -> a));
        this.engine = engine;
        this.words = words;
    }

    /**
     * The model in the engine's words.
     *
     * @param model the model, its names resolved by {@link Naming} and {@link Relative}
     * @param database the live catalog
     * @throws SchemaException when the engine does not know a column's type: all such columns, each with its attribute
     */
    public static Schema align(Schema model, Schema database, Engine engine, Words words) {
        Wording wording = new Wording(database, engine, words);
        Schema typed = wording.types(words.keepsDescending() ? model : ascending(model));
        return wording.expressions(words.keepsStart() ? typed : withStarts(typed, database));
    }

    private static Schema withStarts(Schema model, Schema database) {
        Map<QualifiedName, Long> starts =
                database.sequences().stream().collect(Collectors.toMap(Sequence::name, Sequence::start, (a, b) -> a));
        return new Schema(
                model.namespaces(),
                model.tables(),
                model.sequences().stream()
                        .map(s -> new Sequence(
                                s.name(), starts.getOrDefault(s.name(), s.start()), s.increment(), s.ownedBy()))
                        .toList(),
                model.enumTypes(),
                model.views(),
                model.extensions());
    }

    private static Schema ascending(Schema model) {
        return withTables(
                model,
                model.tables().stream()
                        .map(t -> t.withIndexes(
                                t.indexes().stream().map(Wording::ascending).toList()))
                        .toList());
    }

    private static Index ascending(Index index) {
        return index.withParts(index.parts().stream()
                .map(p -> new Index.Part(p.text(), p.expression(), false, p.options()))
                .toList());
    }

    /** Without unique keys that the primary key implies; engines differ in whether they keep such. */
    public static Schema withoutImplied(Schema schema) {
        return withTables(
                schema, schema.tables().stream().map(Wording::withoutImplied).toList());
    }

    private static Table withoutImplied(Table table) {
        return table.primaryKey()
                .map(primary -> table.withUniqueKeys(table.uniqueKeys().stream()
                        .filter(k -> !k.meaning().equals(primary.meaning()))
                        .toList()))
                .orElse(table);
    }

    private static Schema withTables(Schema schema, List<Table> tables) {
        return new Schema(
                schema.namespaces(),
                tables,
                schema.sequences(),
                schema.enumTypes(),
                schema.views(),
                schema.extensions());
    }

    private Schema types(Schema model) {
        List<Table> tables = model.tables();
        Set<String> asked = tables.stream()
                .flatMap(t -> t.columns().stream())
                .map(Column::type)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, String> canonical = new HashMap<>(words.types(asked));
        for (String type : asked) {
            if (!canonical.containsKey(type)) {
                enumType(type, model.enumTypes()).ifPresent(name -> canonical.put(type, name));
            }
        }
        List<String> problems = tables.stream()
                .flatMap(t -> t.columns().stream()
                        .filter(c -> !canonical.containsKey(c.type()))
                        .map(c ->
                                "%s.%s (%s): %s does not know the type \"%s\". Correct the attribute's type or columnDefinition, or create the type or its extension in the database."
                                        .formatted(t.name(), c.name(), c.origin(), engine.name(), c.type())))
                .toList();
        if (!problems.isEmpty()) {
            throw new SchemaException(problems, null);
        }
        return withTables(
                model,
                tables.stream()
                        .map(t -> t.withColumns(t.columns().stream()
                                .map(c -> typed(c, canonical.get(c.type())))
                                .toList()))
                        .map(t -> words.kept(t, Optional.ofNullable(existing.get(t.name()))))
                        .toList());
    }

    /** An engine's word for a type may bring a collation with it. */
    private static Column typed(Column column, String canonical) {
        ColumnDefinition definition = ColumnDefinition.parse(canonical);
        return column.withType(definition.type())
                .withCollation(column.collation().isEmpty() ? definition.collation() : column.collation());
    }

    /** The catalog's name of an enum type that is about to be created, array dimensions kept. */
    private Optional<String> enumType(String type, List<EnumType> own) {
        String array =
                type.endsWith("[]") ? "[]" : type.toLowerCase(Locale.ROOT).endsWith(" array") ? "[]" : "";
        String plain = type.replaceFirst("(?i)(\\[]| array)$", "");
        return own.stream()
                .filter(t -> List.of(t.name().name(), t.name().toString())
                        .contains(
                                plain.startsWith("\"")
                                        ? plain.replace("\"", "")
                                        : engine.folding().fold(plain)))
                .map(t -> engine.quote(t.name()) + array)
                .findFirst();
    }

    private Schema expressions(Schema model) {
        Map<QualifiedName, TableWording> wordings = new LinkedHashMap<>();
        for (Table table : model.tables()) {
            Table before = existing.get(table.name());
            if (before != null) {
                wordings.put(table.name(), new TableWording(before, table));
            }
        }
        Set<Expression> open = wordings.values().stream()
                .flatMap(TableWording::open)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<Expression, String> canonical = open.isEmpty() ? Map.of() : words.expressions(open);
        return withTables(
                model,
                model.tables().stream()
                        .map(t -> wordings.containsKey(t.name())
                                ? wordings.get(t.name()).aligned(canonical)
                                : t)
                        .toList());
    }
}
