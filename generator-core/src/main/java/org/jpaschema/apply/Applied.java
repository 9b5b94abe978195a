package org.jpaschema.apply;

import java.util.List;

/**
 * What an apply did.
 *
 * @param count how many changesets were applied
 * @param files their files in order, as Liquibase records them
 * @param held what was held back, since it would lose data
 */
public record Applied(int count, List<String> files, List<ChangesetStatus> held) {

    public Applied {
        files = List.copyOf(files);
        held = List.copyOf(held);
    }

    /** Nothing was held back. */
    public Applied(int count, List<String> files) {
        this(count, files, List.of());
    }
}
