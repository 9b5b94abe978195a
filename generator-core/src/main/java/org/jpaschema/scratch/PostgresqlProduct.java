package org.jpaschema.scratch;

import static org.jpaschema.scratch.Access.literal;
import static org.jpaschema.scratch.Access.quoted;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

/** PostgreSQL: a database with the live one's encoding, collation, search path and extensions. */
class PostgresqlProduct implements ServerProduct {

    private static final String ENCODING = "encoding";
    private static final String COLLATE = "lc_collate";
    private static final String CTYPE = "lc_ctype";
    private static final String SEARCH_PATH = "search_path";

    /** What the server prints expressions by (manual, "Statement Behavior", "Platform and Client Compatibility"). */
    private static final List<String> KEPT = List.of("bytea_output", "intervalstyle", "quote_all_identifiers");

    private static final String DATABASE = "select pg_encoding_to_char(encoding), datcollate, datctype from pg_database"
            + " where datname = current_database()";
    private static final String PATH = "select unnest(current_schemas(false))";
    private static final String EXTENSIONS = "select e.extname, n.nspname from pg_extension e join pg_namespace n on"
            + " n.oid = e.extnamespace where e.extname <> 'plpgsql' order by e.oid";
    /** Not what extensions brought. */
    private static final String CONTENTS = "select c.relname from pg_class c join pg_namespace n on n.oid ="
            + " c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and n.nspname !~ '^pg_' and n.nspname"
            + " <> 'information_schema' and not exists (select 1 from pg_depend d where d.classid ="
            + " 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e') order by 1";

    private static final String DATABASES = "select datname from pg_database where not datistemplate";
    private static final String SETTINGS = "select lower(name), setting from pg_settings where lower(name) in ("
            + KEPT.stream().map(Access::literal).collect(Collectors.joining(", ")) + ")";

    /** It is there always, also when the live database is called like the one that usually is. */
    private static final String ADMINISTRATION = "template1";

    @Override
    public Like like(Database live) throws SQLException {
        Connection connection = live.connection();
        Map<String, String> settings = new TreeMap<>(settings(connection));
        settings.put(SEARCH_PATH, path(Access.texts(connection, PATH)));
        List<Like.Extension> extensions = Access.rows(connection, EXTENSIONS).stream()
                .map(row -> new Like.Extension(row.get(0), row.get(1)))
                .toList();
        return new Like(Access.catalog(connection), live.currentNamespace(), extensions, settings);
    }

    /** Names in lower case need no quotes, and are better to read in a URL without. */
    private static String path(List<String> schemas) {
        return schemas.stream()
                .map(name -> name.matches("[a-z_][a-z0-9_]*") ? name : quoted(name))
                .collect(Collectors.joining(","));
    }

    /** What a database has beside its search path. */
    Map<String, String> settings(Connection connection) throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        for (List<String> row : Access.rows(connection, SETTINGS)) {
            settings.put(row.get(0), row.get(1));
        }
        for (List<String> row : Access.rows(connection, DATABASE)) {
            settings.put(ENCODING, row.get(0));
            settings.put(COLLATE, row.get(1));
            settings.put(CTYPE, row.get(2));
        }
        return settings;
    }

    @Override
    public Optional<String> identity(Connection connection) throws SQLException {
        return Access.text(
                connection,
                "select concat(current_database(), ' ', extract(epoch from pg_postmaster_start_time()), ' ',"
                        + " (select oid from pg_database where datname = current_database()))");
    }

    @Override
    public List<String> contents(Connection connection) throws SQLException {
        return Access.texts(connection, CONTENTS);
    }

    @Override
    public Made make(Server server, Like like, Access access) throws SQLException {
        try (Database administration = access.open(server.connection(administration()))) {
            Connection connection = administration.connection();
            for (String database : Access.texts(connection, DATABASES)) {
                if (database.equals(like.database()) || !own().contains(database)) {
                    drop(connection, database);
                }
            }
            create(connection, like);
            keepSettings(connection, like);
        }
        return complete(server.connection(like.database()), like, access);
    }

    /** Databases that every server has. */
    Set<String> own() {
        return Set.of("postgres");
    }

    /** Its connections are of somebody who forgot to close them. */
    void drop(Connection connection, String database) throws SQLException {
        Access.texts(
                connection,
                "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = "
                        + literal(database));
        Access.execute(connection, List.of("drop database if exists " + quoted(database)));
    }

    /** A system without the live one's locale sorts by bytes, which no statement of a migration depends on. */
    void create(Connection connection, Like like) throws SQLException {
        String encoded = "create database " + quoted(like.database()) + " template template0 encoding "
                + literal(like.setting(ENCODING)) + " lc_collate %s lc_ctype %s";
        try {
            Access.execute(
                    connection,
                    List.of(encoded.formatted(literal(like.setting(COLLATE)), literal(like.setting(CTYPE)))));
        } catch (SQLException noSuchLocale) {
            Access.execute(connection, List.of(encoded.formatted("'C'", "'C'")));
        }
    }

    private static void keepSettings(Connection connection, Like like) throws SQLException {
        for (String name : KEPT) {
            if (!like.setting(name).isEmpty()) {
                Access.execute(
                        connection,
                        List.of("alter database " + quoted(like.database()) + " set " + name + " = "
                                + literal(like.setting(name))));
            }
        }
    }

    @Override
    public Made complete(ConnectionSettings given, Like like, Access access) throws SQLException {
        List<String> lacking = new ArrayList<>();
        try (Database database = access.open(given)) {
            Connection connection = database.connection();
            Access.execute(connection, List.of("create schema if not exists " + quoted(like.namespace())));
            for (Like.Extension extension : like.extensions()) {
                if (!install(connection, extension)) {
                    lacking.add(extension.name());
                }
            }
        }
        return new Made(withPath(given, like), lacking);
    }

    private static boolean install(Connection connection, Like.Extension extension) throws SQLException {
        try {
            Access.execute(
                    connection,
                    List.of(
                            "create schema if not exists " + quoted(extension.namespace()),
                            "create extension if not exists " + quoted(extension.name()) + " schema "
                                    + quoted(extension.namespace()) + " cascade"));
            return true;
        } catch (SQLException refused) {
            if (!connection.isValid(1)) {
                throw refused;
            }
            return false;
        }
    }

    /** With the live connection's search path, unless the URL has one of its own. */
    private static ConnectionSettings withPath(ConnectionSettings settings, Like like) {
        if (settings.url().matches("(?i).*[?&]currentSchema=.*")) {
            return settings;
        }
        String url = settings.url() + (settings.url().contains("?") ? "&" : "?") + "currentSchema="
                + URLEncoder.encode(like.setting(SEARCH_PATH), StandardCharsets.UTF_8);
        return new ConnectionSettings(url, settings.username(), settings.password(), settings.parameter());
    }

    @Override
    public String administration() {
        return ADMINISTRATION;
    }

    @Override
    public Container container(Database live, Like like, String password) {
        return new Container(
                "postgres:" + Containers.version(live).first(),
                5432,
                Map.of("POSTGRES_PASSWORD", password),
                List.of(),
                Containers.scheme(live) + "://%s:%s/%s",
                "postgres",
                password);
    }

    @Override
    public Optional<Embedding> embedding() {
        return Optional.of(new PostgresqlEmbedding());
    }
}
