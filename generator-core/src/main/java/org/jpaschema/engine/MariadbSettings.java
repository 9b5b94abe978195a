package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jpaschema.schema.SchemaException;

/** A server's settings that decide what is one thing; asked for once, when first needed. */
final class MariadbSettings {

    private static final String QUERY = "select @@lower_case_table_names, @@collation_database, version()";

    /** The first series with descending indexes; earlier ones take the word and forget it (manual, "CREATE INDEX"). */
    private static final int[] DESCENDING_INDEXES = {10, 8};

    private record Values(boolean ignoresCaseOfTables, String collation, String version) {}

    private final Connection connection;
    private Optional<Values> values = Optional.empty();

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
            return new Values(row.getInt(1) != 0, collation == null ? "" : collation, row.getString(3));
        } catch (SQLException e) {
            throw new SchemaException("The server does not tell its settings: " + e.getMessage(), e);
        }
    }
}
