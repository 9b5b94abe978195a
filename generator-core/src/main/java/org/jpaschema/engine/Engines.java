package org.jpaschema.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

    /**
     * The engine that a word means: its name without blanks, in any case, or the part of a JDBC URL that says which it is.
     *
     * @param word {@code postgresql}, {@code SQL Server}, {@code jdbc:mariadb://…}
     */
    public static Optional<Engine> named(String word) {
        String wanted = normal(word.replaceFirst("(?i)^jdbc:(?:tc:)?([a-z0-9]+).*$", "$1"));
        return ALL.stream().filter(e -> normal(e.name()).equals(wanted)).findFirst();
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Every known engine. */
    public static List<Engine> all() {
        return ALL;
    }
}
