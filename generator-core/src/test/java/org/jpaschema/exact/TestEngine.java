package org.jpaschema.exact;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.jpaschema.TestDatabases;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.H2Engine;
import org.jpaschema.engine.HsqldbEngine;
import org.jpaschema.engine.PostgresqlEngine;

/** The engines that every case runs on. */
enum TestEngine {
    POSTGRESQL(new PostgresqlEngine(), Set.of("hsqldb", "wide, common")) {
        @Override
        Connection fresh() throws SQLException {
            return TestDatabases.postgresql();
        }
    },
    H2(new H2Engine(), Set.of("postgresql", "wide, quoted", "wide, common", "hsqldb")) {
        @Override
        Connection fresh() throws SQLException {
            return TestDatabases.h2();
        }

        /** Hibernate's tools remember the database's name, which H2 has as a catalog. */
        @Override
        Connection emptied() throws SQLException {
            Connection connection = DriverManager.getConnection("jdbc:h2:mem:emptied", "sa", "");
            try (Statement statement = connection.createStatement()) {
                statement.execute("drop all objects");
            }
            return connection;
        }
    },
    HSQLDB(new HsqldbEngine(), Set.of("postgresql", "sample", "wide", "wide, elsewhere", "wide, quoted")) {
        @Override
        Connection fresh() throws SQLException {
            return TestDatabases.hsqldb();
        }
    };

    private final Engine engine;
    private final Set<String> left;

    /**
     * An engine.
     *
     * @param left names of models with expressions or types that the engine does not have
     */
    TestEngine(Engine engine, Set<String> left) {
        this.engine = engine;
        this.left = left;
    }

    /** Whether the model can be created on this engine at all. */
    boolean takes(String model) {
        return !left.contains(model);
    }

    Engine engine() {
        return engine;
    }

    /** A new, empty database. */
    abstract Connection fresh() throws SQLException;

    /** An empty database that Hibernate's tools take for the one of the last call. */
    Connection emptied() throws SQLException {
        return fresh();
    }
}
