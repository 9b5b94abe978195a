package org.jpaschema.schema;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All of a model or of a database, as far as this project compares it.
 *
 * @param namespaces the schemas (in SQL's sense) that it uses, sorted; the connection's own included
 * @param tables the tables, sorted by name
 * @param sequences the sequences, sorted by name
 * @param enumTypes the named enum types, sorted by name
 * @param views the views, sorted by name
 * @param extensions the extensions that a database has installed; empty from a model
 */
public record Schema(
        List<String> namespaces,
        List<Table> tables,
        List<Sequence> sequences,
        List<EnumType> enumTypes,
        List<View> views,
        List<String> extensions) {

    /** Nothing at all. */
    public static final Schema EMPTY = new Schema(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Schema {
        namespaces = namespaces.stream().sorted().distinct().toList();
        tables = tables.stream().sorted(Comparator.comparing(Table::name)).toList();
        sequences =
                sequences.stream().sorted(Comparator.comparing(Sequence::name)).toList();
        enumTypes =
                enumTypes.stream().sorted(Comparator.comparing(EnumType::name)).toList();
        views = views.stream().sorted(Comparator.comparing(View::name)).toList();
        extensions = extensions.stream().sorted().toList();
    }

    /** The table of that name, in the catalog's spelling. */
    public Optional<Table> table(QualifiedName name) {
        return tables.stream().filter(t -> t.name().equals(name)).findFirst();
    }
}
