package org.jpaschema.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jpaschema.TestDatabases;
import org.jpaschema.engine.H2Engine;
import org.jpaschema.engine.PostgresqlEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The number of catalog queries does not grow with the schema. */
class CatalogCostTest {

    private interface Source {
        Connection open() throws SQLException;
    }

    static Stream<Arguments> engines() {
        Source postgresql = TestDatabases::postgresql;
        Source h2 = TestDatabases::h2;
        return Stream.of(
                Arguments.of(postgresql, Catalogs.of(new PostgresqlEngine()), 9),
                Arguments.of(h2, Catalogs.of(new H2Engine()), 12));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void takesTheSameQueriesForAnyNumberOfTables(Source source, CatalogReader reader, int queries) throws SQLException {
        try (Connection connection = source.open();
                Statement statement = connection.createStatement()) {
            AtomicInteger asked = new AtomicInteger();
            Connection counting = counting(connection, asked);
            assertThat(reader.read(counting, List.of(connection.getSchema())).tables())
                    .isEmpty();
            assertThat(asked).hasValue(queries);
            for (int i = 0; i < 40; i++) {
                statement.execute("create table t" + i + " (id integer primary key, n integer default 1 check (n > 0),"
                        + " parent integer references t" + Math.max(0, i - 1) + " (id))");
                statement.execute("create index i" + i + " on t" + i + " (n)");
            }
            asked.set(0);
            assertThat(reader.read(counting, List.of(connection.getSchema())).tables())
                    .hasSize(40);
            assertThat(asked).hasValue(queries);
        }
    }

    private static Connection counting(Connection connection, AtomicInteger statements) {
        return (Connection) Proxy.newProxyInstance(
                CatalogCostTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().matches("prepareStatement|createStatement|prepareCall")) {
                        statements.incrementAndGet();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
