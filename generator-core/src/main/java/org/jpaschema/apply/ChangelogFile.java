package org.jpaschema.apply;

import java.util.List;
import java.util.Objects;

/**
 * A file of a changelog.
 *
 * @param path the file, as Liquibase names it
 * @param text what is in it
 * @param sql whether it is SQL as it stands; else it is a changelog in another format
 * @param changesets the SQL of its changesets, where it is no SQL as it stands
 */
public record ChangelogFile(String path, String text, boolean sql, List<GeneratedSql> changesets) {

    /**
     * What Liquibase makes of a changeset.
     *
     * @param line the line that the changeset's id is on, or 1
     * @param statements the statements; empty when there are none
     * @param problem why it could not be made SQL, or ""
     */
    public record GeneratedSql(int line, List<String> statements, String problem) {

        public GeneratedSql {
            statements = List.copyOf(statements);
            Objects.requireNonNull(problem, "problem");
        }
    }

    public ChangelogFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(text, "text");
        changesets = List.copyOf(changesets);
    }
}
