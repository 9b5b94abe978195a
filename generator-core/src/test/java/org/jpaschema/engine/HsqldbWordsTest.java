package org.jpaschema.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jpaschema.TestDatabases;
import org.jpaschema.database.HsqldbCatalog;
import org.jpaschema.engine.SpellingCases.Expressions;
import org.junit.jupiter.api.Test;

class HsqldbWordsTest extends EmbeddedWordsCases {

    HsqldbWordsTest() {
        super(
                new HsqldbEngine(),
                new HsqldbCatalog(),
                "hsqldb-types.txt",
                Map.of(
                        "COLOR", "varchar(255)",
                        "KIND", "varchar(255)",
                        "NAME", "varchar(255)",
                        "N", "smallint",
                        "BIG", "bigint",
                        "AMOUNT", "numeric(38,2)",
                        "Mixed", "integer",
                        "FLAG", "boolean",
                        "CREATED", "timestamp(6)",
                        "odd\"name", "integer"));
    }

    @Override
    Connection open() throws SQLException {
        return TestDatabases.hsqldb();
    }

    static Stream<Expressions> expressions() {
        return SpellingCases.expressions("hsqldb-expressions.txt");
    }

    @Test
    void speaksTheDialectThatTheDatabaseIsSetTo() throws SQLException {
        try (Connection other =
                DriverManager.getConnection("jdbc:hsqldb:mem:dialect;sql.syntax_pgs=true;shutdown=true", "SA", "")) {
            assertThat(new HsqldbWords(other).types(List.of("text")))
                    .containsOnly(Map.entry("text", "VARCHAR(16777216)"));
        }
    }
}
