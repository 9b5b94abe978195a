package org.jpaschema.rename;

import java.util.List;
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

    /** The hints of this run that were of no use. */
    public List<Hint> unused(Hints hints) {
        return hints.said().stream().filter(h -> !used.contains(h)).toList();
    }
}
