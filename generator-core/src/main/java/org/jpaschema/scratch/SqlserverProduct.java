package org.jpaschema.scratch;

import static org.jpaschema.scratch.Access.literal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.database.Database;
import org.jpaschema.schema.SchemaException;

/** SQL Server in a container, with the live database's collation and compatibility level. */
final class SqlserverProduct implements ServerProduct {

    private static final String LICENCE = "ACCEPT_EULA";
    private static final String COLLATION = "collation";
    private static final String LEVEL = "compatibility_level";
    private static final String OWNER = "dbo";

    /** A user whose default schema is the live one's. */
    private static final String USER = "jpaschema_scratch";

    private static final Map<Integer, String> YEARS = Map.of(14, "2017", 15, "2019", 16, "2022", 17, "2025");
    private static final String USUAL_YEAR = "2022";

    @Override
    public Like like(Database live) throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        for (List<String> row : Access.rows(
                live.connection(),
                "select collation_name, compatibility_level from sys.databases where name = db_name()")) {
            settings.put(COLLATION, row.get(0));
            settings.put(LEVEL, row.get(1));
        }
        return new Like(Access.catalog(live.connection()), live.currentNamespace(), List.of(), settings);
    }

    /** The system database tempdb is made at each start. */
    @Override
    public Optional<String> identity(Connection connection) throws SQLException {
        return Access.text(
                connection,
                "select concat(db_name(), ' ', @@servername, ' ', (select convert(varchar(40), create_date, 126)"
                        + " from sys.databases where name = 'tempdb'))");
    }

    @Override
    public Made make(Server server, Like like, Access access) throws SQLException {
        String database = quoted(like.database());
        try (Database administration = access.open(server.connection(administration()))) {
            Connection connection = administration.connection();
            for (String old : Access.texts(connection, "select name from sys.databases where database_id > 4")) {
                Access.execute(
                        connection,
                        List.of(
                                "alter database " + quoted(old) + " set single_user with rollback immediate",
                                "drop database " + quoted(old)));
            }
            List<String> statements = new ArrayList<>();
            statements.add("create database " + database
                    + (like.setting(COLLATION).isEmpty() ? "" : " collate " + like.setting(COLLATION)));
            if (!like.setting(LEVEL).isEmpty()) {
                statements.add("alter database " + database + " set compatibility_level = " + like.setting(LEVEL));
            }
            Access.execute(connection, statements);
        }
        ConnectionSettings made = server.connection(like.database());
        return new Made(like.namespace().equals(OWNER) ? made : inSchema(made, like, access), List.of());
    }

    private static ConnectionSettings inSchema(ConnectionSettings made, Like like, Access access) throws SQLException {
        String password = Containers.password();
        access.execute(
                made,
                List.of(
                        "if suser_id(" + literal(USER) + ") is not null drop login " + USER,
                        "create login " + USER + " with password = " + literal(password) + ", check_policy = off",
                        "create schema " + quoted(like.namespace()),
                        "create user " + USER + " for login " + USER + " with default_schema = "
                                + quoted(like.namespace()),
                        "alter role db_owner add member " + USER));
        return new ConnectionSettings(made.url(), Optional.of(USER), Optional.of(password));
    }

    private static String quoted(String name) {
        return '[' + name.replace("]", "]]") + ']';
    }

    @Override
    public String administration() {
        return "master";
    }

    @Override
    public Container container(Database live, Like like, String password) {
        if (!"Y".equals(System.getenv(LICENCE))) {
            throw new SchemaException("whoever runs SQL Server's image accepts Microsoft's licence, by the environment"
                    + " variable " + LICENCE + "=Y");
        }
        return new Container(
                "mcr.microsoft.com/mssql/server:"
                        + YEARS.getOrDefault(Containers.version(live).first(), USUAL_YEAR) + "-latest",
                1433,
                Map.of(LICENCE, "Y", "MSSQL_SA_PASSWORD", password),
                List.of(),
                Containers.scheme(live) + "://%s:%s;databaseName=%s;encrypt=false",
                "sa",
                password);
    }

    @Override
    public Optional<Embedding> embedding() {
        return Optional.empty();
    }
}
