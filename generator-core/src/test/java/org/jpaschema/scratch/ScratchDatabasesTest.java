package org.jpaschema.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jpaschema.TestDatabases;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.database.Database;
import org.jpaschema.engine.Engines;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is made is empty, and like the live database: it is asked the same questions and gives the same answers. */
class ScratchDatabasesTest {

    static final Path DIRECTORY = Path.of("target", "scratch-databases");
    static final List<ClassLoader> DRIVERS = List.of(ScratchDatabasesTest.class.getClassLoader());

    /**
     * A live database.
     *
     * @param url where {@code *} is, the server of the tests; "" for its user
     * @param setUp what is done to it by another connection first
     * @param description of its scratch databases
     * @param works a statement that only a database like it takes
     */
    private record Live(String url, String user, List<String> setUp, String description, String works) {

        @Override
        public String toString() {
            return url;
        }
    }

    static Stream<Live> live() {
        return Stream.of(
                new Live("jdbc:h2:mem:plain", "sa", List.of(), "H2 2.4.240 in memory", "create table t (id int)"),
                new Live(
                        "jdbc:h2:mem:shop;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;"
                                + "DEFAULT_NULL_ORDERING=HIGH;NON_KEYWORDS=VALUE,USER;SCHEMA=\"Sales\"",
                        "sa",
                        List.of(
                                "create schema \"Sales\"",
                                "set ignorecase true",
                                "set collation german strength primary"),
                        "H2 2.4.240 in memory",
                        "create table `user` (value tinyint(1) auto_increment primary key) engine = InnoDB"),
                new Live(
                        "jdbc:sqlite:target/live.db?foreign_keys=true",
                        "",
                        List.of(),
                        "SQLite 3.",
                        "create table t (id integer primary key autoincrement)"),
                new Live(
                        "jdbc:hsqldb:mem:live;sql.syntax_pgs=true",
                        "SA",
                        List.of(
                                "alter catalog public rename to \"Shop\"",
                                "create schema \"sales\" authorization dba",
                                "alter user sa set initial schema \"sales\""),
                        "HSQL Database Engine 2.7.4 in memory",
                        "create table t (id text)"),
                new Live(
                        "jdbc:derby:memory:live;create=true",
                        "\"Sales\"",
                        List.of(),
                        "Apache Derby 10.16.1.1 in memory",
                        "create table \"Sales\".t (id int)"),
                new Live(
                        "jdbc:postgresql:*/Shop?currentSchema=%22Sales%22,ext",
                        "",
                        List.of(
                                "drop database if exists \"Shop\" with (force)",
                                "create database \"Shop\" template template0 encoding 'LATIN1' lc_collate 'C' lc_ctype 'C'",
                                "alter database \"Shop\" set intervalstyle = 'iso_8601'",
                                "\\c Shop",
                                "create schema \"Sales\"",
                                "create schema ext",
                                "create extension hstore schema ext",
                                "create extension citext schema \"Sales\""),
                        "embedded PostgreSQL 18.6",
                        "create table t (id citext, h hstore)"),
                new Live(
                        "jdbc:mariadb:*/shop?sessionVariables=sql_mode='ANSI_QUOTES,STRICT_ALL_TABLES'",
                        "",
                        List.of(
                                "drop database if exists shop",
                                "create database shop character set latin1 collate latin1_german1_ci"),
                        "embedded MariaDB 11.4.5",
                        "create table \"shop\".\"t\" (id int primary key)"));
    }

    @ParameterizedTest
    @MethodSource
    void live(Live live) throws Exception {
        try (Connection keeper = keeper(live);
                Database database = Database.open(settings(live, keeper), DRIVERS, Engines.all());
                Scratch scratch = ScratchDatabases.open(
                                "auto", database, DRIVERS, DIRECTORY, new Jars(), new ArrayList<>()::add)
                        .orElseThrow()) {
            assertThat(scratch.description()).startsWith(live.description());
            Like like = Like.of(database);
            for (int time = 0; time < 2; time++) {
                Made made = scratch.make(like);
                assertThat(made.lacking()).isEmpty();
                try (Database copy = Database.open(made.connection(), DRIVERS, Engines.all())) {
                    assertThat(Like.of(copy)).isEqualTo(like);
                    String namespace = copy.currentNamespace();
                    assertThat(copy.catalog(Set.of(namespace)).tables()).isEmpty();
                    try (Statement statement = copy.connection().createStatement()) {
                        statement.execute(live.works());
                    }
                }
                // It is still there for the next connection.
                try (Database again = Database.open(made.connection(), DRIVERS, Engines.all())) {
                    assertThat(again.catalog(Set.of(again.currentNamespace())).tables())
                            .hasSize(1);
                }
            }
            if (live.url().startsWith("jdbc:postgresql")) {
                Like more = new Like(
                        like.database(),
                        like.namespace(),
                        List.of(new Like.Extension("no_such", "public"), new Like.Extension("citext", "public")),
                        like.settings());
                assertThat(scratch.make(more).lacking()).containsExactly("no_such");
            }
            assertThat(database.catalog(Set.of(database.currentNamespace())).tables())
                    .isEmpty();
        }
    }

    /** A connection that keeps the database, set up. */
    private static Connection keeper(Live live) throws SQLException {
        Connection keeper = live.url().startsWith("jdbc:postgresql:*")
                ? TestDatabases.postgresql()
                : live.url().startsWith("jdbc:mariadb:*")
                        ? TestDatabases.mariadb()
                        : DriverManager.getConnection(live.url().replaceFirst(";SCHEMA=.*", ""), live.user(), "");
        Connection current = keeper;
        for (String sql : live.setUp()) {
            if (sql.startsWith("\\c ")) {
                String url = keeper.getMetaData().getURL().replaceFirst("/[^/]*$", "/" + sql.substring(3));
                current = DriverManager.getConnection(url, keeper.getMetaData().getUserName(), "");
                continue;
            }
            try (Statement statement = current.createStatement()) {
                statement.execute(sql);
            }
        }
        if (current != keeper) {
            current.close();
        }
        return keeper;
    }

    private static ConnectionSettings settings(Live live, Connection keeper) throws SQLException {
        if (!live.url().contains(":*/")) {
            return new ConnectionSettings(live.url(), Optional.of(live.user()), Optional.of(""));
        }
        String server = keeper.getMetaData().getURL().replaceFirst("/[^/]*$", "/");
        return new ConnectionSettings(
                server + live.url().substring(live.url().indexOf('/') + 1),
                Optional.of(keeper.getMetaData().getUserName().replaceFirst("@.*", "")),
                Optional.of(""));
    }
}
