package org.jpaschema.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jpaschema.benchmark.OwnGoal.Proof;

/** {@code schema:diff} of a database in which one table lacks a column; when it is done the column is there again. */
final class NewColumn implements Contender {

    private static final String TABLE = "alter table entity_00050 ";

    private final Scene scene;
    private final OwnGoal goal;

    NewColumn(Scene scene, Proof proof) throws SQLException {
        this.scene = scene;
        this.goal = new OwnGoal(scene, OwnGoal.Goal.DIFF, proof);
        execute(TABLE + "drop column if exists note");
    }

    @Override
    public void prepare() {
        goal.prepare();
    }

    @Override
    public int run() {
        return goal.run();
    }

    @Override
    public void close() {
        goal.close();
        try {
            execute(TABLE + "add column note varchar(2000)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(scene.url(), scene.username(), scene.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
