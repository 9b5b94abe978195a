package org.jpaschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.entity.ModelSource;
import org.jpaschema.entity.Sources;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A migration in parts, through the goals: beside a released version, with deprecated columns, with drops that wait. */
class RolloutGoalsTest {

    private static final String V1 =
            """
            @Entity @Table(name = "orders") class Order {
                @Id Long id;
                @Column(nullable = false) int total;
                @Column(length = 20) String code;
                String note;
                @Enumerated(EnumType.STRING) Kind kind;
            }
            enum Kind { A, B }
            """;
    /** What an application of the first version could not live with, of each kind. */
    private static final String V2 =
            """
            @Entity @Table(name = "orders") class Order {
                @Id Long id;
                @Column(nullable = false) short priority;
                @Column(length = 10) String code;
                @Column(nullable = false) String note;
                @Enumerated(EnumType.STRING) Kind kind;
                @ManyToOne(optional = false) @JoinColumn(name = "buyer_id",
                        foreignKey = @ForeignKey(name = "orders_buyer_id_fk")) Buyer buyer;
            }
            @Entity @Table(name = "buyer") class Buyer { @Id Long id; }
            enum Kind { B, C }
            """;

    private static final String WITHOUT_TOTAL = V1.replace("@Column(nullable = false) int total;", "");
    private static final String RETYPED = V1.replace("int total", "String total");

    /** What becomes of the changes on PostgreSQL, in order. */
    private static final List<String> PARTS = List.of(
            "expand: Drops check orders_kind_check of orders ((kind)::text = ANY ((ARRAY['A'::character varying,"
                    + " 'B'::character varying])::text[]))",
            "expand: Adds table buyer (1 column)",
            "expand: Adds column orders.priority (smallint default 0 not null)",
            "expand: Adds column orders.buyer_id (bigint)",
            "expand: Changes the nullability of column orders.total from not null to null",
            "expand: Adds foreign key orders_buyer_id_fk of orders (buyer_id → buyer(id))",
            "contract: Changes the type of column orders.code from character varying(20) to character varying(10)",
            "contract: Changes the default of column orders.priority from 0 to no default",
            "contract: Changes the nullability of column orders.buyer_id from null to not null",
            "contract: Changes the nullability of column orders.note from null to not null",
            "contract: Adds check orders_kind_check of orders (kind in ('B','C'))",
            "destructive,contract,held: Drops column orders.total (integer)"
                    + " [loses: column orders.total and its values]");

    enum Server {
        H2,
        POSTGRESQL;

        Connection open() throws SQLException {
            return this == H2 ? TestDatabases.h2() : TestDatabases.postgresql();
        }
    }

    @TempDir
    static Path classes;

    @TempDir
    Path directory;

    private final TestConsole console = new TestConsole();
    private Connection connection;

    @BeforeAll
    static void compile() throws Exception {
        for (Map.Entry<String, String> model : Map.of("v1", V1, "v2", V2, "without", WITHOUT_TOTAL, "retyped", RETYPED)
                .entrySet()) {
            Path directory = Files.createDirectory(classes.resolve(model.getKey()));
            Sources.compile(Map.of("shop", model.getValue()), HibernateLine.LINE_7_4.jars(), directory);
        }
    }

    private void start(Server server) throws Exception {
        connection = server.open();
        tool("v1", "hold", Optional.empty()).diff();
        tool("v1", "hold", Optional.empty()).apply();
        Files.copy(changelog("schema.json"), directory.resolve("released.json"));
        insertOld(1);
    }

    /** As the first version of the application does it. */
    private void insertOld(int id) throws SQLException {
        TestProject.execute(
                connection, "insert into orders (id, total, code, note, kind) values (" + id + ", 5, 'x', 'n', 'A')");
    }

