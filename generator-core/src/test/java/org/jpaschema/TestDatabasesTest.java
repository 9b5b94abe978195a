package org.jpaschema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabasesTest {

    @Test
    void everyDatabaseIsNewAndSharedByItsConnections() throws Exception {
        try (var first = TestDatabases.postgresql();
                var second = TestDatabases.postgresql();
                var third = TestDatabases.h2()) {
            for (var connection : new java.sql.Connection[] {first, second, third}) {
                connection.createStatement().execute("create table t (x integer)");
                try (var again = TestDatabases.again(connection)) {
                    assertThat(again.createStatement()
                                    .executeQuery("select * from t")
                                    .next())
                            .isFalse();
                }
            }
        }
    }
}
