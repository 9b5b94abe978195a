package org.jpaschema.scratch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.database.Database;

/** SQLite in a file: in memory, several connections to one database lock each other in another way. */
final class SqliteProduct implements InProcessProduct {

    private static final String FOREIGN_KEYS = "foreign_keys";

    @Override
    public boolean keepsFiles() {
        return true;
    }

    @Override
    public Like like(Database live) throws SQLException {
        boolean enforced = Access.text(live.connection(), "pragma foreign_keys")
                .orElse("0")
                .equals("1");
        return new Like("", live.currentNamespace(), List.of(), Map.of(FOREIGN_KEYS, String.valueOf(enforced)));
    }

    @Override
    public Optional<String> identity(Connection connection) throws SQLException {
        return Access.text(connection, "select file from pragma_database_list where name = 'main'");
    }

    /** Nobody needs it after a crash, so it does not wait for the disk. */
    @Override
    public ConnectionSettings unprepared(Path directory, String name, Like like) {
        return new ConnectionSettings(
                "jdbc:sqlite:" + directory.resolve(name + ".db") + "?synchronous=OFF&foreign_keys="
                        + like.setting(FOREIGN_KEYS),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public List<String> preparation(Like like) {
        return List.of();
    }

    @Override
    public ConnectionSettings prepared(Path directory, String name, Like like) {
        return unprepared(directory, name, like);
    }

    @Override
    public void discard(Path directory, String name, Like like, Access access) {
        // Its journal as well.
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, name + ".db*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
