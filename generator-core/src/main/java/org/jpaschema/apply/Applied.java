package org.jpaschema.apply;

import java.util.List;

/**
 * What an apply did.
 *
 * @param count how many changesets were applied
 * @param files their files in order, as Liquibase records them
 */
public record Applied(int count, List<String> files) {

    public Applied {
        files = List.copyOf(files);
    }
}
