package org.jpaschema.scratch;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.database.Database;

/** H2 in memory, in the live database's mode. */
final class H2Product implements InProcessProduct {

    /** What a URL says and each connection repeats (manual, "Database URL Overview" and "Compatibility"). */
    private static final Set<String> OF_CONNECTIONS = Set.of(
            "MODE",
            "DATABASE_TO_UPPER",
            "DATABASE_TO_LOWER",
            "CASE_INSENSITIVE_IDENTIFIERS",
            "DEFAULT_NULL_ORDERING",
            "NON_KEYWORDS",
            "VARIABLE_BINARY",
            "OLD_INFORMATION_SCHEMA",
            "IGNORE_CATALOGS",
            "ZERO_BASED_ENUMS",
            "TRUNCATE_LARGE_LENGTH",
            "TIME ZONE");

    /** What a database is told once (manual, "SET COLLATION", "SET IGNORECASE"). */
    private static final Set<String> OF_DATABASES = Set.of("COLLATION", "IGNORECASE");

    private static final String SETTINGS =
            "SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_VALUE <> ''";

    @Override
    public Like like(Database live) throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        for (List<String> row : Access.rows(live.connection(), SETTINGS)) {
            String name = row.get(0).toUpperCase(Locale.ROOT);
            if (OF_CONNECTIONS.contains(name) || OF_DATABASES.contains(name)) {
                settings.put(name, row.get(1));
            }
        }
        return new Like(Access.catalog(live.connection()), live.currentNamespace(), List.of(), settings);
    }

    /** In memory there is no path; then the URL tells. */
    @Override
    public Optional<String> identity(Connection connection) throws SQLException {
        return Access.text(connection, "SELECT DATABASE_PATH()");
    }

    @Override
    public ConnectionSettings unprepared(Path directory, String name, Like like) {
        // What stands before the slash is no part of the database's name.
        String database = like.database().isEmpty() ? "scratch" : like.database();
        StringBuilder url = new StringBuilder("jdbc:h2:mem:")
                .append(name)
                .append('/')
                .append(database)
                .append(";DB_CLOSE_DELAY=-1");
        like.settings().forEach((key, value) -> {
            if (OF_CONNECTIONS.contains(key)) {
                url.append(';').append(key).append('=').append(value);
            }
        });
        return new ConnectionSettings(url.toString(), Optional.of("sa"), Optional.of(""));
    }

    @Override
    public List<String> preparation(Like like) {
        List<String> statements = new ArrayList<>();
        like.settings().forEach((key, value) -> {
            if (OF_DATABASES.contains(key)) {
                statements.add("SET " + key + " " + value);
            }
        });
        statements.add("CREATE SCHEMA IF NOT EXISTS " + Access.quoted(like.namespace()));
        return statements;
    }

    @Override
    public ConnectionSettings prepared(Path directory, String name, Like like) {
        return inSchema(unprepared(directory, name, like), like);
    }

    private static ConnectionSettings inSchema(ConnectionSettings settings, Like like) {
        return new ConnectionSettings(
                settings.url() + ";SCHEMA=" + Access.quoted(like.namespace()),
                settings.username(),
                settings.password(),
                settings.parameter());
    }

    @Override
    public Made complete(ConnectionSettings given, Like like, Access access) throws SQLException {
        if (given.url().matches("(?i).*;SCHEMA=.*")) {
            return new Made(given, List.of());
        }
        access.execute(given, List.of("CREATE SCHEMA IF NOT EXISTS " + Access.quoted(like.namespace())));
        return new Made(inSchema(given, like), List.of());
    }

    @Override
    public void discard(Path directory, String name, Like like, Access access) throws SQLException {
        access.execute(unprepared(directory, name, like), List.of("SHUTDOWN"));
    }
}
