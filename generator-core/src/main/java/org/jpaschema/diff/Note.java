package org.jpaschema.diff;

import java.util.Comparator;
import org.jpaschema.schema.QualifiedName;

/**
 * A difference that is deliberately not acted on.
 *
 * @param kind why it is not
 * @param subject the table, sequence, type or view
 * @param object what of it ({@code index ix_orders_total}), or "" for the subject itself
 * @param reason the reason, for people
 */
public record Note(Kind kind, QualifiedName subject, String object, String reason) implements Comparable<Note> {

    /** Why nothing is done. */
    public enum Kind {
        /** No entity speaks of it. */
        UNMANAGED,
        /** The two sides differ in words, not in effect. */
        EQUIVALENT,
        /** The catalog does not say what it is, so that it cannot be compared. */
        UNKNOWN,
        /** It is marked by its comment as staying for a while. */
        DEPRECATED
    }

    private static final Comparator<Note> ORDER = Comparator.comparing(Note::kind)
            .thenComparing(Note::subject)
            .thenComparing(Note::object)
            .thenComparing(Note::reason);

    @Override
    public int compareTo(Note other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return subject + (object.isEmpty() ? "" : " " + object) + ": " + reason;
    }
}
