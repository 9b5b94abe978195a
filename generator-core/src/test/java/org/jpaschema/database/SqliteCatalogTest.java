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
import org.jpaschema.TestDatabases;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.Unknown;
import org.jpaschema.schema.View;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqliteCatalogTest {

    private Connection connection;
    private Schema schema;
    private Table customer;

    @BeforeAll
    void read() throws Exception {
        connection = TestDatabases.sqlite();
        try (InputStream in = SqliteCatalogTest.class.getResourceAsStream("sqlite.sql");
                Statement statement = connection.createStatement()) {
            for (String sql : new String(in.readAllBytes(), StandardCharsets.UTF_8).split(";\\R")) {
                statement.execute(sql);
            }
        }
        schema = new SqliteCatalog().read(connection, List.of("main", "temp", "missing"));
        customer = table("Customer");
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
    }

    private Table table(String name) {
        return schema.table(of("main", name)).orElseThrow();
    }

    private static Column column(String name, String type) {
        return Column.of(name, type);
    }

    @Test
    void listsWhatIsThere() throws SQLException {
        assertThat(schema.namespaces()).containsExactly("main");
        assertThat(schema.tables().stream().map(t -> t.name().name()))
                .containsExactlyInAnyOrder(
                        "country", "Customer", "line", "line_detail", "strict_one", "numbered", "backwards");
        assertThat(schema.sequences()).isEmpty();
        assertThat(new SqliteCatalog().read(connection, List.of("temp"))).isEqualTo(Schema.EMPTY);
    }

    @Test
    void readsColumns() {
        assertThat(customer.columns())
                .containsExactly(
                        column("id", "integer").withNullable(false).withIdentity(Identity.SERIAL),
                        column("number", "bigint").withDefault(Optional.of("(1 + 2)")),
                        column("email", "varchar(255)").withNullable(false),
                        column("name", "varchar(100)")
                                .withCollation("NOCASE")
                                .withDefault(Optional.of("'it''s, (here)'")),
                        column("Mixed", "integer"),
                        column("balance", "decimal(38,2)")
                                .withDefault(Optional.of("0"))
                                .withNullable(false),
                        column("country", "char(2)"),
                        column("anything", ""),
                        column("twice", "integer")
                                .withGeneratedAs(Optional.of("\"Mixed\" * 2"))
                                .withStored(true),
                        column("thrice", "").withGeneratedAs(Optional.of("twice + Mixed")),
                        column("at", "timestamp").withDefault(Optional.of("current_timestamp")),
                        column("nothing_", "text"));
    }

    @Test
    void knowsWhatNumbersItself() {
        assertThat(table("numbered").columns())
                .containsExactly(column("id", "integer").withNullable(false).withIdentity(Identity.BY_DEFAULT));
        assertThat(table("backwards").columns()).containsExactly(column("id", "integer"));
        assertThat(table("strict_one").columns())
                .containsExactly(column("id", "integer").withNullable(false), column("t", "any"));
        assertThat(table("line").columns().subList(0, 2))
                .containsExactly(
                        column("customer", "bigint").withNullable(false),
                        column("position", "integer").withNullable(false));
    }

    @Test
    void readsKeysAndChecks() {
        assertThat(customer.primaryKey()).contains(new PrimaryKey("Customer_pkey", List.of("id")));
        assertThat(customer.uniqueKeys())
                .containsExactlyInAnyOrder(
                        new UniqueKey("customer_email", true, List.of("email"), false),
                        new UniqueKey("customer_name", true, List.of("name", "email"), false),
                        new UniqueKey("customer_bare", true, List.of("country", "Mixed"), true));
        assertThat(customer.checks())
                .containsExactlyInAnyOrder(
                        new Check("mixed_small", true, "\"Mixed\" between 0 and 2", ""),
                        new Check("Customer_Mixed_check", true, "Mixed <> 5", ""),
                        new Check("Customer_check", true, "balance >= 0 or email = ') check ('", ""),
                        new Check("sane", true, "number > 0", ""));
        assertThat(table("line").primaryKey().orElseThrow().columns()).containsExactly("position", "customer");
        assertThat(table("line").uniqueKeys())
                .containsExactly(new UniqueKey("line_b_a_key", true, List.of("b", "a"), false));
    }

    @Test
    void readsForeignKeys() {
        assertThat(customer.foreignKeys())
                .containsExactly(new ForeignKey(
                        "Customer_country_fkey",
                        true,
                        List.of("country"),
                        of("main", "country"),
                        List.of("code"),
                        ReferentialAction.SET_NULL,
                        ReferentialAction.CASCADE));
        assertThat(table("line_detail").foreignKeys())
                .containsExactlyInAnyOrder(
                        key("swapped", List.of("x", "y"), "line", List.of("a", "b"), ReferentialAction.CASCADE),
                        key(
                                "line_detail_p_c_fkey",
                                List.of("p", "c"),
                                "line",
                                List.of("position", "customer"),
                                ReferentialAction.NO_ACTION),
                        key("gone", List.of("x"), "nowhere", List.of("x"), ReferentialAction.NO_ACTION));
    }

    private static ForeignKey key(
            String name, List<String> columns, String target, List<String> there, ReferentialAction onDelete) {
        return new ForeignKey(name, true, columns, of("main", target), there, onDelete, ReferentialAction.NO_ACTION);
    }

    @Test
    void readsIndexes() {
        assertThat(customer.indexes())
                .containsExactlyInAnyOrder(
                        new Index("customer_country_index", true, List.of(Index.Part.column("country")), false, "", ""),
                        new Index(
                                "customer_created",
                                true,
                                List.of(
                                        new Index.Part("at", false, true, ""),
                                        new Index.Part("balance", false, false, "COLLATE NOCASE"),
                                        Index.Part.column("name")),
                                false,
                                "",
                                ""),
                        new Index(
                                "customer_text",
                                true,
                                List.of(
                                        new Index.Part("lower(email)", true, true, ""),
                                        new Index.Part("[name] || 'x'", true, false, "")),
                                false,
                                "\"Mixed\" > 1",
                                ""),
                        new Index(
                                "customer_some", true, List.of(Index.Part.column("country")), true, "balance > 0", ""));
    }

    @Test
    void readsViewsAndTriggers() {
        assertThat(schema.views())
                .containsExactly(new View(
                        of("main", "rich"),
                        "select id, email as mail from customer where balance > 100",
                        List.of("main.Customer.balance", "main.Customer.email", "main.Customer.id")));
        assertThat(customer.dependents()).containsExactly("trigger audit");
        assertThat(customer.definitions())
                .containsEntry(
                        "trigger audit", "CREATE TRIGGER audit after update on customer begin delete from line; end");
    }

    /** SQLite opens a database with whatever texts somebody wrote into it, as long as it can read them. */
    @Test
    void whatCannotBeReadIsUnknown() {
        SqliteTable table = new SqliteTable("broken", false);
        table.define("create table broken (a integer check (a > 0) something new)");
        table.add(new SqliteTable.ColumnRow("a", "INTEGER", false, null, 0, 0));
        table.complete();
        assertThat(table.parts.columns).containsExactly(column("a", "integer"));
        assertThat(table.parts.checks).extracting(Check::expression).containsExactly(Unknown.TEXT);
    }
}
