package org.jpaschema.diff;

import java.util.List;

/**
 * What stands between two schemas.
 *
 * @param changes what has to be done, in a stable order
 * @param notes what differs but is left alone, each with its reason, sorted
 */
public record Difference(List<Change> changes, List<Note> notes) {

    public Difference {
        changes = List.copyOf(changes);
        notes = notes.stream().sorted().toList();
    }

    /** Whether nothing has to be done. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
