package org.jpaschema.migration;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A migration before it becomes a file.
 *
 * @param name what it does, in a few words: {@code add_email_to_users}
 * @param author who made it, see {@link GitAuthor}
 * @param created when; gives the file its place in the order
 * @param header lines of plain text for the reviewer
 * @param changesets its changesets in order, at least one, with ids of their own
 */
public record Migration(String name, String author, Instant created, List<String> header, List<Changeset> changesets) {

    public Migration {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(created, "created");
        header = List.copyOf(header);
        changesets = List.copyOf(changesets);
        if (changesets.isEmpty()) {
            throw new IllegalArgumentException("Migration " + name + " has no changesets");
        }
        Set<String> ids = new HashSet<>();
        for (Changeset changeset : changesets) {
            if (!ids.add(changeset.id())) {
                throw new IllegalArgumentException("Migration " + name + " has two changesets " + changeset.id());
            }
        }
    }

    /** The same under another header. */
    public Migration withHeader(List<String> newHeader) {
        return new Migration(name, author, created, newHeader, changesets);
    }
}
