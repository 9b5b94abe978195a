package org.jpaschema.apply;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jpaschema.migration.FormattedSql;

/**
 * A changeset that is pending.
 *
 * @param id its id
 * @param author its author
 * @param file its file, as Liquibase records it
 * @param comment what it does; may be ""
 * @param losses what data would be lost; empty when it is not destructive
 * @param labels its labels, in lower case
 */
public record ChangesetStatus(
        String id, String author, String file, String comment, List<String> losses, Set<String> labels) {

    public ChangesetStatus {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(comment, "comment");
        losses = List.copyOf(losses);
        labels = Set.copyOf(labels);
    }

    /** Whether data would be lost. */
    public boolean destructive() {
        return !losses.isEmpty();
    }

    /** Whether it waits for a yes, since data would be lost, while those behind it go on. */
    public boolean held() {
        return labels.contains(FormattedSql.HELD);
    }

    /** Whether it waits until no application of the released version runs. */
    public boolean contract() {
        return labels.contains(FormattedSql.CONTRACT);
    }

    /** Whether it waits for anything. */
    public boolean waits() {
        return held() || contract();
    }
}
