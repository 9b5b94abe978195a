package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;

/** Copies in which most stays as it is: what no function changes is not made anew. */
final class Mapped {

    private Mapped() {}

    /** What the function gives for each; the list itself when it gives every element back. */
    static <T> List<T> each(List<T> list, UnaryOperator<T> function) {
        List<T> mapped = null;
        for (int i = 0; i < list.size(); i++) {
            T element = list.get(i);
            T now = function.apply(element);
            if (mapped == null && now != element) {
                mapped = new ArrayList<>(list.size());
                mapped.addAll(list.subList(0, i));
            }
            if (mapped != null) {
                mapped.add(now);
            }
        }
        return mapped == null ? list : mapped;
    }

    /** The schema with what the function gives for each table. */
    static Schema tables(Schema schema, UnaryOperator<Table> function) {
        List<Table> tables = each(schema.tables(), function);
        return tables == schema.tables()
                ? schema
                : new Schema(
                        schema.namespaces(),
                        tables,
                        schema.sequences(),
                        schema.enumTypes(),
                        schema.views(),
                        schema.extensions());
    }
}
