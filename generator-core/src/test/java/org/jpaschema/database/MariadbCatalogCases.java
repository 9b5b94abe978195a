package org.jpaschema.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jpaschema.engine.MariadbWords;
import org.jpaschema.engine.Words;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the reader must find in one database with a bit of everything; on each MariaDB that a subclass brings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MariadbCatalogCases {

    private static final int MOST_QUERIES = 12;

    private Connection connection;
    private String database;
    private String other;
    private Schema schema;
    private Table customer;

    /** A connection to a new database, by an account that may create others. */
    abstract Connection database() throws SQLException;

    @BeforeAll
    void read() throws Exception {
        connection = database();
        database = connection.getCatalog();
        other = database + "_other";
        execute("drop database if exists " + other, "create database " + other);
        try (InputStream in = MariadbCatalogCases.class.getResourceAsStream("mariadb.sql")) {
            execute(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{other}", other)
                    .split(";\\R"));
        }
        schema = new MariadbCatalog().read(connection, List.of(database, other, "missing"));
        customer = table("customer");
    }

    @AfterAll
    void close() throws SQLException {
        execute("drop database " + database, "drop database " + other);
        connection.close();
        stop();
    }

    /** Stops the server, where it is of this test alone. */
    void stop() {}

    private void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private QualifiedName name(String name) {
        return QualifiedName.of(database, name);
    }

    private Table table(String name) {
        return schema.table(name(name)).orElseThrow();
    }

    @Test
    void listsWhatIsThere() throws SQLException {
        assertThat(new MariadbCatalog().currentNamespace(connection)).isEqualTo(database);
        assertThat(schema.namespaces()).containsExactly(database, other);
        assertThat(schema.tables().stream().map(Table::name))
                .containsExactly(
                        name("customer"),
                        name("line"),
                        name("line_detail"),
                        name("parted"),
                        name("versioned"),
                        QualifiedName.of(other, "country"));
        assertThat(new MariadbCatalog().read(connection, List.of(other)).tables())
                .containsExactly(schema.tables().get(5));
        assertThat(new MariadbCatalog().read(connection, List.of())).isEqualTo(Schema.EMPTY);
    }

    @Test
    void readsColumns() {
        assertThat(customer.comment()).isEqualTo("who buys, isn't it");
        assertThat(customer.columns())
                .containsExactly(
                        column("id", "bigint", "").withNullable(false).withIdentity(Identity.BY_DEFAULT),
                        column("number", "bigint", "nextval(`" + database + "`.`numbers`)"),
                        column("email", "varchar(255)", "").withNullable(false).withComment("one a customer"),
                        column("name", "varchar(100)", ""),
                        column("Mixed", "int", ""),
                        column("balance", "decimal(38,2)", "0.00").withNullable(false),
                        column("country", "char(2)", ""),
                        column("feeling", "enum('sad','ok')", "'ok'"),
                        column("tags", "json", ""),
                        column("loose", "longtext", "").withCollation("utf8mb4_bin"),
                        column("latin", "varchar(10)", "").withCollation("latin1_swedish_ci"),
                        column("created", "timestamp(6)", "current_timestamp(6) on update current_timestamp(6)")
                                .withNullable(false),
                        column("touched", "datetime", "NULL on update current_timestamp()"),
                        column("twice", "int", "").withGeneratedAs(Optional.of("`Mixed` * 2")),
                        column("thrice", "int", "")
                                .withGeneratedAs(Optional.of("`Mixed` * 3"))
                                .withStored(true),
                        column("ratio", "double", ""),
                        column("active", "bit", "b'1'"),
                        column("small", "tinyint(1)", "1"),
                        column("wide", "int", ""),
                        column("secret", "varchar(10)", "'x'"),
                        column("token", "uuid", "uuid()"));
    }

    private static Column column(String name, String type, String defaultValue) {
        return Column.of(name, type).withDefault(Optional.of(defaultValue).filter(text -> !text.isEmpty()));
    }

    @Test
    void readsKeysAndChecks() {
        assertThat(customer.primaryKey()).contains(new PrimaryKey("PRIMARY", List.of("id")));
        assertThat(table("line").primaryKey()).map(PrimaryKey::columns).contains(List.of("position", "customer"));
        assertThat(customer.uniqueKeys())
                .containsExactly(
                        new UniqueKey("customer_email", true, List.of("email"), true),
                        new UniqueKey("customer_name", true, List.of("name", "email"), true));
        assertThat(customer.checks())
                .containsExactly(
                        new Check("customer_mixed", true, "`Mixed` between 0 and 2", ""),
                        new Check("ratio", true, "`ratio` > 0", "ratio"));
    }

    @Test
    void readsForeignKeys() {
        assertThat(customer.foreignKeys())
                .containsExactly(new ForeignKey(
                        "customer_country",
                        true,
                        List.of("country"),
                        QualifiedName.of(other, "country"),
                        List.of("code"),
                        ReferentialAction.SET_NULL,
                        ReferentialAction.CASCADE));
        assertThat(table("line_detail").foreignKeys())
                .containsExactly(
                        key("swapped", List.of("x", "y"), List.of("a", "b"), ReferentialAction.CASCADE),
                        key(
                                "to_primary",
                                List.of("p", "c"),
                                List.of("position", "customer"),
                                ReferentialAction.NO_ACTION));
        assertThat(table("line").foreignKeys())
                .extracting(ForeignKey::onDelete)
                .containsExactly(ReferentialAction.NO_ACTION);
    }

    private ForeignKey key(String name, List<String> columns, List<String> referenced, ReferentialAction onDelete) {
        return new ForeignKey(name, true, columns, name("line"), referenced, onDelete, ReferentialAction.NO_ACTION);
    }

    @Test
    void readsIndexesButNotThoseThatForeignKeysMake() {
        Index wanted = index("i", new Index.Part("c", false, true, ""));
        Table model = Table.of(name("x"), List.of()).withIndexes(List.of(wanted));
        // Before 10.8, the order was forgotten.
        boolean descending = new MariadbWords(connection)
                .kept(model, Optional.empty())
                .indexes()
                .contains(wanted);
        assertThat(customer.indexes())
                .containsExactly(
                        index(
                                "customer_created",
                                new Index.Part("created", false, descending, ""),
                                Index.Part.column("balance")),
                        index("customer_prefix", new Index.Part("name", false, false, "(10)")),
                        new Index("customer_text", true, List.of(Index.Part.column("name")), false, "", "fulltext"));
        assertThat(table("line").indexes()).containsExactly(index("line_customer", Index.Part.column("customer")));
        assertThat(table("line_detail").indexes()).isEmpty();
    }

    private static Index index(String name, Index.Part... parts) {
        return new Index(name, true, List.of(parts), false, "", "");
    }

    @Test
    void readsSequencesViewsAndDependents() {
        assertThat(schema.sequences())
                .containsExactly(
                        new Sequence(name("numbers"), 5, 50, ""),
                        new Sequence(QualifiedName.of(other, "countdown"), -1, -1, ""));
        assertThat(schema.views()).singleElement().satisfies(view -> {
            assertThat(view.name()).isEqualTo(name("rich"));
            assertThat(view.uses())
                    .containsExactly(
                            database + ".customer.balance", database + ".customer.email", database + ".customer.id");
        });
        assertThat(customer.dependents()).containsExactly("invisible column secret", "trigger audit");
        assertThat(table("versioned").dependents()).containsExactly("system versioning");
        assertThat(table("versioned").columns()).extracting(Column::name).containsExactly("id", "x");
        assertThat(table("parted").dependents()).containsExactly("partitions");
    }

    /** Such an account sees neither triggers nor the text of views. */
    @Test
    void readsTheSameForAnAccountThatMayOnlySelect() throws SQLException {
        execute(
                "create or replace user reader@'%'",
                "grant select on " + database + ".* to reader@'%'", "grant select on " + other + ".* to reader@'%'");
        // The driver tells the account in the URL, too.
        String url = connection.getMetaData().getURL().replaceFirst("\\?.*", "");
        try (Connection reader = DriverManager.getConnection(url, "reader", "")) {
            reader.setReadOnly(true);
            Schema seen = new MariadbCatalog().read(reader, List.of(database, other));
            assertThat(withoutTriggers(seen)).isEqualTo(withoutTriggers(schema));
            assertThat(seen.sequences()).isEqualTo(schema.sequences());
            assertThat(seen.views()).hasSize(1);
            Words words = new MariadbWords(reader);
            var expression = new Words.Expression("mixed + 1", "", java.util.Map.of("Mixed", "int"));
            assertThat(words.expressions(List.of(expression))).containsEntry(expression, "`Mixed` + 1");
        } finally {
            execute("drop user reader@'%'");
        }
    }

    private static List<Object> withoutTriggers(Schema schema) {
        return schema.tables().stream()
                .<Object>map(t -> List.of(
                        t.name(),
                        t.columns(),
                        t.primaryKey(),
                        t.uniqueKeys(),
                        t.foreignKeys(),
                        t.indexes(),
                        t.checks(),
                        t.comment(),
                        t.dependents().stream()
                                .filter(d -> !d.startsWith("trigger"))
                                .toList()))
                .toList();
    }

    @Test
    void asksFewQueriesHoweverManyTablesThereAre() throws SQLException {
        AtomicInteger queries = new AtomicInteger();
        Connection counting = (Connection) java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().endsWith("Statement")) {
                        queries.incrementAndGet();
                    }
                    return method.invoke(connection, arguments);
                });
        assertThat(new MariadbCatalog().read(counting, List.of(database, other, "missing")))
                .isEqualTo(schema);
        assertThat(queries.get()).isLessThanOrEqualTo(MOST_QUERIES);
    }
}
