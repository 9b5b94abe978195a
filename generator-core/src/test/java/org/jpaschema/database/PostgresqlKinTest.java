package org.jpaschema.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.jpaschema.engine.Engines;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Engines that say they are PostgreSQL; only where the version is not one of PostgreSQL's, the server is asked. */
class PostgresqlKinTest {

    private static Database open(String recorded) {
        return Database.open(
                new ConnectionSettings("jdbc:recorded:" + recorded, Optional.empty(), Optional.empty()),
                List.of(PostgresqlKinTest.class.getClassLoader()),
                Engines.all());
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql/own, PostgreSQL, PostgreSQL 18.6",
        "yugabyte/own, YugabyteDB, YugabyteDB 2025.1.0.0-b168",
        "yugabyte-11/own, YugabyteDB, YugabyteDB 2.20.7.0-b58",
        "cockroach/own, CockroachDB, CockroachDB v25.2.3"
    })
    void areToldApart(String recorded, String engine, String version) {
        try (Database database = open(recorded)) {
            assertThat(database.engine().name()).isEqualTo(engine);
            assertThat(database.productVersion()).isEqualTo(version);
        }
    }

    @Test
    void anOldLineOfYugabyteIsRefused() {
        try (Database database = open("yugabyte-11/own")) {
            assertThatThrownBy(() -> database.catalog(List.of("public")))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("PostgreSQL's line 11 is not supported")
                    .hasMessageContaining("Upgrade it to 2025.1");
        }
    }

    /** By docs.yugabyte.com, "CREATE INDEX"; not taken from a running server. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE INDEX i ON public.t USING lsm (a HASH) | CREATE INDEX i ON public.t USING lsm (a)",
                "CREATE INDEX i ON public.t USING lsm (a HASH, b ASC, c DESC)"
                        + "| CREATE INDEX i ON public.t USING lsm (a, b, c DESC)",
                "CREATE INDEX i ON public.t USING lsm ((a, b) HASH, c DESC)"
                        + "| CREATE INDEX i ON public.t USING lsm (a, b, c DESC)",
                "CREATE UNIQUE INDEX i ON public.t USING lsm (lower((a)::text) HASH) INCLUDE (b) WHERE (c > 0)"
                        + "| CREATE UNIQUE INDEX i ON public.t USING lsm (lower((a)::text)) INCLUDE (b) WHERE (c > 0)",
                "CREATE INDEX i ON public.t USING lsm (((a + b)) HASH)"
                        + "| CREATE INDEX i ON public.t USING lsm (((a + b)))",
                "CREATE INDEX i ON public.t USING lsm (\"a HASH\" ASC) SPLIT INTO 2 TABLETS"
                        + "| CREATE INDEX i ON public.t USING lsm (\"a HASH\") SPLIT INTO 2 TABLETS",
                "CREATE INDEX i ON public.t USING ybgin (j) | CREATE INDEX i ON public.t USING ybgin (j)",
                "something else | something else"
            })
    void howAnIndexIsSpreadIsNotSaid(String definition, String expected) {
        assertThat(YugabyteCatalog.definition(definition)).isEqualTo(expected);
    }
}
