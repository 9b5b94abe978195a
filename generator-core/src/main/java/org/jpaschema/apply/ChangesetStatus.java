package org.jpaschema.apply;

import java.util.List;
import java.util.Objects;

/**
 * A changeset that is pending.
 *
 * @param id its id
 * @param author its author
 * @param file its file, as Liquibase records it
 * @param comment what it does; may be ""
 * @param losses what data would be lost; empty when it is not destructive
 * @param held whether it waits for a yes while those behind it go on
 */
public record ChangesetStatus(
        String id, String author, String file, String comment, List<String> losses, boolean held) {

    public ChangesetStatus {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(comment, "comment");
        losses = List.copyOf(losses);
    }

    /** Whether data would be lost. */
    public boolean destructive() {
        return !losses.isEmpty();
    }
}
