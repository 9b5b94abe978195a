package org.jpaschema.engine;

import java.util.List;

/** All engines that this project knows; a new one is added here. */
public final class Engines {

    private static final List<Engine> ALL = List.of(
            // They say that they are PostgreSQL.
            new CockroachEngine(),
            new YugabyteEngine(),
            new PostgresqlEngine(),
            new H2Engine(),
            new MariadbEngine(),
            new MysqlEngine(),
            new SqliteEngine(),
            new HsqldbEngine(),
            new DerbyEngine(),
            new SqlserverEngine(),
            new OracleEngine());

    private Engines() {}

    /** Every known engine. */
    public static List<Engine> all() {
        return ALL;
    }
}
