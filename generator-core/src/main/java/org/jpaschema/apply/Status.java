package org.jpaschema.apply;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a database is.
 *
 * @param applied how many changesets it has
 * @param pending what is still to be applied, in order
 * @param last the file that was applied last
 * @param lockedBy who holds Liquibase's lock
 * @param problems what keeps the changelog from being applied, as a migration that was edited afterwards
 */
public record Status(
        int applied,
        List<ChangesetStatus> pending,
        Optional<LastApplied> last,
        Optional<String> lockedBy,
        List<String> problems) {

    public Status {
        pending = List.copyOf(pending);
        Objects.requireNonNull(last, "last");
        Objects.requireNonNull(lockedBy, "lockedBy");
        problems = List.copyOf(problems);
    }

    /**
     * The newest entry of the history.
     *
     * @param file the file, as Liquibase records it
     * @param when when, by the database's clock
     */
    public record LastApplied(String file, Instant when) {}
}
