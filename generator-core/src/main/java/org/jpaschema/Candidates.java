package org.jpaschema;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jpaschema.engine.Engine;
import org.jpaschema.rename.Hint;
import org.jpaschema.rename.Recognition;
import org.jpaschema.rename.Recognized;
import org.jpaschema.rename.Rename;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;

/**
 * What may be renamed between a database and a model, and who decides it.
 *
 * @param database the catalog
 * @param wanted the model in the engine's words
 * @param engine the engine
 * @param memory what is known of names; empty when nothing shall be taken for renamed
 */
public record Candidates(Schema database, Schema wanted, Engine engine, Optional<Memory> memory) {

    /** What is known to be renamed, and what is not known. */
    public Recognized recognized() {
        return memory.map(this::recognized).orElseGet(() -> new Recognized(List.of(), database, List.of(), Set.of()));
    }

    private Recognized recognized(Memory known) {
        return Recognition.of(database, wanted, known.previous(), known.hints(), engine);
    }

    /**
     * Decides what is open by asking.
     *
     * @return what is known now
     * @throws SchemaException when there is nobody to ask, with the words that decide each candidate; and when something
     *     was said that is of no use
     */
    Memory decided(Console console) {
        Memory known = memory.orElseThrow();
        Recognized recognized = recognized(known);
        while (!recognized.candidates().isEmpty()) {
            Rename open = recognized.candidates().get(0);
            Optional<Boolean> answer = console.ask(open.question());
            if (answer.isEmpty()) {
                throw new SchemaException(
                        recognized.candidates().stream()
                                .map(Candidates::undecided)
                                .toList(),
                        null);
            }
            known = known.with(answer.get() ? open.said() : open.denied());
            recognized = recognized(known);
        }
        refuseUnused(recognized.unused(known.hints()));
        recognized
                .usedUp(known.hints(), database, wanted, known.previous())
                .forEach(h -> console.info(
                        "%s: %s has served, since neither the database nor %s has %s any more. The line can go."
                                .formatted(Memory.RENAMES, h, Memory.SCHEMA, h.before())));
        return known;
    }

    private static String undecided(Rename rename) {
        return "%s Say which, in quotes: '-Dschema.rename=%s' keeps what is there, '-Dschema.rename=%s' drops the one and adds the other (several with commas, or a line each in %s beside the changelog)."
                .formatted(rename.question(), rename.said(), rename.denied(), Memory.RENAMES);
    }

    private void refuseUnused(List<Hint> unused) {
        if (!unused.isEmpty()) {
            throw new SchemaException(
                    unused.stream()
                            .map(h ->
                                    "schema.rename: %s is of no use: there is no %s in the database that the entities do not want any more, or no %s that they want and the database lacks. Correct it or leave it out."
                                            .formatted(h, h.before(), h.after()))
                            .toList(),
                    null);
        }
    }
}
