package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** An HSQLDB database's settings of the language, as a URL gives them to another database. */
public final class HsqldbSettings {

    /** The manual's "Database Settings for SQL Conformance": all that is on or off. */
    private static final String SETTINGS =
            """
            SELECT PROPERTY_NAME, PROPERTY_VALUE FROM INFORMATION_SCHEMA.SYSTEM_PROPERTIES
            WHERE PROPERTY_NAME LIKE 'sql.%' AND PROPERTY_VALUE IN ('true', 'false')
            """;

    private HsqldbSettings() {}

    /**
     * The settings by name. What an account may not ask for stays as it usually is.
     *
     * @param live a connection, which is only asked
     * @throws SQLException when it is gone
     */
    public static Map<String, String> of(Connection live) throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        try (Statement statement = live.createStatement();
                ResultSet rows = statement.executeQuery(SETTINGS)) {
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
        } catch (SQLSyntaxErrorException forbidden) {
            settings.clear();
        }
        return settings;
    }
}
