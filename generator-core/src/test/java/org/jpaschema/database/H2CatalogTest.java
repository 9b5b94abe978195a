package org.jpaschema.database;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.stream.Stream;
import org.jpaschema.TestDatabases;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Origin;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H2CatalogTest {

    private Connection connection;
    private Schema schema;
    private Table customer;

    @BeforeAll
    void read() throws Exception {
        connection = TestDatabases.h2();
        fill(connection);
        schema = new H2Catalog().read(connection, List.of("PUBLIC", "OTHER", "MISSING"));
        customer = table("CUSTOMER");
    }

    private static void fill(Connection connection) throws Exception {
        try (InputStream in = H2CatalogTest.class.getResourceAsStream("h2.sql");
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
                        of("PUBLIC", "LINE_DETAIL"));
        assertThat(schema.extensions()).isEmpty();
        assertThat(schema.enumTypes()).isEmpty();
        assertThat(new H2Catalog().read(connection, List.of("OTHER")).tables())
                .containsExactly(schema.tables().get(0));
    }

    @Test
    void readsColumns() {
        assertThat(customer.comment()).isEqualTo("who buys, isn't it");
        assertThat(customer.columns())
                .containsExactly(
                        column("ID", "BIGINT", false, "", Identity.BY_DEFAULT),
                        column("NUMBER", "BIGINT", true, "NEXT VALUE FOR \"PUBLIC\".\"NUMBERS\"", Identity.NONE),
                        new Column(
                                "EMAIL",
                                "CHARACTER VARYING(255)",
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                Identity.NONE,
                                "",
                                "one a customer",
                                Origin.NONE),
                        column("NAME", "CHARACTER VARYING(100)", true, "", Identity.NONE),
                        column("Mixed", "INTEGER", true, "", Identity.NONE),
                        column("BALANCE", "NUMERIC(38, 2)", false, "0", Identity.NONE),
                        column("COUNTRY", "CHARACTER(2)", true, "", Identity.NONE),
                        column("FEELING", "ENUM('sad', 'ok')", true, "'ok'", Identity.NONE),
                        column("TAGS", "CHARACTER VARYING(20) ARRAY", true, "", Identity.NONE),
                        column("SHORT", "CHARACTER VARYING(7)", true, "", Identity.NONE),
                        column("CREATED", "TIMESTAMP(6) WITH TIME ZONE", true, "CURRENT_TIMESTAMP", Identity.NONE),
                        Column.of("TWICE", "INTEGER").withGeneratedAs(Optional.of("\"Mixed\" * 2")),
                        column("RATIO", "DOUBLE PRECISION", true, "", Identity.NONE));
        assertThat(table("LINE").columns().get(0).identity()).isEqualTo(Identity.ALWAYS);
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
                .containsExactly(new Check("CUSTOMER_MIXED", true, "\"Mixed\" BETWEEN 0 AND 2", ""));
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
        assertThat(table("LINE_DETAIL").foreignKeys())
                .containsExactly(
                        key("SWAPPED", List.of("X", "Y"), List.of("A", "B"), ReferentialAction.CASCADE),
                        key(
                                "TO_PRIMARY",
                                List.of("P", "C"),
                                List.of("POSITION", "CUSTOMER"),
                                ReferentialAction.NO_ACTION));
    }

    private static ForeignKey key(
            String name, List<String> columns, List<String> referenced, ReferentialAction onDelete) {
        return new ForeignKey(
                name, true, columns, of("PUBLIC", "LINE"), referenced, onDelete, ReferentialAction.NO_ACTION);
    }

    @Test
    void readsAForeignKeyToASchemaThatIsNotAskedFor() throws SQLException {
        Schema alone = new H2Catalog().read(connection, List.of("PUBLIC"));
        assertThat(alone.table(of("PUBLIC", "CUSTOMER"))).contains(customer);
    }

    @Test
    void readsIndexesButNotThoseThatH2Makes() {
        assertThat(customer.indexes())
                .containsExactly(
                        index("CUSTOMER_COUNTRY_INDEX", Index.Part.column("COUNTRY")),
                        index(
                                "CUSTOMER_CREATED",
                                new Index.Part("CREATED", false, true, ""),
                                Index.Part.column("BALANCE")),
                        new Index("CUSTOMER_HASH", true, List.of(Index.Part.column("NAME")), false, "", "HASH"),
                        index(
                                "CUSTOMER_NULLS",
                                new Index.Part("CREATED", false, true, "NULLS FIRST"),
                                new Index.Part("BALANCE", false, false, "NULLS LAST")));
        assertThat(table("LINE_DETAIL").indexes()).isEmpty();
    }

    private static Index index(String name, Index.Part... parts) {
        return new Index(name, true, List.of(parts), false, "", "");
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

    @Test
    void readsTheSameAfterAFileIsOpenedAgain(@TempDir Path directory) throws Exception {
        String url = "jdbc:h2:file:" + directory.resolve("shop");
        try (Connection file = DriverManager.getConnection(url)) {
            fill(file);
        }
        try (Connection file = DriverManager.getConnection(url)) {
            Schema again = new H2Catalog().read(file, List.of("PUBLIC", "OTHER"));
            assertThat(withoutGeneratedNames(again)).isEqualTo(withoutGeneratedNames(schema));
        }
    }

    private static List<Table> withoutGeneratedNames(Schema schema) {
        return schema.tables().stream()
                .map(table -> table.withPrimaryKey(table.primaryKey().map(key -> new PrimaryKey("", key.columns())))
                        .withUniqueKeys(table.uniqueKeys().stream()
                                .map(key -> key.name().startsWith("CONSTRAINT_") ? key.withName("") : key)
                                .toList()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                ";MODE=PostgreSQL",
                ";MODE=MySQL;DATABASE_TO_UPPER=FALSE",
                ";MODE=Oracle;DEFAULT_NULL_ORDERING=LAST",
                ";MODE=MSSQLServer;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                ";DEFAULT_NULL_ORDERING=FIRST"
            })
    void readsInEveryMode(String settings) throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:h2:mem:" + settings);
                Statement statement = other.createStatement()) {
            statement.execute("create table things (id integer primary key, name varchar(9) default 'x' not null)");
            statement.execute("create index things_name on things (name desc, id)");
            Schema read = new H2Catalog().read(other, List.of(other.getSchema()));
            Table things = read.tables().get(0);
            assertThat(things.name().name()).isEqualToIgnoringCase("things");
            assertThat(things.columns().stream().map(Column::type)).containsExactly("INTEGER", "CHARACTER VARYING(9)");
            assertThat(things.primaryKey()).isPresent();
            assertThat(things.indexes().stream()
                            .flatMap(index -> index.parts().stream())
                            .map(Index.Part::options))
                    .containsExactlyElementsOf(Stream.of("", "").toList());
        }
    }
}
