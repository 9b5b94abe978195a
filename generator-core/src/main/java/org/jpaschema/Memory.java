package org.jpaschema;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jpaschema.migration.MigrationStore;
import org.jpaschema.rename.Hint;
import org.jpaschema.rename.Hints;
import org.jpaschema.schema.Schema;
import org.jpaschema.snapshot.SchemaText;

/**
 * What a project remembers of names, in files beside its master changelog.
 *
 * @param previous what the migrations add up to, {@code schema.json}; empty when nobody knows
 * @param hints what was said of names, for this run and in {@code schema.renames}
 */
public record Memory(Optional<Schema> previous, Hints hints) {

    /** The file that says what the migrations add up to. */
    public static final String SCHEMA = "schema.json";

    /** The file that says what was renamed and what was not: a hint a line, comments begin with {@code #}. */
    public static final String RENAMES = "schema.renames";

    public Memory {
        Objects.requireNonNull(previous, "previous");
        Objects.requireNonNull(hints, "hints");
    }

    /**
     * Reads the files beside a master changelog.
     *
     * @param master the master changelog, which need not exist
     * @param said what is said for this run, each {@code orders.total->amount} or {@code orders.total!->amount}
     * @throws org.jpaschema.schema.SchemaException when one of the files or of the hints is not understood
     */
    public static Memory read(Path master, List<String> said) {
        Optional<Schema> previous = MigrationStore.read(master, SCHEMA)
                .map(text -> SchemaText.read(text, master.resolveSibling(SCHEMA).toString()));
        List<Hint> kept = new ArrayList<>();
        List<String> lines =
                MigrationStore.read(master, RENAMES).orElse("").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                kept.add(Hint.parse(line, master.resolveSibling(RENAMES) + ", line " + (i + 1)));
            }
        }
        List<Hint> hints = said.stream()
                .filter(text -> !text.isBlank())
                .map(text -> Hint.parse(text, "schema.rename"))
                .toList();
        return new Memory(previous, new Hints(hints, kept));
    }

    /** The same with one more hint for this run. */
    Memory with(Hint hint) {
        return new Memory(previous, hints.with(hint));
    }

    /**
     * What the files say when a migration is written, by their names.
     *
     * @param master the master changelog
     * @param wanted what the migrations add up to with it
     */
    Map<String, String> written(Path master, Schema wanted) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(SCHEMA, SchemaText.write(wanted));
        List<String> added = hints.said().stream()
                .filter(h -> !hints.kept().contains(h))
                .map(Hint::toString)
                .distinct()
                .toList();
        if (!added.isEmpty()) {
            String before = MigrationStore.read(master, RENAMES)
                    .orElse("# What was renamed (orders.total->amount) and what was not (orders.total!->amount).\n");
            texts.put(
                    RENAMES,
                    Stream.concat(before.lines(), added.stream())
                            .map(line -> line + "\n")
                            .reduce("", String::concat));
        }
        return texts;
    }
}
