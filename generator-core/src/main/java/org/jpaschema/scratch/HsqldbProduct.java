package org.jpaschema.scratch;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.database.Database;
import org.jpaschema.engine.HsqldbSettings;

/** HSQLDB in memory, with the live database's settings of the language. */
final class HsqldbProduct implements InProcessProduct {

    @Override
    public Like like(Database live) throws SQLException {
        return new Like(
                Access.catalog(live.connection()),
                live.currentNamespace(),
                List.of(),
                HsqldbSettings.of(live.connection()));
    }

    /** It lets nobody open its files twice, so the URL tells. */
    @Override
    public Optional<String> identity(Connection connection) {
        return Optional.empty();
    }

    @Override
    public ConnectionSettings unprepared(Path directory, String name, Like like) {
        StringBuilder url = new StringBuilder("jdbc:hsqldb:mem:").append(name);
        like.settings()
                .forEach((key, value) -> url.append(';').append(key).append('=').append(value));
        return new ConnectionSettings(url.toString(), Optional.of("SA"), Optional.of(""));
    }

    @Override
    public List<String> preparation(Like like) {
        List<String> statements = new ArrayList<>();
        if (!like.database().isEmpty() && !like.database().equals("PUBLIC")) {
            statements.add("ALTER CATALOG PUBLIC RENAME TO " + Access.quoted(like.database()));
        }
        if (!like.namespace().equals("PUBLIC")) {
            statements.add("CREATE SCHEMA " + Access.quoted(like.namespace()) + " AUTHORIZATION DBA");
            statements.add("ALTER USER SA SET INITIAL SCHEMA " + Access.quoted(like.namespace()));
        }
        return statements;
    }

    @Override
    public ConnectionSettings prepared(Path directory, String name, Like like) {
        return unprepared(directory, name, like);
    }

    @Override
    public void discard(Path directory, String name, Like like, Access access) throws SQLException {
        access.execute(unprepared(directory, name, like), List.of("SHUTDOWN"));
    }
}
