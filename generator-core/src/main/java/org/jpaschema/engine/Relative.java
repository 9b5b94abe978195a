package org.jpaschema.engine;

import java.util.List;
import java.util.function.Function;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.View;

/**
 * Names as seen from a connection: what lies in its own schema goes without one. So the migrations of a project fit any
 * schema that it is installed in, and people read short names.
 */
public final class Relative {

    private final String namespace;

    private Relative(String namespace) {
        this.namespace = namespace;
    }

    /**
     * The same schema with relative names.
     *
     * @param schema a schema whose names all have their schema
     * @param namespace the connection's schema
     */
    public static Schema to(Schema schema, String namespace) {
        Relative relative = new Relative(namespace);
        return new Schema(
                schema.namespaces(),
                map(schema.tables(), relative::table),
                map(schema.sequences(), s -> s.withName(relative.name(s.name()))),
                map(schema.enumTypes(), t -> t.withName(relative.name(t.name()))),
                map(schema.views(), relative::view),
                schema.extensions());
    }

    private static <T> List<T> map(List<T> objects, Function<T, T> function) {
        return objects.stream().map(function).toList();
    }

    private QualifiedName name(QualifiedName name) {
        return name.schema().equals(namespace) ? QualifiedName.of("", name.name()) : name;
    }

    /** From a table of another schema, some engines would look for an unqualified target in that schema. */
    private Table table(Table table) {
        Table named = table.withName(name(table.name()));
        return named.name().schema().isEmpty()
                ? named.withForeignKeys(map(table.foreignKeys(), k -> k.withReferencedTable(name(k.referencedTable()))))
                : named;
    }

    private View view(View view) {
        String prefix = namespace + ".";
        return new View(
                name(view.name()),
                view.query(),
                map(view.uses(), u -> u.startsWith(prefix) ? u.substring(prefix.length()) : u));
    }
}
