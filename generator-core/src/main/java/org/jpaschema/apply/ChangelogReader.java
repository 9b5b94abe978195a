package org.jpaschema.apply;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import liquibase.change.Change;
import liquibase.change.core.RawSQLChange;
import liquibase.change.core.SQLFileChange;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.OfflineConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.Resource;
import liquibase.sql.Sql;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import org.jpaschema.apply.ChangelogFile.GeneratedSql;
import org.jpaschema.schema.SchemaException;

/** The files of a changelog in the order in which they run, without any database. */
public final class ChangelogReader {

    private ChangelogReader() {}

    /**
     * Reads a changelog with all that it includes.
     *
     * @param master the master changelog; missing or empty means no files
     * @param resourceDirectories where the application finds its resources
     * @param classpath where else changelogs may come from
     * @param engine the engine for which what is no SQL is made SQL, as Liquibase calls it: {@code postgresql}
     * @throws SchemaException when it cannot be read
     */
    public static List<ChangelogFile> files(
            Path master, List<Path> resourceDirectories, List<Path> classpath, String engine) {
        Path file = master.toAbsolutePath().normalize();
        Path root = LiquibaseRunner.resourceRoot(file, resourceDirectories);
        List<Path> directories = new ArrayList<>(List.of(root));
        directories.addAll(resourceDirectories);
        try (ChangelogResources resources = ChangelogResources.open(directories, classpath)) {
            return QuietScope.call(resources, () -> {
                Map<String, List<ChangeSet>> changesets = new LinkedHashMap<>();
                Session.parse(file, root, new ChangeLogParameters(), resources)
                        .getChangeSets()
                        .forEach(c -> changesets
                                .computeIfAbsent(c.getFilePath(), p -> new ArrayList<>())
                                .add(c));
                List<ChangelogFile> files = new ArrayList<>();
                for (Map.Entry<String, List<ChangeSet>> entry : changesets.entrySet()) {
                    files.add(file(entry.getKey(), entry.getValue(), engine, resources));
                }
                return files;
            });
        } catch (SchemaException e) {
            throw e;
        } catch (Exception e) {
            throw new SchemaException("The changelog " + master + " cannot be read: " + Failures.reason(e), e);
        }
    }

    private static ChangelogFile file(
            String path, List<ChangeSet> changesets, String engine, ChangelogResources resources) throws IOException {
        String text = text(path, resources);
        if (path.toLowerCase(Locale.ROOT).endsWith(".sql")) {
            return new ChangelogFile(path, text, true, List.of());
        }
        return new ChangelogFile(
                path,
                text,
                false,
                changesets.stream().map(c -> generated(c, text, engine)).toList());
    }

    private static String text(String path, ChangelogResources resources) throws IOException {
        List<Resource> found = resources.getAll(path);
        if (found.isEmpty()) {
            return "";
        }
        try (InputStream in = found.get(0).openInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static GeneratedSql generated(ChangeSet changeset, String text, String engine) {
        int line = line(changeset.getId(), text);
        List<String> statements = new ArrayList<>();
        try {
            Database database = offline(engine);
            for (Change change : changeset.getChanges()) {
                if (change instanceof RawSQLChange raw) {
                    statements.add(raw.getSql());
                } else if (change instanceof SQLFileChange file) {
                    statements.add(file.getSql());
                } else {
                    Arrays.stream(change.generateStatements(database))
                            .flatMap(s -> Arrays.stream(
                                    SqlGeneratorFactory.getInstance().generateSql(s, database)))
                            .map(Sql::toSql)
                            .forEach(statements::add);
                }
            }
            return new GeneratedSql(line, statements, "");
        } catch (Exception | LinkageError e) {
            return new GeneratedSql(line, statements, Failures.reason(e));
        }
    }

    private static Database offline(String engine) throws Exception {
        Database database = DatabaseFactory.getInstance().getDatabase(engine);
        if (database == null) {
            throw new SchemaException("Liquibase makes no SQL for " + engine + " without a connection.");
        }
        Database made = database.getClass().getDeclaredConstructor().newInstance();
        made.setConnection(new OfflineConnection(
                "offline:" + engine + "?outputLiquibaseSql=none", new ClassLoaderResourceAccessor()));
        return made;
    }

    private static int line(String id, String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches(".*\\bid\\b\\W+" + Pattern.quote(id) + "(?:\\W.*|)")) {
                return i + 1;
            }
        }
        return 1;
    }
}
