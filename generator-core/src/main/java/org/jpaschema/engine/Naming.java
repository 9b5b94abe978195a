package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.View;

/**
 * A model's names as the catalog will hold them: with their schema, cut to the engine's length, and with a name for what
 * Hibernate leaves unnamed.
 */
public final class Naming {

    private final Engine engine;
    private final String catalog;
    private final String namespace;
    private final FreeNames names;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, ColumnDefinition> definitions = new HashMap<>();

    private Naming(Schema model, Engine engine, String catalog, String namespace) {
        this.engine = engine;
        this.catalog = catalog;
        this.namespace = namespace;
        this.names = new FreeNames(engine);
        model.tables().forEach(this::taken);
        model.sequences().forEach(s -> names.take(schema(s.name()), s.name().name()));
        model.views().forEach(v -> names.take(schema(v.name()), v.name().name()));
    }

    private void taken(Table table) {
        String schema = schema(table.name());
        names.take(schema, table.name().name());
        table.indexes().forEach(i -> names.take(schema, i.name()));
        table.uniqueKeys().forEach(k -> names.take(schema, k.name()));
        table.foreignKeys().forEach(k -> names.take(schema, k.name()));
        table.checks().forEach(c -> names.take(schema, c.name()));
    }

    private String schema(QualifiedName name) {
        if (!engine.hasNamespaces()) {
            return namespace;
        }
        String written = engine.catalogsAreNamespaces() ? name.catalog() : name.schema();
        return written.isEmpty() ? namespace : engine.truncate(written);
    }

    /**
     * Names as in the catalog.
     *
     * @param model the model as read from the entities
     * @param engine the live engine
     * @param catalog the connection's catalog (its database)
     * @param namespace the connection's schema, for what the model leaves open
     * @throws SchemaException when a table is mapped to another catalog than the connection's
     */
    public static Schema resolve(Schema model, Engine engine, String catalog, String namespace) {
        Naming naming = new Naming(model, engine, catalog, namespace);
        Schema resolved = new Schema(
                naming.namespaces(model),
                model.tables().stream().map(naming::table).toList(),
                model.sequences().stream()
                        .map(s -> s.withName(naming.name(s.name())))
                        .toList(),
                model.enumTypes().stream()
                        .map(t -> t.withName(naming.name(t.name())))
                        .toList(),
                model.views().stream()
                        .map(v -> new View(naming.name(v.name()), v.query(), v.uses()))
                        .toList(),
                List.of());
        if (!naming.problems.isEmpty()) {
            throw new SchemaException(naming.problems.stream().distinct().toList(), null);
        }
        return resolved;
    }

    private List<String> namespaces(Schema model) {
        if (!engine.hasNamespaces()) {
            return List.of(namespace);
        }
        if (engine.catalogsAreNamespaces()) {
            return Stream.concat(
                            model.tables().stream().map(Table::name),
                            model.sequences().stream().map(Sequence::name))
                    .map(this::schema)
                    .toList();
        }
        return model.namespaces().stream()
                .map(n -> n.isEmpty() ? namespace : engine.truncate(n))
                .toList();
    }

    private QualifiedName name(QualifiedName name) {
        if (engine.hasNamespaces()
                && !engine.catalogsAreNamespaces()
                && !name.catalog().isEmpty()
                && !name.catalog().equalsIgnoreCase(catalog)) {
            problems.add(
                    "%s is mapped to the catalog \"%s\", but the connection is to \"%s\". Connect to that database, or remove the catalog from the mapping."
                            .formatted(name, name.catalog(), catalog));
        }
        return QualifiedName.of(schema(name), engine.truncate(name.name()));
    }

    private List<String> names(List<String> names) {
        return Mapped.each(names, engine::truncate);
    }

    private Table table(Table written) {
        Table table = ColumnDefinition.apply(written, definitions);
        QualifiedName name = name(table.name());
        List<Check> checks = Mapped.each(table.checks(), check -> {
            String given = check.name().isEmpty()
                    ? names.free(name, engine.truncate(check.column()), "check")
                    : engine.truncate(check.name());
            return given.equals(check.name()) ? check : check.withName(given);
        });
        List<UniqueKey> uniqueKeys = new ArrayList<>();
        for (UniqueKey key : table.uniqueKeys()) {
            List<String> columns = names(key.columns());
            uniqueKeys.add(new UniqueKey(
                    key.name().isEmpty()
                            ? names.free(name, String.join("_", columns), "key")
                            : engine.truncate(key.name()),
                    key.nameExplicit(),
                    columns,
                    false));
        }
        List<ForeignKey> foreignKeys = new ArrayList<>();
        for (ForeignKey key : table.foreignKeys()) {
            List<String> columns = names(key.columns());
            foreignKeys.add(new ForeignKey(
                    key.name().isEmpty()
                            ? names.free(name, String.join("_", columns), "fkey")
                            : engine.truncate(key.name()),
                    key.nameExplicit(),
                    columns,
                    name(key.referencedTable()),
                    names(key.referencedColumns()),
                    key.onDelete(),
                    key.onUpdate()));
        }
        List<Index> indexes = Mapped.each(table.indexes(), this::index);
        return table.withName(name)
                .withColumns(Mapped.each(table.columns(), this::column))
                .withPrimaryKey(
                        table.primaryKey().map(k -> new PrimaryKey(names.free(name, "", "pkey"), names(k.columns()))))
                .withUniqueKeys(uniqueKeys)
                .withForeignKeys(foreignKeys)
                .withIndexes(indexes)
                .withChecks(checks);
    }

    private Column column(Column column) {
        String name = engine.truncate(column.name());
        return name.equals(column.name()) ? column : column.withName(name);
    }

    private Index index(Index index) {
        String name = engine.truncate(index.name());
        List<Index.Part> parts = Mapped.each(index.parts(), this::part);
        return name.equals(index.name()) && parts == index.parts()
                ? index
                : index.withName(name).withParts(parts);
    }

    private Index.Part part(Index.Part part) {
        String text = part.expression() ? part.text() : engine.truncate(part.text());
        return text.equals(part.text()) ? part : new Index.Part(text, false, part.descending(), part.options());
    }
}
