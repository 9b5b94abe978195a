package org.jpaschema;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code schema:diff} did.
 *
 * @param migration the migration that was written; empty when nothing differs
 */
public record DiffResult(Optional<Path> migration) {

    public DiffResult {
        Objects.requireNonNull(migration, "migration");
    }
}
