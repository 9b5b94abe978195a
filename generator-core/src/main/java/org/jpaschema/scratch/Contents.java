package org.jpaschema.scratch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a driver says that is in a database, apart from what is in every one. */
final class Contents {

    private static final Set<String> OWN_SCHEMAS =
            Set.of("information_schema", "sys", "crdb_internal", "pg_catalog", "pg_extension", "system_lobs");

    private Contents() {}

    static List<String> of(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getTables(connection.getCatalog(), null, "%", null)) {
            while (rows.next()) {
                String schema = String.valueOf(rows.getString(2)).toLowerCase(Locale.ROOT);
                String type = String.valueOf(rows.getString(4));
                boolean counts = type.matches(
                        "(BASE |PARTITIONED |FOREIGN )?TABLE|(MATERIALIZED )?VIEW|SEQUENCE" + "|SYSTEM VERSIONED");
                if (counts && !OWN_SCHEMAS.contains(schema)) {
                    names.add(rows.getString(3));
                }
            }
        }
        return names;
    }
}
