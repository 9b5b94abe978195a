package org.jpaschema.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.database.Database;
import org.jpaschema.engine.MariadbSettings;

/** MariaDB: a database of the live one's name, character set and collation, on a server with its SQL mode. */
class MariadbProduct implements ServerProduct {

    private static final String CHARACTER_SET = "default_character_set_name";
    private static final String COLLATION = "default_collation_name";
    private static final String SQL_MODE = "sql_mode";

    /** Only a server's start sets it (manual, "lower_case_table_names"). */
    private static final String TABLE_NAMES = "lower_case_table_names";

    private static final String TIMESTAMPS = "explicit_defaults_for_timestamp";

    /** What a table gets that does not say it itself (manual, "Server System Variables", "InnoDB System Variables"). */
    private static final List<String> VARIABLES = List.of(
            "character_set_collations",
            "default_storage_engine",
            TIMESTAMPS,
            "innodb_default_row_format",
            "innodb_strict_mode",
            TABLE_NAMES);

    private static final Set<String> SYSTEM = Set.of("information_schema", "mysql", "performance_schema", "sys");

    @Override
    public Like like(Database live) throws SQLException {
        Connection connection = live.connection();
        Map<String, String> settings = new TreeMap<>();
        String names = VARIABLES.stream().map(Access::literal).collect(Collectors.joining(", "));
        for (List<String> row : Access.rows(connection, "show variables where variable_name in (" + names + ")")) {
            settings.put(row.get(0), row.get(1));
        }
        // While the catalog is read, the connection has another one.
        settings.put(
                SQL_MODE,
                Access.text(connection, "select coalesce(" + MariadbSettings.SQL_MODE_BEFORE + ", @@sql_mode)")
                        .orElse(""));
        for (List<String> row : Access.rows(
                connection,
                "select " + CHARACTER_SET + ", " + COLLATION
                        + " from information_schema.schemata where schema_name = database()")) {
            settings.put(CHARACTER_SET, row.get(0));
            settings.put(COLLATION, row.get(1));
        }
        return new Like(Access.catalog(connection), live.currentNamespace(), List.of(), settings);
    }

    /** The settings that a server takes at its start only. */
    static List<String> arguments(Like like) {
        List<String> arguments = new ArrayList<>();
        // 2 wants a file system that ignores case; 1 keeps names another way but finds the same.
        if (Set.of("1", "2").contains(like.setting(TABLE_NAMES))) {
            arguments.add("--lower-case-table-names=1");
        }
        if (!like.setting(TIMESTAMPS).isEmpty()) {
            arguments.add("--explicit-defaults-for-timestamp=" + like.setting(TIMESTAMPS));
        }
        return arguments;
    }

    @Override
    public Optional<String> identity(Connection connection) throws SQLException {
        return Access.text(
                connection,
                "select concat_ws(' ', database(), @@hostname, @@port, @@server_id, @@datadir, @@pid_file)");
    }

    @Override
    public Made make(Server server, Like like, Access access) throws SQLException {
        try (Database administration = access.open(server.connection(administration()))) {
            Connection connection = administration.connection();
            for (String database : Access.texts(connection, "show databases")) {
                if (!SYSTEM.contains(database)) {
                    Access.execute(connection, List.of("drop database " + quoted(database)));
                }
            }
            for (String variable : VARIABLES) {
                setIfItCanBe(connection, variable, like.setting(variable));
            }
            Access.execute(
                    connection,
                    List.of(
                            "set global sql_mode = " + literal(like.setting(SQL_MODE)),
                            "create database " + quoted(like.database()) + " character set "
                                    + like.setting(CHARACTER_SET) + " collate " + like.setting(COLLATION)));
        }
        return complete(server.connection(like.database()), like, access);
    }

    /** What another series does not know, or only takes at its start, it does not do differently. */
    private static void setIfItCanBe(Connection connection, String variable, String value) throws SQLException {
        if (value.isEmpty()) {
            return;
        }
        try {
            Access.execute(connection, List.of("set global " + variable + " = " + literal(value)));
        } catch (SQLException unknown) {
            if (!connection.isValid(1)) {
                throw unknown;
            }
        }
    }

    /** A driver changes the mode of its connections (MariaDB's adds STRICT_TRANS_TABLES), unless the URL says one. */
    @Override
    public Made complete(ConnectionSettings given, Like like, Access access) {
        if (given.url().contains("sql_mode")) {
            return new Made(given, List.of());
        }
        String url = given.url() + (given.url().contains("?") ? "&" : "?") + "sessionVariables=sql_mode="
                + literal(like.setting(SQL_MODE));
        return new Made(new ConnectionSettings(url, given.username(), given.password(), given.parameter()), List.of());
    }

    private static String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    /** In the server's own mode a backslash is an escape; none of these values has one. */
    private static String literal(String value) {
        return Access.literal(value);
    }

    @Override
    public String administration() {
        return "";
    }

    @Override
    public Container container(Database live, Like like, String password) {
        return new Container(
                "mariadb:" + Containers.version(live).series(2),
                3306,
                Map.of("MARIADB_ROOT_PASSWORD", password, "MARIADB_ROOT_HOST", "%"),
                arguments(like),
                Containers.scheme(live) + "://%s:%s/%s",
                "root",
                password);
    }

    @Override
    public Optional<Embedding> embedding() {
        return Optional.of(new MariadbEmbedding());
    }
}
