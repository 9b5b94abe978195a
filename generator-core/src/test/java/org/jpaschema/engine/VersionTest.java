package org.jpaschema.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {

    @ParameterizedTest
    @CsvSource({
        "PostgreSQL 18.6, 18, 6, 0",
        "MariaDB 10.11.6-MariaDB-1, 10, 11, 6",
        "MySQL 8.0.29, 8, 0, 29",
        "H2 2.2.224, 2, 2, 224",
        "HSQL Database Engine 2.7.4, 2, 7, 4",
        "CockroachDB v24.1.0, 24, 1, 0",
        "Microsoft SQL Server 16.00.4135, 16, 0, 4135",
        "Oracle 23ai, 23, 0, 0",
        "SQLite, 0, 0, 0"
    })
    void isTheFirstOneInATextAndNotPartOfAName(String text, int major, int minor, int patch) {
        assertThat(Version.of(text)).isEqualTo(new Version(major, minor, patch));
    }

    @ParameterizedTest
    @CsvSource({"8.0.28, false", "8.0.29, true", "8.4.0, true", "5.7.44, false", "9, true"})
    void isOrdered(String text, boolean expected) {
        assertThat(Version.of(text).atLeast(8, 0, 29)).isEqualTo(expected);
    }
}
