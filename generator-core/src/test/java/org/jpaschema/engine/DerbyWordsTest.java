package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.jpaschema.TestDatabases;
import org.jpaschema.database.DerbyCatalog;
import org.jpaschema.engine.SpellingCases.Expressions;

class DerbyWordsTest extends EmbeddedWordsCases {

    DerbyWordsTest() {
        super(
                new DerbyEngine(),
                new DerbyCatalog(),
                "derby-types.txt",
                Map.of(
                        "COLOR", "varchar(255)",
                        "KIND", "varchar(255)",
                        "NAME", "varchar(255)",
                        "NUMBER", "smallint",
                        "BIG", "bigint",
                        "AMOUNT", "numeric(31,2)",
                        "Mixed", "integer",
                        "FLAG", "boolean",
                        "odd\"name", "integer"));
    }

    @Override
    Connection open() throws SQLException {
        return TestDatabases.derby();
    }

    @Override
    boolean answersInSql() {
        return false;
    }

    static Stream<Expressions> expressions() {
        return SpellingCases.expressions("derby-expressions.txt");
    }
}
