package org.jpaschema.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.View;

/** A schema with changes made to it. */
final class SchemaAfter {

    private SchemaAfter() {}

    /**
     * The schema as it is when all is done.
     *
     * @param changes the changes, renames among them in their order
     * @param start what they start from
     */
    static Schema of(List<Change> changes, Schema start, Engine engine) {
        Schema renamed = start;
        for (Change change : changes) {
            renamed = Renames.after(change, renamed, engine);
        }
        TableStates states = new TableStates(renamed);
        Map<QualifiedName, Table> tables = byName(renamed.tables(), Table::name);
        Map<QualifiedName, Sequence> sequences = byName(renamed.sequences(), Sequence::name);
        Map<QualifiedName, EnumType> types = byName(renamed.enumTypes(), EnumType::name);
        Map<QualifiedName, View> views = byName(renamed.views(), View::name);
        List<String> namespaces = new ArrayList<>(renamed.namespaces());
        List<Change> others =
                changes.stream().filter(c -> Phase.of(c) != Phase.RENAMES).toList();
        for (Change change : others) {
            QualifiedName name = change.subject();
            if (change instanceof DropTable) {
                tables.remove(name);
            } else if (change instanceof OfTable ofTable) {
                tables.put(name, states.apply(ofTable));
            } else if (change instanceof CreateSequence c) {
                sequences.put(name, c.sequence());
            } else if (change instanceof AlterSequence c) {
                sequences.put(name, c.after());
            } else if (change instanceof DropSequence) {
                sequences.remove(name);
            } else if (change instanceof CreateEnumType c) {
                types.put(name, c.type());
            } else if (change instanceof AlterEnumType c) {
                types.put(name, c.after());
            } else if (change instanceof DropEnumType) {
                types.remove(name);
            } else if (change instanceof CreateView c) {
                views.put(name, c.view());
            } else if (change instanceof DropView) {
                views.remove(name);
            } else if (change instanceof CreateNamespace c) {
                namespaces.add(c.namespace());
            } else if (change instanceof DropNamespace c) {
                namespaces.remove(c.namespace());
            }
        }
        return new Schema(
                namespaces,
                List.copyOf(tables.values()),
                List.copyOf(sequences.values()),
                List.copyOf(types.values()),
                List.copyOf(views.values()),
                renamed.extensions());
    }

    private static <T> Map<QualifiedName, T> byName(List<T> objects, Function<T, QualifiedName> name) {
        return objects.stream().collect(Collectors.toMap(name, o -> o, (a, b) -> a, TreeMap::new));
    }
}
