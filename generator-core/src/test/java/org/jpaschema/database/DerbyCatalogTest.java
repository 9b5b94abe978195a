package org.jpaschema.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jpaschema.schema.QualifiedName.of;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jpaschema.TestDatabases;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.View;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DerbyCatalogTest {

    private Connection connection;
    private Schema schema;
    private Table customer;

    @BeforeAll
    void read() throws Exception {
        connection = TestDatabases.derby();
        try (InputStream in = DerbyCatalogTest.class.getResourceAsStream("derby.sql");
                Statement statement = connection.createStatement()) {
            for (String sql : new String(in.readAllBytes(), StandardCharsets.UTF_8).split(";\\R")) {
                statement.execute(sql);
            }
        }
        schema = new DerbyCatalog().read(connection, List.of("APP", "OTHER", "MISSING"));
        customer = table("CUSTOMER");
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
    }

    private Table table(String name) {
        return schema.table(of("APP", name)).orElseThrow();
    }

    @Test
    void listsWhatIsThere() throws SQLException {
        assertThat(schema.namespaces()).containsExactly("APP", "OTHER");
        assertThat(schema.tables().stream().map(Table::name))
                .containsExactly(
                        of("APP", "CUSTOMER"), of("APP", "LINE"), of("APP", "Line Detail"), of("OTHER", "COUNTRY"));
        assertThat(new DerbyCatalog().read(connection, List.of("APP")).table(customer.name()))
                .as("with its foreign key to a schema that is not asked for")
                .contains(customer);
    }

    @Test
    void readsColumns() {
        assertThat(customer.columns())
                .containsExactly(
                        column("ID", "BIGINT", false, "").withIdentity(Identity.BY_DEFAULT),
                        column("EMAIL", "VARCHAR(255)", false, ""),
                        column("NAME", "VARCHAR(100)", true, ""),
                        column("Mixed", "INTEGER", true, ""),
                        column("BALANCE", "NUMERIC(31,2)", false, "0"),
                        column("COUNTRY", "CHAR(2)", true, ""),
                        column("CREATED", "TIMESTAMP", true, "current_timestamp"),
                        column("TWICE", "INTEGER", true, "").withGeneratedAs(Optional.of("\"Mixed\" * 2")),
                        column("RATIO", "DOUBLE", true, ""),
                        column("BITS", "VARCHAR (3) FOR BIT DATA", true, "X'01'"),
                        column("ODD", "VARCHAR(40)", true, "'GENERATED ALWAYS AS (1)'"));
        assertThat(table("LINE").columns().get(0).identity()).isEqualTo(Identity.ALWAYS);
    }

    private static Column column(String name, String type, boolean nullable, String defaultValue) {
        return Column.of(name, type)
                .withNullable(nullable)
                .withDefault(Optional.of(defaultValue).filter(text -> !text.isEmpty()));
    }

    @Test
    void readsKeysAndChecks() {
        assertThat(customer.primaryKey()).contains(new PrimaryKey("CUSTOMER_PK", List.of("ID")));
        assertThat(table("LINE").primaryKey()).map(PrimaryKey::columns).contains(List.of("POSITION", "CUSTOMER"));
        assertThat(customer.uniqueKeys())
                .containsExactly(
                        new UniqueKey("CUSTOMER_BARE", true, List.of("COUNTRY", "Mixed"), true),
                        new UniqueKey("CUSTOMER_EMAIL", true, List.of("EMAIL"), false),
                        new UniqueKey("CUSTOMER_NAME", true, List.of("NAME", "EMAIL"), false));
        assertThat(customer.checks())
                .containsExactly(new Check("CUSTOMER_MIXED", true, "\"Mixed\" between 0 and 2", ""));
        assertThat(table("Line Detail").checks())
                .containsExactly(new Check("named so", true, "\"select\" > 1 and x < 2", ""));
    }

    @Test
    void readsForeignKeys() {
        assertThat(customer.foreignKeys())
                .containsExactly(new ForeignKey(
                        "CUSTOMER_COUNTRY",
                        true,
                        List.of("COUNTRY"),
                        of("OTHER", "COUNTRY"),
                        List.of("CODE"),
                        ReferentialAction.SET_NULL,
                        ReferentialAction.RESTRICT));
        assertThat(table("Line Detail").foreignKeys())
                .containsExactly(new ForeignKey(
                        "SWAPPED",
                        true,
                        List.of("X", "Y"),
                        of("APP", "LINE"),
                        List.of("B", "A"),
                        ReferentialAction.CASCADE,
                        ReferentialAction.NO_ACTION));
    }

    @Test
    void readsIndexesButNotThoseThatDerbyMakes() {
        assertThat(customer.indexes())
                .containsExactly(
                        new Index("CUSTOMER_COUNTRY_INDEX", true, List.of(Index.Part.column("COUNTRY")), false, "", ""),
                        new Index(
                                "CUSTOMER_CREATED",
                                true,
                                List.of(new Index.Part("CREATED", false, true, ""), Index.Part.column("BALANCE")),
                                false,
                                "",
                                ""));
        assertThat(table("Line Detail").indexes()).isEmpty();
    }

    @Test
    void readsSequencesViewsAndTriggers() {
        assertThat(schema.sequences())
                .containsExactly(
                        new Sequence(of("APP", "NUMBERS"), 5, 50, ""),
                        new Sequence(of("OTHER", "COUNTDOWN"), -1, -1, ""));
        assertThat(schema.views())
                .containsExactly(new View(
                        of("APP", "RICH"),
                        "select id, email from customer where balance > 100",
                        Stream.of(
                                        "BALANCE", "BITS", "COUNTRY", "CREATED", "EMAIL", "ID", "Mixed", "NAME", "ODD",
                                        "RATIO", "TWICE")
                                .map(column -> "APP.CUSTOMER." + column)
                                .toList()));
        assertThat(customer.dependents()).containsExactly("trigger AUDIT");
    }
}
