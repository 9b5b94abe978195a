package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jpaschema.engine.Words.Expression;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/**
 * Says a model in a live engine's words, so that it can be compared with that engine's catalog text by text.
 *
 * <p>Types become canonical. An expression that means what the catalog's does takes the catalog's text; one that means
 * something else keeps its own, which is what a reviewer wants to read.
 */
public final class Wording {

    private final Map<QualifiedName, Table> existing = new HashMap<>();
    private final Engine engine;
    private final Words words;

    private Wording(Schema database, Engine engine, Words words) {
        database.tables().forEach(t -> existing.putIfAbsent(t.name(), t));
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
        Schema typed = wording.types(Kept.of(model, database, words));
        return wording.expressions(typed);
    }

    /** Without unique keys that the primary key implies; engines differ in whether they keep such. */
    public static Schema withoutImplied(Schema schema) {
        return Mapped.tables(schema, Wording::withoutImplied);
    }

    private static Table withoutImplied(Table table) {
        if (table.primaryKey().isEmpty() || table.uniqueKeys().isEmpty()) {
            return table;
        }
        Object primary = table.primaryKey().get().meaning();
        List<UniqueKey> others = new ArrayList<>(table.uniqueKeys());
        return others.removeIf(k -> k.meaning().equals(primary)) ? table.withUniqueKeys(others) : table;
    }

    private Schema types(Schema model) {
        List<Table> tables = model.tables();
        Set<String> asked = new LinkedHashSet<>();
        for (Table table : tables) {
            for (Column column : table.columns()) {
                asked.add(column.type());
            }
        }
        Map<String, String> canonical = new HashMap<>(words.types(asked));
        for (String type : asked) {
            if (!canonical.containsKey(type)) {
                enumType(type, model.enumTypes()).ifPresent(name -> canonical.put(type, name));
            }
        }
        if (!canonical.keySet().containsAll(asked)) {
            throw new SchemaException(unknown(tables, canonical), null);
        }
        Map<String, ColumnDefinition> definitions = new HashMap<>();
        canonical.forEach((type, word) -> definitions.put(type, ColumnDefinition.parse(word)));
        return Mapped.tables(model, table -> {
            List<Column> columns = Mapped.each(table.columns(), c -> typed(c, definitions.get(c.type())));
            Table typed = columns == table.columns() ? table : table.withColumns(columns);
            return words.kept(typed, Optional.ofNullable(existing.get(table.name())));
        });
    }

    private List<String> unknown(List<Table> tables, Map<String, String> canonical) {
        return tables.stream()
                .flatMap(t -> t.columns().stream()
                        .filter(c -> !canonical.containsKey(c.type()))
                        .map(c ->
                                "%s.%s (%s): %s does not know the type \"%s\". Correct the attribute's type or columnDefinition, or create the type or its extension in the database."
                                        .formatted(t.name(), c.name(), c.origin(), engine.name(), c.type())))
                .toList();
    }

    /** An engine's word for a type may bring a collation with it. */
    private static Column typed(Column column, ColumnDefinition word) {
        Column typed = word.type().equals(column.type()) ? column : column.withType(word.type());
        return column.collation().isEmpty() && !word.collation().isEmpty()
                ? typed.withCollation(word.collation())
                : typed;
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
        Map<QualifiedName, TableWording> wordings = new HashMap<>();
        Set<Expression> open = new LinkedHashSet<>();
        for (Table table : model.tables()) {
            Table before = existing.get(table.name());
            if (before != null) {
                TableWording wording = new TableWording(before, table);
                List<Expression> asked = wording.open();
                if (!asked.isEmpty()) {
                    open.addAll(asked);
                    wordings.put(table.name(), wording);
                }
            }
        }
        if (wordings.isEmpty()) {
            return model;
        }
        Map<Expression, String> canonical = words.expressions(open);
        return Mapped.tables(model, table -> {
            TableWording wording = wordings.get(table.name());
            return wording == null ? table : wording.aligned(canonical);
        });
    }
}
