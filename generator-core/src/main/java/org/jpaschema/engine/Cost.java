package org.jpaschema.engine;

import java.util.List;
import java.util.Objects;

/**
 * What a statement costs those who use the table meanwhile.
 *
 * @param lock who waits while it works
 * @param work what the server has to do before it is done
 * @param gentler statements that do the same and let others work, in order, each for itself and outside of a
 *     transaction; empty when there is no such way, or no need
 */
public record Cost(Lock lock, Work work, List<String> gentler) {

    /** Who waits while a statement works. Nearly all take a lock for a moment at their begin or end; that is not meant. */
    public enum Lock {
        NONE,
        /** Reads go on. */
        WRITES,
        READS_AND_WRITES
    }

    /** What a server does, in rising order. */
    public enum Work {
        /** The catalog only: as quick on a large table as on an empty one. */
        CATALOG,
        /** Every row is read, and what hangs on the table may be written: an index. */
        SCAN,
        /** Every row is written. */
        REWRITE
    }

    /** It takes no time, however large the table is. */
    public static final Cost NOTHING = new Cost(Lock.NONE, Work.CATALOG);

    public Cost {
        Objects.requireNonNull(lock, "lock");
        Objects.requireNonNull(work, "work");
        gentler = List.copyOf(gentler);
    }

    /** Without a gentler way. */
    public Cost(Lock lock, Work work) {
        this(lock, work, List.of());
    }

    /** With a gentler way. */
    public Cost orElse(List<String> statements) {
        return new Cost(lock, work, statements);
    }

    /** Whether somebody waits for longer the larger the table is. */
    public boolean blocks() {
        return lock != Lock.NONE && work != Work.CATALOG;
    }
}
