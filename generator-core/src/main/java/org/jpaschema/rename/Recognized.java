package org.jpaschema.rename;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jpaschema.diff.Change;
import org.jpaschema.schema.Schema;

/**
 * What a recognition found.
 *
 * @param changes the renames, in the order to make them
 * @param renamed the database's schema when they are made
 * @param candidates what may be a rename and was not decided; to be taken for one that goes and one that comes
 * @param used the hints that were of use
 */
public record Recognized(List<Change> changes, Schema renamed, List<Rename> candidates, Set<Hint> used) {

    public Recognized {
        changes = List.copyOf(changes);
        candidates = List.copyOf(candidates);
        used = Set.copyOf(used);
    }

    /**
     * The hints kept beside the migrations that have served: what they speak of is gone.
     *
     * @param database the database's schema
     * @param wanted the model's
     * @param previous what the model was when the last migration was written
     */
    public List<Hint> usedUp(Hints hints, Schema database, Schema wanted, Optional<Schema> previous) {
        List<Hint> idle = hints.kept().stream().filter(h -> !used.contains(h)).toList();
        if (idle.isEmpty()) {
            return idle;
        }
        Paths paths = new Paths();
        paths.add(database, wanted);
        previous.ifPresent(p -> paths.add(p, p));
        return idle.stream().filter(h -> !paths.has(h)).toList();
    }

    /** The hints of this run that were of no use. */
    public List<Hint> unused(Hints hints) {
        return hints.said().stream().filter(h -> !used.contains(h)).toList();
    }
}
