package org.jpaschema.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jpaschema.schema.QualifiedName.of;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
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
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.View;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HsqldbCatalogTest {

    private Connection connection;
    private Schema schema;
    private Table customer;

    @BeforeAll
    void read() throws Exception {
        connection = TestDatabases.hsqldb();
        fill(connection);
        schema = new HsqldbCatalog().read(connection, List.of("PUBLIC", "OTHER", "MISSING"));
        customer = table("CUSTOMER");
    }

    private static void fill(Connection connection) throws Exception {
        try (InputStream in = HsqldbCatalogTest.class.getResourceAsStream("hsqldb.sql");
                Statement statement = connection.createStatement()) {
            for (String sql : new String(in.readAllBytes(), StandardCharsets.UTF_8).split(";\\R")) {
                statement.execute(sql);
            }
        }
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
    }

    private Table table(String name) {
        return schema.table(of("PUBLIC", name)).orElseThrow();
    }

    @Test
    void listsWhatIsThere() throws SQLException {
        assertThat(schema.namespaces()).containsExactly("OTHER", "PUBLIC");
        assertThat(schema.tables().stream().map(Table::name))
                .containsExactly(
                        of("OTHER", "COUNTRY"),
                        of("PUBLIC", "CUSTOMER"),
                        of("PUBLIC", "LINE"),
                        of("PUBLIC", "Line Detail"),
                        of("PUBLIC", "NUMBERED"));
        assertThat(new HsqldbCatalog().read(connection, List.of("OTHER")).tables())
                .containsExactly(schema.tables().get(0));
    }

    @Test
    void readsColumns() {
        assertThat(customer.comment()).isEqualTo("who buys, isn't it");
        assertThat(customer.columns())
                .containsExactly(
                        column("ID", "BIGINT", false, "", Identity.BY_DEFAULT),
                        column("EMAIL", "VARCHAR(255)", false, "", Identity.NONE)
                                .withComment("one a customer"),
                        column("NAME", "VARCHAR(100)", true, "", Identity.NONE),
                        column("Mixed", "INTEGER", true, "", Identity.NONE),
                        column("BALANCE", "NUMERIC(38,2)", false, "0.00", Identity.NONE),
                        column("COUNTRY", "CHARACTER(2)", true, "", Identity.NONE),
                        column("TAGS", "VARCHAR(20) ARRAY", true, "", Identity.NONE),
                        column("SHORT", "VARCHAR(7)", true, "", Identity.NONE),
                        column("CREATED", "TIMESTAMP WITH TIME ZONE", true, "CURRENT_TIMESTAMP", Identity.NONE),
                        Column.of("TWICE", "INTEGER").withGeneratedAs(Optional.of("\"Mixed\"*2")),
                        column("RATIO", "DOUBLE", true, "", Identity.NONE),
                        column("LOOSE", "VARCHAR_IGNORECASE(5)", true, "", Identity.NONE),
                        column("SORTED", "VARCHAR(5)", true, "", Identity.NONE).withCollation("English"));
        assertThat(table("LINE").columns().get(0).identity()).isEqualTo(Identity.ALWAYS);
        assertThat(table("LINE").columns().get(1).nullable()).isFalse();
        assertThat(table("NUMBERED").columns().get(0).identity()).isEqualTo(Identity.SERIAL);
    }

    private static Column column(String name, String type, boolean nullable, String defaultValue, Identity identity) {
        return Column.of(name, type)
                .withNullable(nullable)
                .withDefault(Optional.of(defaultValue).filter(text -> !text.isEmpty()))
                .withIdentity(identity);
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
                .containsExactly(
                        new Check("CUSTOMER_MIXED", true, "(\"Mixed\">=0) AND (\"Mixed\"<=2)", ""),
                        new Check("CUSTOMER_NAMED", true, "(NAME IS NOT NULL) OR (EMAIL!='PUBLIC.CUSTOMER.NAME')", ""));
        assertThat(table("Line Detail").checks())
                .containsExactly(new Check("named so", true, "(\"select\">1) AND (X<2)", ""));
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
                        ReferentialAction.CASCADE));
        assertThat(table("Line Detail").foreignKeys().stream().map(ForeignKey::meaning))
                .containsExactly(
                        key(List.of("X", "Y"), List.of("A", "B"), ReferentialAction.CASCADE),
                        key(List.of("select", "C"), List.of("POSITION", "CUSTOMER"), ReferentialAction.NO_ACTION));
    }

    private static Object key(List<String> columns, List<String> referenced, ReferentialAction onDelete) {
        return new ForeignKey(
                        "", true, columns, of("PUBLIC", "LINE"), referenced, onDelete, ReferentialAction.NO_ACTION)
                .meaning();
    }

    @Test
    void readsAForeignKeyToASchemaThatIsNotAskedFor() throws SQLException {
        Schema alone = new HsqldbCatalog().read(connection, List.of("PUBLIC"));
        assertThat(alone.table(of("PUBLIC", "CUSTOMER"))).contains(customer);
    }

    @Test
    void readsIndexesButNotThoseThatHsqldbMakes() {
        assertThat(customer.indexes())
                .containsExactly(
                        index("CUSTOMER_COUNTRY_INDEX", "COUNTRY"), index("CUSTOMER_CREATED", "CREATED", "BALANCE"));
        assertThat(table("Line Detail").indexes()).isEmpty();
    }

    private static Index index(String name, String... columns) {
        return new Index(
                name, true, List.of(columns).stream().map(Index.Part::column).toList(), false, "", "");
    }

    @Test
    void readsSequencesViewsAndTriggers() {
        assertThat(schema.sequences())
                .containsExactly(
                        new Sequence(of("OTHER", "COUNTDOWN"), -1, -1, ""),
                        new Sequence(of("PUBLIC", "NUMBERS"), 5, 50, ""));
        assertThat(schema.views()).extracting(View::name).containsExactly(of("PUBLIC", "RICH"));
        assertThat(schema.views().get(0).uses())
                .containsExactly("PUBLIC.CUSTOMER.BALANCE", "PUBLIC.CUSTOMER.EMAIL", "PUBLIC.CUSTOMER.ID");
        assertThat(customer.dependents()).containsExactly("trigger AUDIT");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void readsTheSameAfterAFileIsOpenedAgain(@TempDir Path directory) throws Exception {
        String url = "jdbc:hsqldb:file:" + directory.resolve("shop") + ";shutdown=true";
        try (Connection file = DriverManager.getConnection(url, "SA", "")) {
            fill(file);
        }
        try (Connection file = DriverManager.getConnection(url, "SA", "")) {
            Schema again = new HsqldbCatalog().read(file, List.of("PUBLIC", "OTHER"));
            assertThat(again.table(customer.name())).contains(customer);
            assertThat(again.sequences()).isEqualTo(schema.sequences());
        }
    }

    @Test
    void tellsWhatIsHiddenFromAnAccount() throws SQLException {
        execute("create user reader password 'secret'");
        for (Table table : schema.tables()) {
            execute("grant select on table " + table.name().schema() + ".\""
                    + table.name().name() + "\" to reader");
        }
        try (Connection reader =
                DriverManager.getConnection(connection.getMetaData().getURL(), "READER", "secret")) {
            assertThatThrownBy(() -> new HsqldbCatalog().read(reader, List.of("PUBLIC", "OTHER")))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("READER")
                    .hasMessageContaining("PUBLIC")
                    .hasMessageContaining("OTHER")
                    .hasMessageContaining("schema.username");
            execute("grant DBA to reader");
            Schema seen = new HsqldbCatalog().read(reader, List.of("PUBLIC", "OTHER"));
            assertThat(seen).isEqualTo(schema);
        }
    }
}
