package org.jpaschema.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jpaschema.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerbyCastTest {

    private static final List<String> TYPES = List.of(
            "SMALLINT",
            "INTEGER",
            "BIGINT",
            "NUMERIC(10,2)",
            "REAL",
            "DOUBLE",
            "CHAR(40)",
            "VARCHAR(40)",
            "LONG VARCHAR",
            "CLOB(1000)",
            "CHAR (4) FOR BIT DATA",
            "VARCHAR (40) FOR BIT DATA",
            "LONG VARCHAR FOR BIT DATA",
            "BLOB(1000)",
            "DATE",
            "TIME",
            "TIMESTAMP",
            "BOOLEAN");

    @Test
    void castsNullFromEveryTypeToEveryOther() throws SQLException {
        Map<String, String> refused = new LinkedHashMap<>();
        try (Connection connection = TestDatabases.derby();
                Statement statement = connection.createStatement()) {
            for (String before : TYPES) {
                for (String after : TYPES) {
                    statement.execute("create table t (v " + before + ", w " + after + ")");
                    statement.execute("insert into t (v) values (null)");
                    try {
                        statement.execute("update t set w = " + DerbyCast.of("v", before, after));
                    } catch (SQLException e) {
                        refused.put(before + " to " + after, e.getMessage());
                    }
                    statement.execute("drop table t");
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "INTEGER, 12, VARCHAR(40), 12",
                "DOUBLE, 1.5e0, VARCHAR(40), 1.5000000000",
                "VARCHAR(40), '1.5', DOUBLE, 1.5",
                "CLOB(1000), '7', INTEGER, 7",
                "BOOLEAN, true, INTEGER, 1",
                "INTEGER, 0, BOOLEAN, false",
                "BOOLEAN, true, VARCHAR(40), true",
                "DATE, '2020-01-02', TIMESTAMP, 2020-01-02 00:00:00.0",
                "TIMESTAMP, '2020-01-02 03:04:05', VARCHAR(40), 2020-01-02 03:04:05.0",
                "VARCHAR (40) FOR BIT DATA, X'01', BLOB(1000), 01"
            })
    void keepsTheValue(String before, String value, String after, String expected) throws SQLException {
        assertThat(cast(before, value, after)).isEqualTo(expected);
    }

    @Test
    void failsRatherThanLoseAValue() {
        assertThatThrownBy(() -> cast("VARCHAR (40) FOR BIT DATA", "X'01'", "INTEGER"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> cast("DATE", "'2020-01-02'", "SMALLINT")).isInstanceOf(SQLException.class);
    }

    private static String cast(String before, String value, String after) throws SQLException {
        try (Connection connection = TestDatabases.derby();
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (v " + before + ", w " + after + ")");
            statement.execute("insert into t (v) values (" + value + ")");
            statement.execute("update t set w = " + DerbyCast.of("v", before, after));
            try (ResultSet rows = statement.executeQuery("select w from t")) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