    private void insertNew(int id) throws SQLException {
        TestProject.execute(
                connection,
                "insert into orders (id, priority, code, note, kind, buyer_id) values (" + id
                        + ", 7, 'x', 'n', 'C', null)");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void bothVersionsRunBetweenExpandAndContract(Server server) throws Exception {
        start(server);
        Optional<String> released = Optional.of("released.json");
        Files.writeString(changelog("schema.renames"), "Kind.A!->C\n");
        Path file = tool("v2", "hold", released).diff().migration().orElseThrow();
        assertThat(Files.readString(file))
                .contains("labels:destructive,contract,held")
                .doesNotContain("[compatibility.drop]")
                .contains(server == Server.H2 ? "sha256:" : "unproven")
                .doesNotContain("not looked at");
        assertThat(console.toString()).contains("-Dschema.contract=true").doesNotContain("[compatibility.drop]");
        assertThat(Files.readString(file))
                .contains("(contract)")
                .contains(server == Server.H2 ? "the new version and the released version can live with it" : "");
        if (server == Server.POSTGRESQL) {
            assertThat(parts(file)).containsExactlyElementsOf(PARTS);
        }

        tool("v2", "hold", released).apply();
        insertOld(2);
        TestProject.execute(connection, "update orders set kind = 'B' where kind = 'A'");
        insertNew(3);
        assertThat(TestProject.strings(connection, "select priority from orders where id = 2"))
                .containsExactly("0");
        assertThat(tool("v2", "hold", released).diff().migration()).isEmpty();
        assertThat(tool("v2", "hold", released).check().drift()).isFalse();
        console.clear();
        tool("v2", "hold", released).status();
        assertThat(console.toString())
                .contains("(contract)")
                .contains("Waiting until no application of the released version runs:")
                .contains("Drift:        no");

        allowed("v2", "hold").apply(false);
        assertThat(columns()).as("a yes to losses alone contracts nothing").contains("total");
        assertThatThrownBy(() -> tool("v2", "hold", released).apply(true))
                .isInstanceOf(SchemaException.class)
                .hasMessageMatching("(?is).*orders.buyer_id becomes mandatory, but rows have NULL there.*");
        TestProject.execute(connection, "insert into buyer values (1)");
        TestProject.execute(connection, "update orders set buyer_id = 1");
        tool("v2", "hold", released).apply(true);
        assertThat(columns()).as("what loses data needs its own yes").contains("total");
        allowed("v2", "hold").apply(true);
        assertThat(columns()).doesNotContain("total");
        assertThat(tool("v2", "hold", Optional.empty()).check().differences()).isZero();
    }

    @Test
    void aReleaseThatNobodyHasIsRefusedEvenWhenNothingDiffers() throws Exception {
        start(Server.H2);
        assertThatThrownBy(() -> tool("v1", "hold", Optional.of("v9")).diff())
                .hasMessageContaining("schema.released=v9 is neither a file nor a tag");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void whatServesNeitherVersionIsRefused(Server server) throws Exception {
        start(server);
        assertThatThrownBy(() ->
                        tool("retyped", "hold", Optional.of("released.json")).diff())
                .isInstanceOf(SchemaException.class)
                .hasMessageMatching("(?is).*column orders[.]total.*")
                .hasMessageContaining("nothing serves both")
                .hasMessageContaining("leave out schema.released");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void whatIsDeprecatedStaysUntilADiffDropsIt(Server server) throws Exception {
        start(server);
        tool("without", "deprecate", Optional.empty()).diff();
        tool("without", "deprecate", Optional.empty()).apply();
        insertOld(2);
        TestProject.execute(connection, "insert into orders (id, note) values (3, 'n')");
        assertThat(tool("without", "deprecate", Optional.empty()).check().drift())
                .isFalse();
        assertThat(tool("without", "deprecate", Optional.empty()).diff().migration())
                .isEmpty();
        assertThat(console.toString()).contains("marked as deprecated; schema:diff -Dschema.destructive=hold writes");

        Path file = tool("without", "hold", Optional.empty()).diff().migration().orElseThrow();
        assertThat(Files.readString(file)).contains("Drops column").contains("labels:destructive,held");
        allowed("without", "hold").apply(false);
        assertThat(columns()).doesNotContain("total");

        allowed("without", "hold").rollback();
        allowed("without", "hold").rollback();
        assertThat(tool("v1", "hold", Optional.empty()).check().differences()).isZero();
        assertThat(TestProject.strings(connection, "select total from orders order by id"))
                .containsExactly("0", "0", "0");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void whatIsHeldBackStopsNoInsertAndIsNoDrift(Server server) throws Exception {
        start(server);
        tool("without", "hold", Optional.empty()).diff();
        tool("without", "hold", Optional.empty()).apply();
        insertOld(2);
        TestProject.execute(connection, "insert into orders (id, note) values (3, 'n')");
        console.clear();
        assertThat(tool("without", "hold", Optional.empty()).check().drift()).isFalse();
        assertThat(console.toString()).contains("apart from what is held back");

        assertThatThrownBy(() -> tool("v1", "hold", Optional.empty()).diff())
                .hasMessageContaining("waits, and the entities no longer ask for it: Drops column")
                .hasMessageContaining("delete the changeset from its file");
    }

    /** The label and the comment of each changeset. */
    private static List<String> parts(Path file) throws Exception {
        return Pattern.compile("--changeset .*? labels:(\\S+).*\\R--comment: (.*)")
                .matcher(Files.readString(file))
                .results()
                .map(r -> r.group(1) + ": " + r.group(2))
                .toList();
    }

    private List<String> columns() throws SQLException {
        return TestProject.strings(
                connection,
                "select lower(column_name) from information_schema.columns where lower(table_name) = 'orders'");
    }

    private Path changelog(String name) {
        return directory.resolve("resources/db/changelog").resolve(name);
    }

    private SchemaTool allowed(String model, String destructive) throws Exception {
        return new SchemaTool(
                TestSettings.with(settings(model), true, Safety.DEFAULT.withDestructive(destructive)), console);
    }

    private SchemaTool tool(String model, String destructive, Optional<String> released) throws Exception {
        Safety safety = Safety.DEFAULT
                .withDestructive(destructive)
                // Proofs on each engine are others' to test.
                .withScratch(connection.getMetaData().getURL().contains(":h2:") ? "embedded" : "none")
                .withReleased(released);
        return new SchemaTool(TestSettings.with(settings(model), false, safety), console);
    }

    private Settings settings(String model) throws Exception {
        ModelSource source = new ModelSource(
                List.of(classes.resolve(model)),
                TestProject.source().classpath(),
                List.of(),
                List.of("shop"),
                Map.of());
        return TestSettings.of(connection, source, directory);
    }
}
