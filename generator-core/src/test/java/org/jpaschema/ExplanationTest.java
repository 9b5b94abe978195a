package org.jpaschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.entity.ModelReader;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code schema:explain} tells of single objects. */
class ExplanationTest {

    @TempDir
    private static Path directory;

    private static Connection connection;
    private static final ModelReader READER = new ModelReader((level, text) -> {});

    @BeforeAll
    static void createAndAlter() throws Exception {
        connection = TestDatabases.postgresql();
        tool(new TestConsole()).diff();
        tool(new TestConsole()).apply();
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter table customer alter column balance type numeric(14,2)");
            statement.execute("alter table customer drop constraint customer_status_check");
            statement.execute("alter table customer add check (status = any (array['CLOSED','BLOCKED','ACTIVE']))");
            statement.execute("drop index ix_customer_city");
            statement.execute("create index dba on customer (points)");
        }
    }

    @AfterAll
    static void close() throws Exception {
        READER.close();
        connection.close();
    }

    private static SchemaTool tool(TestConsole console) throws Exception {
        return new SchemaTool(
                TestSettings.of(
                        connection,
                        HibernateLine.LINE_7_4.source(
                                Path.of("target/test-classes").toAbsolutePath(),
                                List.of("org.jpaschema.exact.model"),
                                Map.of()),
                        directory),
                console,
                READER);
    }

    private static List<String> explain(String object) throws Exception {
        TestConsole console = new TestConsole();
        tool(console).explain(object);
        return console.lines();
    }

    @Test
    void aColumnThatDiffers() throws Exception {
        assertThat(explain("customer.balance"))
                .containsSubsequence(
                        "column customer.balance",
                        "  comes from  org.jpaschema.exact.model.Customer.balance",
                        "  type  (differs)",
                        "    Hibernate 7.4.1.Final says  numeric(12,2)",
                        "    the catalog says  numeric(14,2)",
                        "  default",
                        "    the catalog says  no default",
                        "  difference: Changes the type of column customer.balance from numeric(14,2) to numeric(12,2)");
    }

    @Test
    void aColumnInOtherWords() throws Exception {
        assertThat(explain("Customer.remark"))
                .containsSubsequence(
                        "column customer.remark",
                        "  type",
                        "    Hibernate 7.4.1.Final says  varchar(255)",
                        "    the catalog says  character varying(255)",
                        "  no difference")
                .anyMatch(
                        line -> line.startsWith("    which means  character varying(255)  in the words of PostgreSQL"));
    }

    @Test
    void aCheckInOtherWords() throws Exception {
        assertThat(explain("customer.customer_status_check"))
                .containsSubsequence(
                        "check customer.customer_status_check",
                        "    Hibernate 7.4.1.Final says  status in ('ACTIVE','BLOCKED','CLOSED')",
                        "  no difference");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customer.IX_CUSTOMER_CITY | difference: Adds index ix_customer_city of customer (city)",
                "customer.dba | left alone: customer index dba: index that no entity declares",
                "customer | comes from  org.jpaschema.exact.model.Customer",
                "customer | difference: Adds index ix_customer_city of customer (city)",
                "customer_seq | no difference",
                "org.jpaschema.exact.model.Customer.level | no difference",
                "customer.ck_customer_dates | no difference"
            })
    void others(String object, String line) throws Exception {
        assertThat(explain(object)).contains("  " + line);
    }

    @Test
    void whatNobodyHas() {
        assertThatThrownBy(() -> explain("customers.balance"))
                .isInstanceOf(SchemaException.class)
                .hasMessage("Neither the entities nor the database have an object \"customers.balance\". Did you mean"
                        + " customer.balance?");
    }
}
