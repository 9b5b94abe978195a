package org.jpaschema.exact;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jpaschema.TestDatabases;
import org.jpaschema.apply.LiquibaseRunner;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Description;
import org.jpaschema.diff.SchemaDiff;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.migration.Changesets;
import org.jpaschema.migration.Migration;
import org.jpaschema.migration.MigrationStore;
import org.jpaschema.plan.Planner;
import org.jpaschema.plan.Step;
import org.jpaschema.probe.TablesInUse;
import org.jpaschema.proof.NormalForm;
import org.jpaschema.risk.Circumstances;
import org.jpaschema.risk.RiskPolicy;
import org.jpaschema.risk.Rules;
import org.jpaschema.schema.Schema;

/**
 * Plans for tables in use as files that Liquibase runs.
 *
 * @param directory for the files
 */
record OnlineMigration(Path directory) {

    static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    static Schema wanted(String... statements) throws SQLException {
        try (Connection connection = TestDatabases.postgresql();
                Database model = TestModel.open(connection)) {
            PlanWithRowsTest.run(connection, List.of(statements));
            return PlanWithRowsTest.schema(model);
        }
    }

    static List<Step> steps(Database database, Schema goal, String online) {
        Schema start = PlanWithRowsTest.schema(database);
        List<Change> changes = SchemaDiff.compare(start, goal, Unmanaged.DROP).changes();
        return Planner.plan(
                changes,
                start,
                database.engine(),
                new Rules(new Circumstances(changes, start, database.engine(), database.version()), RiskPolicy.NONE),
                TablesInUse.of(changes, database, online, true));
    }

    /** On an engine whose DDL takes part in transactions. */
    Path save(List<Step> steps) {
        return save(steps, true);
    }

    Path save(List<Step> steps, boolean transactional) {
        Migration migration =
                new Migration("online", "me", Instant.EPOCH, List.of(), Changesets.of(steps, transactional));
        return new MigrationStore().save(migration, directory.resolve("master.yaml"));
    }

    LiquibaseRunner runner(Connection connection, Consumer<String> progress) {
        return new LiquibaseRunner(
                connection, directory.resolve("master.yaml"), List.of(directory), List.of(), progress);
    }

    static List<String> lines(Database database) {
        return NormalForm.of(database, Set.of(database.currentNamespace())).stream()
                .filter(l -> !l.contains("databasechangelog"))
                .collect(Collectors.toList());
    }

    static List<String> drift(Schema database, Schema model) {
        return SchemaDiff.compare(database, model, Unmanaged.DROP).changes().stream()
                .filter(c -> !c.subject().name().startsWith("databasechangelog"))
                .map(c -> Description.of(c).drift())
                .toList();
    }
}
