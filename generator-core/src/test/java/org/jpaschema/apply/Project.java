package org.jpaschema.apply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jpaschema.migration.Changeset;
import org.jpaschema.migration.Migration;
import org.jpaschema.migration.MigrationStore;
import org.jpaschema.migration.Precondition;

/** A project's changelog in a directory, and what runs said. */
final class Project {

    final Path resources;
    final Path master;
    final List<String> lines = new ArrayList<>();
    private int number;

    Project(Path directory) {
        resources = directory.resolve("src/main/resources");
        master = resources.resolve("db/changelog/db.changelog-master.yaml");
    }

    LiquibaseRunner runner(Connection connection) {
        return new LiquibaseRunner(connection, master, List.of(resources), List.of(), lines::add, Duration.ZERO);
    }

    Path save(String name, Changeset... changesets) {
        Instant created = Instant.parse("2026-11-20T12:00:00Z").plusSeconds(number++);
        return new MigrationStore().save(new Migration(name, "me", created, List.of(), List.of(changesets)), master);
    }

    Path write(String path, String text) throws IOException {
        Path file = resources.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    static Changeset changeset(String id, String statement, String... rollback) {
        return new Changeset(id, "Does " + id, List.of(statement), List.of(rollback), List.of(), List.of(), true);
    }

    static Changeset destructive(String id, String statement, String rollback, String... losses) {
        return new Changeset(id, "Does " + id, List.of(statement), List.of(rollback), List.of(), List.of(losses), true);
    }

    static Changeset guarded(String id, String statement, Precondition... preconditions) {
        return new Changeset(id, "", List.of(statement), List.of(), List.of(preconditions), List.of(), true);
    }
}
