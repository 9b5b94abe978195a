package org.jpaschema.scratch;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.database.Database;
import org.jpaschema.schema.SchemaException;

/** Derby in memory. A connection's schema has its user's name (Derby's manual, "user=userName attribute"). */
final class DerbyProduct implements InProcessProduct {

    /** What a database is told at its birth only. */
    private static final String TERRITORY = "territory";

    private static final String COLLATION = "collation";
    private static final Pattern TERRITORY_OF_URL = Pattern.compile("(?i);\\s*territory=([^;]+)");

    @Override
    public Like like(Database live) throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        Matcher territory = TERRITORY_OF_URL.matcher(live.settings().url());
        if (territory.find()) {
            settings.put(TERRITORY, territory.group(1));
        }
        Access.text(live.connection(), "values syscs_util.syscs_get_database_property('derby.database.collation')")
                .ifPresent(collation -> settings.put(COLLATION, collation));
        return new Like("", live.currentNamespace(), List.of(), settings);
    }

    /** It lets nobody open its files twice, so the URL tells. */
    @Override
    public Optional<String> identity(Connection connection) {
        return Optional.empty();
    }

    @Override
    public ConnectionSettings unprepared(Path directory, String name, Like like) {
        EmbeddedDerby.logInto(directory);
        StringBuilder attributes = new StringBuilder(";create=true");
        like.settings()
                .forEach((key, value) ->
                        attributes.append(';').append(key).append('=').append(value));
        return settings(name, attributes.toString(), like);
    }

    @Override
    public List<String> preparation(Like like) {
        return List.of();
    }

    @Override
    public ConnectionSettings prepared(Path directory, String name, Like like) {
        return settings(name, "", like);
    }

    private static ConnectionSettings settings(String name, String attributes, Like like) {
        return new ConnectionSettings(
                "jdbc:derby:memory:" + name + attributes,
                Optional.of(Access.quoted(like.namespace())),
                Optional.of(""));
    }

    @Override
    public void discard(Path directory, String name, Like like, Access access) {
        try {
            access.open(settings(name, ";drop=true", like)).close();
        } catch (SchemaException dropped) {
            // That is how Derby says that it did what it was told (SQLSTATE 08006).
            System.getLogger(DerbyProduct.class.getName()).log(System.Logger.Level.TRACE, "dropped", dropped);
        }
    }
}
