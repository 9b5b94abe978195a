package org.jpaschema.engine;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.View;

/**
 * A database's schema after something in it has got another name: all that speaks of it speaks of it by its new name.
 *
 * @param engine the engine whose words the schema is in
 */
public record Renaming(Engine engine) {

    /** A table has got another name in its schema. */
    public Schema table(Schema schema, QualifiedName name, String newName) {
        QualifiedName now = name.sibling(newName);
        Schema renamed = Mapped.tables(schema, table -> {
            Table named = table.name().equals(name) ? table.withName(now) : table;
            Table pointing = named.withForeignKeys(Mapped.each(
                    named.foreignKeys(),
                    k -> refersTo(schema, k, name)
                            ? k.withReferencedTable(k.referencedTable().sibling(newName))
                            : k));
            return engine.renamedDetails(pointing, table, name.name(), newName);
        });
        return withPaths(renamed, name.toString(), now.toString());
    }

    /** A column has got another name. */
    public Schema column(Schema schema, QualifiedName table, String name, String newName) {
        UnaryOperator<String> names = c -> c.equals(name) ? newName : c;
        Schema renamed = Mapped.tables(schema, t -> {
            Table own = t.name().equals(table) ? column(t, name, newName) : t;
            return own.withForeignKeys(Mapped.each(
                    own.foreignKeys(),
                    k -> refersTo(schema, k, table)
                            ? withColumns(k, k.columns(), each(k.referencedColumns(), names))
                            : k));
        });
        return withPaths(renamed, table + "." + name, table + "." + newName);
    }

    /** A table with another name for a column, and what it says of itself. */
    Table column(Table table, String name, String newName) {
        UnaryOperator<String> names = c -> c.equals(name) ? newName : c;
        UnaryOperator<String> texts = sql -> engine.renamed(sql, name, newName);
        Table renamed = table.withColumns(each(table.columns(), c -> c.withName(names.apply(c.name()))
                        .withGeneratedAs(c.generatedAs().map(texts))))
                .withPrimaryKey(table.primaryKey().map(k -> new PrimaryKey(k.name(), each(k.columns(), names))))
                .withUniqueKeys(each(
                        table.uniqueKeys(),
                        k -> new UniqueKey(k.name(), k.nameExplicit(), each(k.columns(), names), k.index())))
                .withForeignKeys(
                        each(table.foreignKeys(), k -> withColumns(k, each(k.columns(), names), k.referencedColumns())))
                .withIndexes(each(table.indexes(), i -> index(i, names, texts)))
                .withChecks(each(
                        table.checks(),
                        c -> new Check(
                                c.name(), c.nameExplicit(), texts.apply(c.expression()), names.apply(c.column()))));
        return engine.renamedDetails(renamed, table, name, newName);
    }

    private static Index index(Index index, UnaryOperator<String> names, UnaryOperator<String> texts) {
        return new Index(
                index.name(),
                index.nameExplicit(),
                each(
                        index.parts(),
                        p -> new Index.Part(
                                (p.expression() ? texts : names).apply(p.text()),
                                p.expression(),
                                p.descending(),
                                p.options())),
                index.unique(),
                texts.apply(index.predicate()),
                index.method());
    }

    private static <T> List<T> each(List<T> list, Function<T, T> function) {
        return list.stream().map(function).toList();
    }

    private static ForeignKey withColumns(ForeignKey key, List<String> columns, List<String> referenced) {
        return new ForeignKey(
                key.name(),
                key.nameExplicit(),
                columns,
                key.referencedTable(),
                referenced,
                key.onDelete(),
                key.onUpdate());
    }

    /** From another schema, the target is named with its schema, even where that is the connection's own. */
    private static boolean refersTo(Schema schema, ForeignKey key, QualifiedName table) {
        QualifiedName target = key.referencedTable();
        return target.equals(table)
                || table.schema().isEmpty()
                        && target.name().equals(table.name())
                        && schema.namespaces().contains(target.schema())
                        && schema.table(target).isEmpty();
    }

    /** What views read and what sequences belong to, by its path. */
    private static Schema withPaths(Schema schema, String path, String newPath) {
        UnaryOperator<String> paths =
                p -> p.equals(path) || p.startsWith(path + ".") ? newPath + p.substring(path.length()) : p;
        return new Schema(
                schema.namespaces(),
                schema.tables(),
                each(
                        schema.sequences(),
                        s -> new Sequence(s.name(), s.start(), s.increment(), paths.apply(s.ownedBy()))),
                schema.enumTypes(),
                each(schema.views(), v -> new View(v.name(), v.query(), each(v.uses(), paths))),
                schema.extensions());
    }

    /** A sequence has got another name in its schema. */
    public Schema sequence(Schema schema, QualifiedName name, String newName) {
        return new Schema(
                schema.namespaces(),
                schema.tables(),
                each(schema.sequences(), s -> s.name().equals(name) ? s.withName(name.sibling(newName)) : s),
                schema.enumTypes(),
                schema.views(),
                schema.extensions());
    }

    /** An enum type has got another name in its schema. */
    public Schema enumType(Schema schema, EnumType type, String newName) {
        EnumType now = type.withName(type.name().sibling(newName));
        return withType(schema, type, now, c -> {
            String array = c.type().endsWith("[]") ? "[]" : "";
            String before = engine.quote(type.name());
            return c.withType(engine.quote(now.name()) + array)
                    .withDefault(c.defaultValue().map(d -> d.replace("::" + before, "::" + engine.quote(now.name()))));
        });
    }

    /** A value of an enum type has got another name. */
    public Schema enumValue(Schema schema, EnumType type, String value, String newValue) {
        String before = StandardEngine.literal(value) + "::";
        String after = StandardEngine.literal(newValue) + "::";
        return withType(
                schema,
                type,
                type.withValue(value, newValue),
                c -> c.withDefault(c.defaultValue().map(d -> d.replace(before, after))));
    }

    /** A value that a column may have has got another name, where a check or the column's type lists it. */
    public Schema value(Schema schema, QualifiedName table, String column, String value, String newValue) {
        return Mapped.tables(
                schema, t -> t.name().equals(table) ? AllowedValues.renamed(t, column, value, newValue) : t);
    }

    private static Schema withType(Schema schema, EnumType type, EnumType now, UnaryOperator<Column> ofType) {
        return new Schema(
                schema.namespaces(),
                each(
                        schema.tables(),
                        t -> t.withColumns(each(t.columns(), c -> type.isTypeOf(c) ? ofType.apply(c) : c))),
                schema.sequences(),
                each(schema.enumTypes(), t -> t.equals(type) ? now : t),
                schema.views(),
                schema.extensions());
    }
}
