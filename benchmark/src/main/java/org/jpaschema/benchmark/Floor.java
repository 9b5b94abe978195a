package org.jpaschema.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The queries to the catalog that our comparison makes, asked again by nothing but JDBC; the rows are fetched and not
 * looked at. The driver is warm, the connection new: so a native client would have it.
 */
final class Floor implements Contender {

    private static final int ROWS_AT_ONCE = 5_000;
    private static final int WARMING = 3;

    private final Scene scene;
    private final List<Recording.Query> queries;
    private Connection connection;

    Floor(Scene scene) throws Exception {
        this.scene = scene;
        this.queries = Recording.load(file(scene));
        for (int i = 0; i < WARMING; i++) {
            prepare();
            run();
        }
    }

    /** Where the queries are kept. */
    static Path file(Scene scene) {
        return scene.directory().resolve("queries");
    }

    @Override
    public void prepare() throws SQLException {
        close();
        connection = DriverManager.getConnection(scene.url(), scene.username(), scene.password());
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
    }

    @Override
    public int run() throws SQLException {
        for (Recording.Query query : queries) {
            try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
                statement.setFetchSize(ROWS_AT_ONCE);
                for (Map.Entry<Integer, Object> parameter : query.parameters().entrySet()) {
                    set(statement, parameter.getKey(), parameter.getValue());
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        // Fetching is all.
                    }
                }
            }
        }
        return 0;
    }

    private void set(PreparedStatement statement, int place, Object value) throws SQLException {
        if (value instanceof Object[] array) {
            statement.setArray(place, connection.createArrayOf("text", array));
        } else {
            statement.setObject(place, value);
        }
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    static void record(Scene scene) throws IOException {
        Recording.save(file(scene));
    }
}
