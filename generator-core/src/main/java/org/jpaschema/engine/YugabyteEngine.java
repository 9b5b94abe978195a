package org.jpaschema.engine;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Table;

/**
 * YugabyteDB's YSQL of PostgreSQL's line 15 (2025.1 and later): PostgreSQL's parser, planner and catalogs, so that all is
 * done as there but what is said first here. Written from docs.yugabyte.com; the page is named where a rule comes from one.
 */
public final class YugabyteEngine extends PostgresqlEngine {

    @Override
    public String name() {
        return "YugabyteDB";
    }

    /** The server's version says what it is: {@code 15.12-YB-2025.1.0.0-b0}. */
    @Override
    public boolean matches(DatabaseMetaData server) throws SQLException {
        return super.matches(server) && server.getDatabaseProductVersion().contains("-YB-");
    }

    @Override
    public String productVersion(DatabaseMetaData server) throws SQLException {
        return name() + " " + server.getDatabaseProductVersion().replaceFirst("^.*?-YB-", "");
    }

    /** "Atomicity of DDL": each statement is a transaction of its own, unless the cluster is told otherwise. */
    @Override
    public boolean transactionalDdl() {
        return false;
    }

    /** "CREATE INDEX": concurrently unless told otherwise. The rest is said of PostgreSQL's storage, not of its own. */
    @Override
    public Costs costs(Version server) {
        return Costs.UNKNOWN;
    }

    /** None of PostgreSQL's ways is tried out there. */
    @Override
    public Online online(Version server) {
        return Online.NONE;
    }

    /** "ALTER TABLE", Alter type with table rewrite: not where the column is of a foreign key. */
    @Override
    public List<String> alterType(Table table, Column before, Column after) {
        table.foreignKeys().stream()
                .filter(k -> k.columns().contains(before.name()))
                .findFirst()
                .ifPresent(k -> {
                    throw new SchemaException(
                            "%s.%s: YugabyteDB does not change the type %s to %s while the column is of foreign key %s. Write a migration of your own that drops the key, changes the type and adds the key again; or map the attribute as the column is."
                                    .formatted(table.name(), before.name(), before.type(), after.type(), k.name()),
                            null);
                });
        return super.alterType(table, before, after);
    }
}
