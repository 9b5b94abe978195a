package org.jpaschema.exact;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jpaschema.ContainerServer;
import org.jpaschema.TestDatabases;
import org.jpaschema.engine.CockroachEngine;
import org.jpaschema.engine.DerbyEngine;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.H2Engine;
import org.jpaschema.engine.HsqldbEngine;
import org.jpaschema.engine.MariadbEngine;
import org.jpaschema.engine.MysqlEngine;
import org.jpaschema.engine.OracleEngine;
import org.jpaschema.engine.PostgresqlEngine;
import org.jpaschema.engine.SqliteEngine;
import org.jpaschema.engine.SqlserverEngine;
import org.jpaschema.engine.YugabyteEngine;

/** The engines that every case runs on. */
enum TestEngine {
    POSTGRESQL(new PostgresqlEngine(), Set.of("wide, common", "wide, short names", "wide, one schema")) {
        @Override
        Connection fresh() throws SQLException {
            return TestDatabases.postgresql();
        }
    },
    H2(new H2Engine(), Set.of("wide, quoted", "wide, common", "wide, short names", "wide, one schema")) {
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
    HSQLDB(
            new HsqldbEngine(),
            Set.of("sample", "wide", "wide, short names", "wide, one schema", "wide, elsewhere", "wide, quoted")) {
        @Override
        Connection fresh() throws SQLException {
            return TestDatabases.hsqldb();
        }
    },
    /** Without the wide models that want schemas, of which it has one, and intervals, for which Hibernate has no type. */
    SQLITE(new SqliteEngine(), Set.of("wide", "wide, common", "wide, short names", "wide, quoted", "wide, elsewhere")) {
        @Override
        Connection fresh() throws SQLException {
            return TestDatabases.sqlite();
        }

        /** Hibernate wants to set comments, which SQLite does not have. */
        @Override
        List<String> create(Judge judge, Connection connection) throws SQLException {
            List<String> problems = super.create(judge, connection);
            mendIdentities(connection);
            return problems.stream()
                    .filter(p -> !p.startsWith("Error executing DDL \"comment on "))
                    .toList();
        }

        /**
         * Hibernate 7 looks whether the statement so far says "integer" already, and if so leaves the type of an identity
         * column out: the column then numbers nothing, and the rows get no id.
         */
        private static void mendIdentities(Connection connection) throws SQLException {
            List<String> mended = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select t.name, c.name, t.sql,"
                            + " (select group_concat(i.sql, ';') from sqlite_schema i where i.type = 'index'"
                            + " and i.tbl_name = t.name) from sqlite_schema t join pragma_table_xinfo(t.name) c"
                            + " where t.type = 'table' and c.type = '' and c.pk = 1")) {
                while (rows.next()) {
                    mended.add("drop table \"" + rows.getString(1) + '"');
                    String bare = "([(,] \"?" + Pattern.quote(rows.getString(2)) + "\"?)(?=,)";
                    mended.add(rows.getString(3).replaceFirst(bare, "$1 integer"));
                    String indexes = rows.getString(4);
                    mended.addAll(indexes == null ? List.of() : List.of(indexes.split(";")));
                }
            }
            try (Statement statement = connection.createStatement()) {
                for (String sql : mended) {
                    statement.execute(sql);
                }
            }
        }
    },
    /** Without dollar signs in names, which Hibernate 7 does not quote, and two ways to a table of which one deletes. */
    DERBY(
            new DerbyEngine(),
            Set.of(
                    "own",
                    "sample",
                    "wide",
                    "wide, common",
                    "wide, short names",
                    "wide, one schema",
                    "wide, elsewhere",
                    "wide, quoted")) {
        @Override
        Connection fresh() throws SQLException {
            return TestDatabases.derby();
        }

        @Override
        TestModel altered() {
            return TestModel.named("own, derby");
        }
    },
    /** Hibernate has no type for intervals there, and names have no more than 64 characters. */
    MARIADB(
            new MariadbEngine(),
            Set.of("wide", "wide, common", "wide, one schema", "wide, quoted", "wide, elsewhere")) {
        @Override
        Connection fresh() throws SQLException {
            return TestDatabases.mariadb();
        }

        /** Hibernate's tools remember the database's name. */
        @Override
        Connection emptied() throws SQLException {
            return TestDatabases.mariadb("emptied");
        }

        /** They are databases beside the connection's own, and all tests use one server. */
        @Override
        void discard(Set<String> namespaces, Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                for (String namespace : namespaces) {
                    statement.execute("drop database if exists " + namespace);
                }
            }
        }
    },
    /** The same as MariaDB; not proven. */
    MYSQL(
            new MysqlEngine(),
            Set.of("wide", "wide, common", "wide, one schema", "wide, quoted", "wide, elsewhere"),
            ContainerServer.MYSQL),
    /** Not proven: which of the wide models it takes has never been seen. So with those that follow. */
    COCKROACHDB(new CockroachEngine(), Unproven.LEFT, ContainerServer.COCKROACHDB),
    YUGABYTEDB(
            new YugabyteEngine(),
            Set.of("wide, common", "wide, short names", "wide, one schema"),
            ContainerServer.YUGABYTEDB) {
        @Override
        boolean takesCasesOf(TestEngine other) {
            return other == this || other == POSTGRESQL;
        }
    },
    SQLSERVER(new SqlserverEngine(), Unproven.LEFT, ContainerServer.SQLSERVER),
    ORACLE(new OracleEngine(), Unproven.LEFT, ContainerServer.ORACLE);

    private final Engine engine;
    private final Set<String> left;
    private final Optional<ContainerServer> server;

    /**
     * An engine.
     *
     * @param left names of models with expressions or types that the engine does not have
     */
    TestEngine(Engine engine, Set<String> left) {
        this(engine, left, Optional.empty());
    }

    /** An engine that runs in a container only. */
    TestEngine(Engine engine, Set<String> left, ContainerServer server) {
        this(engine, left, Optional.of(server));
    }

    TestEngine(Engine engine, Set<String> left, Optional<ContainerServer> server) {
        this.engine = engine;
        this.left = left;
        this.server = server;
    }

    /** The engines to test: all that are here, or those that {@code -Djpaschema.engine} names, with commas. */
    static List<TestEngine> chosen() {
        return named(System.getProperty("jpaschema.engine", ""));
    }

    /**
     * The engines of these names, separated by commas; all that are here for none.
     *
     * @throws IllegalStateException when one that is named is not here
     */
    static List<TestEngine> named(String names) {
        if (names.isEmpty()) {
            return Here.ENGINES;
        }
        List<String> wanted = List.of(names.toUpperCase(Locale.ROOT).split(","));
        List<TestEngine> named =
                Arrays.stream(values()).filter(e -> wanted.contains(e.name())).toList();
        named.forEach(e -> e.missing().ifPresent(reason -> {
            throw new IllegalStateException(e.engine.name() + ": " + reason);
        }));
        return named;
    }

    /** For engines that no wide model was ever tried on. */
    private static final class Unproven {

        static final Set<String> LEFT =
                Set.of("wide", "wide, short names", "wide, one schema", "wide, elsewhere", "wide, quoted");
    }

    private Optional<String> missing() {
        return server.flatMap(ContainerServer::missing);
    }

    /** Looked for once; what is left out is said. */
    private static final class Here {

        static final List<TestEngine> ENGINES =
                Arrays.stream(values()).filter(Here::isHere).toList();

        private static boolean isHere(TestEngine engine) {
            Optional<String> missing = engine.missing();
            missing.ifPresent(
                    reason -> System.out.println("No test runs on " + engine.engine.name() + " here: " + reason + "."));
            return missing.isEmpty();
        }
    }

    /** Whether the model can be created on this engine at all. A model that is named for an engine is for it alone. */
    boolean takes(String model) {
        return !left.contains(model)
                && Arrays.stream(values())
                        .filter(e -> e != this)
                        .map(e -> e.name().toLowerCase(Locale.ROOT))
                        .noneMatch(e -> model.equals(e) || model.endsWith(", " + e));
    }

    /** Whether what is written for the other engine is for this one, too. */
    boolean takesCasesOf(TestEngine other) {
        return other == this;
    }

    Engine engine() {
        return engine;
    }

    /** Creates a model's schema; gives what went wrong and should not have. */
    List<String> create(Judge judge, Connection connection) throws SQLException {
        return judge.create(connection);
    }

    /** Drops schemas that do not go with the database. */
    void discard(Set<String> namespaces, Connection connection) throws SQLException {
        // Everywhere else they do.
    }

    /** What hand alterations are tried on. */
    TestModel altered() {
        return TestModel.named("own");
    }

    /** A new, empty database. */
    Connection fresh() throws SQLException {
        return server.orElseThrow().fresh();
    }

    /** An empty database that Hibernate's tools take for the one of the last call. */
    Connection emptied() throws SQLException {
        return server.isPresent() ? server.get().emptied() : fresh();
    }
}
