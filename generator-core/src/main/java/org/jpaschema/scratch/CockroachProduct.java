package org.jpaschema.scratch;

import static org.jpaschema.scratch.Access.quoted;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jpaschema.database.Database;

/** CockroachDB: PostgreSQL's protocol, one encoding, in a container only. */
final class CockroachProduct extends PostgresqlProduct {

    private static final String SYSTEM = "system";

    @Override
    Map<String, String> settings(Connection connection) {
        return Map.of();
    }

    @Override
    public Optional<String> identity(Connection connection) throws SQLException {
        return Access.text(connection, "select concat(current_database(), ' ', crdb_internal.cluster_id()::text)");
    }

    @Override
    public List<String> contents(Connection connection) throws SQLException {
        return Contents.of(connection);
    }

    @Override
    public String administration() {
        return SYSTEM;
    }

    @Override
    Set<String> own() {
        return Set.of(SYSTEM, "defaultdb", "postgres");
    }

    @Override
    void drop(Connection connection, String database) throws SQLException {
        Access.execute(connection, List.of("drop database if exists " + quoted(database) + " cascade"));
    }

    @Override
    void create(Connection connection, Like like) throws SQLException {
        Access.execute(connection, List.of("create database " + quoted(like.database())));
    }

    @Override
    public Container container(Database live, Like like, String password) {
        return new Container(
                "cockroachdb/cockroach:v" + Containers.version(live),
                26257,
                Map.of(),
                List.of("start-single-node", "--insecure"),
                Containers.scheme(live) + "://%s:%s/%s?sslmode=disable",
                "root",
                "");
    }

    @Override
    public Optional<Embedding> embedding() {
        return Optional.empty();
    }
}
