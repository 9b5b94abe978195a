package org.jpaschema.apply;

import java.util.List;

/**
 * What a rollback did.
 *
 * @param count how many changesets were rolled back
 * @param files their files, newest first, as Liquibase records them
 * @param losses what was dropped with its data, for people
 */
public record RolledBack(int count, List<String> files, List<String> losses) {

    public RolledBack {
        files = List.copyOf(files);
        losses = List.copyOf(losses);
    }
}
