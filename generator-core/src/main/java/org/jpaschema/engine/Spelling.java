package org.jpaschema.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jpaschema.engine.Words.NameKind;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.View;

/** A model's names in the spelling that the catalog already has them in, where the engine ignores case but keeps it. */
public final class Spelling {

    private final Map<QualifiedName, QualifiedName> tables = new HashMap<>();
    private final Map<QualifiedName, Table> existing = new HashMap<>();
    private final boolean ignoresTables;
    private final boolean ignoresOthers;

    private Spelling(Schema database, Words words) {
        ignoresTables = words.ignoresCase(NameKind.TABLE);
        ignoresOthers = words.ignoresCase(NameKind.OTHER);
        database.tables().forEach(t -> existing.put(t.name(), t));
        Stream.of(
                        database.tables().stream().map(Table::name),
                        database.sequences().stream().map(Sequence::name),
                        database.views().stream().map(View::name))
                .flatMap(names -> names)
                .forEach(n -> tables.put(lower(n), n));
    }

    /**
     * The model with the catalog's spelling.
     *
     * @param model the model, its names resolved by {@link Naming} and {@link Relative}
     * @param database the live catalog
     */
    public static Schema align(Schema model, Schema database, Words words) {
        if (!words.ignoresCase(NameKind.TABLE) && !words.ignoresCase(NameKind.OTHER)) {
            return model;
        }
        Spelling spelling = new Spelling(database, words);
        return new Schema(
                model.namespaces(),
                model.tables().stream().map(spelling::table).toList(),
                model.sequences().stream()
                        .map(s -> s.withName(spelling.name(s.name())))
                        .toList(),
                model.enumTypes(),
                model.views().stream()
                        .map(v -> new View(spelling.name(v.name()), v.query(), v.uses()))
                        .toList(),
                model.extensions());
    }

    private static QualifiedName lower(QualifiedName name) {
        return new QualifiedName(lower(name.catalog()), lower(name.schema()), lower(name.name()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private QualifiedName name(QualifiedName name) {
        return ignoresTables ? tables.getOrDefault(lower(name), name) : name;
    }

    private Table table(Table table) {
        QualifiedName name = name(table.name());
        Optional<Table> old = Optional.ofNullable(existing.get(name));
        Names columns = columns(name);
        Names uniqueKeys = names(old, Table::uniqueKeys, Constraint::name);
        Names foreignKeys = names(old, Table::foreignKeys, Constraint::name);
        Names checks = names(old, Table::checks, Constraint::name);
        Names indexes = names(old, Table::indexes, Index::name);
        Names collations = names(old, Table::columns, Column::collation);
        return table.withName(name)
                .withColumns(table.columns().stream()
                        .map(c -> c.withName(columns.of(c.name())).withCollation(collations.of(c.collation())))
                        .toList())
                .withPrimaryKey(table.primaryKey().map(k -> new PrimaryKey(k.name(), columns.of(k.columns()))))
                .withUniqueKeys(table.uniqueKeys().stream()
                        .map(k -> new UniqueKey(
                                uniqueKeys.of(k.name()), k.nameExplicit(), columns.of(k.columns()), k.index()))
                        .toList())
                .withForeignKeys(table.foreignKeys().stream()
                        .map(k -> foreignKey(k, foreignKeys.of(k.name()), columns))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .map(i -> i.withName(indexes.of(i.name()))
                                .withParts(i.parts().stream()
                                        .map(p -> part(p, columns))
                                        .toList()))
                        .toList())
                .withChecks(table.checks().stream()
                        .map(c -> new Check(
                                checks.of(c.name()), c.nameExplicit(), c.expression(), columns.of(c.column())))
                        .toList());
    }

    private ForeignKey foreignKey(ForeignKey key, String name, Names columns) {
        QualifiedName target = name(key.referencedTable());
        return new ForeignKey(
                name,
                key.nameExplicit(),
                columns.of(key.columns()),
                target,
                columns(target).of(key.referencedColumns()),
                key.onDelete(),
                key.onUpdate());
    }

    private static Index.Part part(Index.Part part, Names columns) {
        return part.expression()
                ? part
                : new Index.Part(columns.of(part.text()), false, part.descending(), part.options());
    }

    private Names columns(QualifiedName table) {
        return names(Optional.ofNullable(existing.get(table)), Table::columns, Column::name);
    }

    private <T> Names names(Optional<Table> table, Function<Table, List<T>> objects, Function<? super T, String> name) {
        Map<String, String> spelled = new HashMap<>();
        if (ignoresOthers) {
            table.ifPresent(t -> objects.apply(t).forEach(o -> spelled.put(lower(name.apply(o)), name.apply(o))));
        }
        return new Names(spelled);
    }

    /** The catalog's spelling by the name in lower case. */
    private record Names(Map<String, String> spelled) {

        String of(String name) {
            return spelled.getOrDefault(lower(name), name);
        }

        List<String> of(List<String> names) {
            return names.stream().map(this::of).toList();
        }
    }
}
