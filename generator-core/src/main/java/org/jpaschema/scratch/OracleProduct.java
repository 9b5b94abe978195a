package org.jpaschema.scratch;

import static org.jpaschema.scratch.Access.quoted;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.database.Database;

/** Oracle in a container. What other servers call a database is a user. */
final class OracleProduct implements ServerProduct {

    private static final String LENGTHS = "nls_length_semantics";

    @Override
    public Like like(Database live) throws SQLException {
        String lengths = Access.text(
                        live.connection(),
                        "select value from nls_session_parameters where parameter = 'NLS_LENGTH_SEMANTICS'")
                .orElse("BYTE");
        return new Like("", live.currentNamespace(), List.of(), Map.of(LENGTHS, lengths));
    }

    @Override
    public Optional<String> identity(Connection connection) throws SQLException {
        return Access.text(
                connection,
                "select sys_context('userenv', 'db_unique_name') || ' ' || sys_context('userenv', 'con_name') || ' '"
                        + " || sys_context('userenv', 'server_host') || ' ' || sys_context('userenv', 'current_schema')"
                        + " from dual");
    }

    @Override
    public List<String> contents(Connection connection) throws SQLException {
        return Access.texts(
                connection,
                "select object_name from user_objects where object_type in ('TABLE', 'VIEW', 'MATERIALIZED VIEW',"
                        + " 'SEQUENCE') and object_name not like 'ISEQ$$%' and object_name not like 'BIN$%'"
                        + " order by 1");
    }

    @Override
    public Made make(Server server, Like like, Access access) throws SQLException {
        String user = quoted(like.namespace());
        String password = Containers.password();
        ConnectionSettings administrator = server.connection(administration());
        try (Database administration = access.open(administrator)) {
            Connection connection = administration.connection();
            for (String old : Access.texts(
                    connection, "select username from all_users where oracle_maintained = 'N' and common = 'NO'")) {
                if (old.equals(like.namespace())) {
                    Access.execute(connection, List.of("drop user " + quoted(old) + " cascade"));
                }
            }
            Access.execute(
                    connection,
                    List.of(
                            "alter system set nls_length_semantics = '" + like.setting(LENGTHS) + "'",
                            "create user " + user + " identified by " + quoted(password),
                            "grant connect, resource, create view, create materialized view, unlimited tablespace to "
                                    + user));
        }
        return new Made(
                new ConnectionSettings(administrator.url(), Optional.of(user), Optional.of(password)), List.of());
    }

    @Override
    public String administration() {
        return "";
    }

    @Override
    public Container container(Database live, Like like, String password) {
        int version = Containers.version(live).first();
        boolean express = version == 18 || version == 21;
        return new Container(
                express ? "gvenzl/oracle-xe:" + version + "-slim-faststart" : "gvenzl/oracle-free:23-slim-faststart",
                1521,
                Map.of("ORACLE_PASSWORD", password),
                List.of(),
                // The database is the service's, and nothing is left to fill in.
                "jdbc:oracle:thin:@//%s:%s/" + (express ? "XEPDB1" : "FREEPDB1"),
                "system",
                password);
    }

    @Override
    public Optional<Embedding> embedding() {
        return Optional.empty();
    }
}
