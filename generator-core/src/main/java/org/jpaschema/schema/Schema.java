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
        tables = Sorted.copy(tables, Comparator.comparing(Table::name));
        sequences = Sorted.copy(sequences, Comparator.comparing(Sequence::name));
        enumTypes = Sorted.copy(enumTypes, Comparator.comparing(EnumType::name));
        views = Sorted.copy(views, Comparator.comparing(View::name));
        extensions = Sorted.copy(extensions, Comparator.naturalOrder());
    }

    /** The table of that name, in the catalog's spelling. */
    public Optional<Table> table(QualifiedName name) {
        return tables.stream().filter(t -> t.name().equals(name)).findFirst();
    }
}
