package org.jpaschema.engine;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;

/** A model without what an engine reads and does not keep. */
final class Kept {

    private final Words words;
    private final Schema database;

    private Kept(Words words, Schema database) {
        this.words = words;
        this.database = database;
    }

    /** The model, as the engine would keep it. */
    static Schema of(Schema model, Schema database, Words words) {
        if (words.keepsDescending() && words.keepsStart()) {
            return model;
        }
        Kept kept = new Kept(words, database);
        return new Schema(
                model.namespaces(),
                model.tables().stream().map(kept::table).toList(),
                words.keepsStart() ? model.sequences() : kept.sequences(model),
                model.enumTypes(),
                model.views(),
                model.extensions());
    }

    /** With the catalog's start, whatever it says. */
    private List<Sequence> sequences(Schema model) {
        Map<QualifiedName, Long> starts =
                database.sequences().stream().collect(Collectors.toMap(Sequence::name, Sequence::start, (a, b) -> a));
        return model.sequences().stream()
                .map(s -> new Sequence(s.name(), starts.getOrDefault(s.name(), s.start()), s.increment(), s.ownedBy()))
                .toList();
    }

    private Table table(Table table) {
        return words.keepsDescending()
                ? table
                : table.withIndexes(
                        table.indexes().stream().map(Kept::ascending).toList());
    }

    private static Index ascending(Index index) {
        return index.withParts(index.parts().stream()
                .map(p -> new Index.Part(p.text(), p.expression(), false, p.options()))
                .toList());
    }
}
