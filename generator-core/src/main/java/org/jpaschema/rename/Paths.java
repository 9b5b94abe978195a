package org.jpaschema.rename;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jpaschema.engine.AllowedValues;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;

/** All that a hint can speak of, by the names that it may be given. */
final class Paths {

    private final Set<String> paths = new HashSet<>();

    /**
     * Adds what a schema has.
     *
     * @param origins a schema that knows the attributes: itself, or the model beside a catalog
     */
    void add(Schema schema, Schema origins) {
        schema.sequences().forEach(s -> add(s.name().toString()));
        for (EnumType type : schema.enumTypes()) {
            add(type.name().toString());
            type.values().forEach(v -> add(type.name() + "." + v));
        }
        for (Table table : schema.tables()) {
            add(table.name().toString());
            Optional<Table> known = origins.table(table.name());
            for (Column column : table.columns()) {
                add(table.name() + "." + column.name());
                String java = known.flatMap(t -> t.column(column.name()))
                        .map(Paths::javaEnum)
                        .orElse("");
                for (String value : AllowedValues.of(table, column)) {
                    add(column(table.name(), column) + "." + value);
                    add(java + "." + value);
                }
            }
        }
    }

    private void add(String path) {
        paths.add(path.toLowerCase(Locale.ROOT));
    }

    boolean has(Hint hint) {
        return paths.contains(hint.before().toLowerCase(Locale.ROOT));
    }

    /** A column as something that has values. */
    static QualifiedName column(QualifiedName table, Column column) {
        return new QualifiedName(table.schema(), table.name(), column.name());
    }

    /** The simple name of the attribute's own type, of which the values may be; "" for none. */
    static String javaEnum(Column column) {
        String type = column.origin().javaType();
        return type.contains(".") && !type.startsWith("java")
                ? type.substring(1 + Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')))
                : "";
    }
}
