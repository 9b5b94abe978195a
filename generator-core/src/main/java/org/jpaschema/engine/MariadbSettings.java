package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jpaschema.schema.SchemaException;

/** A MySQL's or MariaDB's settings that decide what is one thing; asked for once, when first needed. */
public final class MariadbSettings {

    /**
     * Where the SQL mode is kept that a connection had before it was made to read: the one that applications have, too,
     * unless they choose their own.
     */
    public static final String SQL_MODE_BEFORE = "@jpaschema_sql_mode";

    private static final String QUERY = "select @@lower_case_table_names, @@collation_database, version(), coalesce("
            + SQL_MODE_BEFORE + ", @@sql_mode)";

    /** Not a matter of course: the variable is deprecated in both manuals, and newer servers have none. */
    private static final String TIMESTAMPS = "show variables like 'explicit_defaults_for_timestamp'";

    /** The first series with descending indexes; earlier ones take the word and forget it (manual, "CREATE INDEX"). */
    private static final int[] DESCENDING_INDEXES = {10, 8};

    private record Values(boolean ignoresCaseOfTables, String collation, String version, List<String> sqlModes) {}

    private final Connection connection;
    private Optional<Values> values = Optional.empty();
    private Optional<Boolean> explicitTimestamps = Optional.empty();

    /** The settings of the server behind the connection. */
    MariadbSettings(Connection connection) {
        this.connection = connection;
    }

    /** Whether tables' names are one name when they differ in case only (manual, "lower_case_table_names"). */
    boolean ignoresCaseOfTables() {
        return values().ignoresCaseOfTables();
    }

    /** The connection's database's collation, or "" when it has no database. */
    String collation() {
        return values().collation();
    }

    boolean knowsDescendingIndexes() {
        String[] numbers = values().version().split("[^0-9]+");
        int major = Integer.parseInt(numbers[0]);
        int minor = Integer.parseInt(numbers[1]);
        return major > DESCENDING_INDEXES[0] || major == DESCENDING_INDEXES[0] && minor >= DESCENDING_INDEXES[1];
    }

    /** Whether a TIMESTAMP has no default but the one that is written (manual, "explicit_defaults_for_timestamp"). */
    boolean explicitTimestamps() {
        if (explicitTimestamps.isEmpty()) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(TIMESTAMPS)) {
                explicitTimestamps =
                        Optional.of(!row.next() || !row.getString(2).equalsIgnoreCase("OFF"));
            } catch (SQLException e) {
                throw unanswered(e);
            }
        }
        return explicitTimestamps.get();
    }

    /** Whether double quotes are about a name (manual, "SQL_MODE"). */
    boolean ansiQuotes() {
        return values().sqlModes().contains("ANSI_QUOTES");
    }

    /** Whether a backslash in a literal is one (manual, "SQL_MODE"). */
    boolean plainBackslashes() {
        return values().sqlModes().contains("NO_BACKSLASH_ESCAPES");
    }

    private Values values() {
        if (values.isEmpty()) {
            values = Optional.of(ask());
        }
        return values.get();
    }

    private Values ask() {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            String collation = row.getString(2);
            String modes = row.getString(4);
            return new Values(
                    row.getInt(1) != 0,
                    collation == null ? "" : collation,
                    row.getString(3),
                    modes == null
                            ? List.of()
                            : List.of(modes.toUpperCase(Locale.ROOT).split(",")));
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    private static SchemaException unanswered(SQLException failure) {
        return new SchemaException("The server does not tell its settings: " + failure.getMessage(), failure);
    }
}
