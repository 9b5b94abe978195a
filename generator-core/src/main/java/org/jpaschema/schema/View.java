package org.jpaschema.schema;

import java.util.List;

/**
 * A view.
 *
 * @param name its name
 * @param query the query that it shows
 * @param uses the columns that it reads, as far as the catalog tells, each {@code schema.table.column}
 */
public record View(QualifiedName name, String query, List<String> uses) {

    public View {
        uses = List.copyOf(uses);
    }
}
