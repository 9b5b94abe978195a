package org.jpaschema.risk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.OfTable;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/** A foreign key whose columns have no index: each delete of a row that it points at reads the whole table. */
final class UnindexedForeignKey implements Rule {

    @Override
    public String code() {
        return "hygiene.foreign-key-without-index";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        Engine engine = circumstances.engine();
        if (engine.indexesForeignKeys() || !(change instanceof OfTable ofTable)) {
            return Optional.empty();
        }
        return Added.constraint(change, ForeignKey.class)
                .filter(key -> Stream.concat(indexed(ofTable.table()), indexed(circumstances.before(ofTable)))
                        .noneMatch(columns -> leads(columns, key)))
                .filter(key -> circumstances.migration().stream()
                        .filter(c -> c.subject().equals(change.subject()))
                        .flatMap(c -> Added.index(c).stream())
                        .noneMatch(index -> leads(columns(index), key)))
                .map(key -> risk(ofTable, key, engine));
    }

    private Risk risk(OfTable change, ForeignKey key, Engine engine) {
        Subject subject = Subject.of(change);
        return Risk.caution(
                code(),
                subject.object(),
                subject.words() + " has no index on " + String.join(", ", key.columns()) + ": deletes from "
                        + key.referencedTable() + " and joins read the whole table.",
                "Add one: @Table(indexes = @Index(columnList = \"" + String.join(", ", key.columns()) + "\")), or "
                        + String.join("; ", engine.createIndex(change.table(), index(change, key, engine))) + ";");
    }

    private static Index index(OfTable change, ForeignKey key, Engine engine) {
        String name = change.subject().name() + "_" + String.join("_", key.columns()) + "_idx";
        return new Index(
                engine.truncate(name),
                true,
                key.columns().stream().map(Index.Part::column).toList(),
                false,
                "",
                "");
    }

    private static Stream<List<String>> indexed(Table table) {
        return Stream.of(
                        table.primaryKey().stream().map(PrimaryKey::columns),
                        table.uniqueKeys().stream().map(UniqueKey::columns),
                        table.indexes().stream().map(UnindexedForeignKey::columns))
                .flatMap(columns -> columns);
    }

    private static List<String> columns(Index index) {
        return index.predicate().isEmpty() && index.method().isEmpty()
                ? index.parts().stream().map(Index.Part::text).toList()
                : List.of();
    }

    private static boolean leads(List<String> columns, ForeignKey key) {
        int count = key.columns().size();
        return columns.size() >= count && Set.copyOf(columns.subList(0, count)).equals(Set.copyOf(key.columns()));
    }
}
