package org.jpaschema.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jpaschema.engine.MariadbSettings;

/**
 * A session of MySQL's or MariaDB's that reads: its SQL mode decides how the server spells names and literals, and the
 * readers know the usual spelling only.
 */
final class MysqlSession {

    /** What makes names stand in double quotes or backslashes stand for themselves, alone or with other things. */
    private static final Set<String> OTHER_SPELLINGS =
            Set.of("ANSI_QUOTES", "NO_BACKSLASH_ESCAPES", "ANSI", "DB2", "MAXDB", "MSSQL", "ORACLE", "POSTGRESQL");

    private MysqlSession() {}

    /** Makes the session spell as usual, or as before. */
    static void setReading(Connection connection, boolean reading) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!reading) {
                statement.execute("set sql_mode = coalesce(" + MariadbSettings.SQL_MODE_BEFORE + ", @@sql_mode), "
                        + MariadbSettings.SQL_MODE_BEFORE + " = null");
                return;
            }
            String modes;
            try (ResultSet row = statement.executeQuery("select @@sql_mode")) {
                row.next();
                modes = row.getString(1).toUpperCase(Locale.ROOT);
            }
            String usual = Arrays.stream(modes.split(","))
                    .filter(mode -> !OTHER_SPELLINGS.contains(mode))
                    .collect(Collectors.joining(","));
            if (!usual.equals(modes)) {
                statement.execute("set " + MariadbSettings.SQL_MODE_BEFORE + " = @@sql_mode");
                statement.execute("set sql_mode = '" + usual + "'");
            }
        }
    }
}
