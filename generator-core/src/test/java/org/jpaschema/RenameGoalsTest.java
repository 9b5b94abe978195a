package org.jpaschema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.entity.ModelSource;
import org.jpaschema.entity.Sources;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renames from entities to rows and back, through the goals. */
class RenameGoalsTest {

    private static final String V1 =
            """
            @Entity @Table(name = "orders") class Order {
                @Id @GeneratedValue Long id;
                @Column(name = "total", nullable = false) java.math.BigDecimal price;
                @Column(unique = true, length = 20) String code;
                @Enumerated(EnumType.STRING) Kind kind;
                @ManyToOne @JoinColumn(name = "buyer_id") Buyer buyer;
            }
            @Entity class Buyer { @Id Long id; }
            enum Kind { A, B }
            """;
    /** The attributes have other columns and the class another table. */
    private static final String CERTAIN = V1.replace("\"orders\"", "\"purchases\"")
            .replace("\"total\"", "\"amount\"")
            .replace("\"buyer_id\"", "\"customer_id\"");
    /** The attributes are others themselves. */
    private static final String OPEN = V1.replace(
                    "\"total\", nullable = false) java.math.BigDecimal price",
                    "\"amount\", nullable = false) java.math.BigDecimal sum")
            .replace("String code", "String reference");

    /** The same, and more is demanded of the columns. */
    private static final String STRICTER = CERTAIN.replace(
                    "@Column(unique = true, length = 20) String code",
                    "@Column(name = \"reference\", unique = true, length = 10, nullable = false) String code")
            .replace("@JoinColumn(name = \"customer_id\")", "@JoinColumn(name = \"customer_id\", nullable = false)");

    @TempDir
    static Path classes;

    @TempDir
    Path directory;

    /** Proofs are others' to test; one here shows that a rename has one. */
    private String scratch = "none";

    private final Deque<Boolean> answers = new ArrayDeque<>();
    private final List<String> lines = new ArrayList<>();
    private Connection connection;

    @BeforeAll
    static void compile() throws Exception {
        String ordinals = V1.replace("Buyer buyer;", "Buyer buyer; @Enumerated Kind place;");
        for (Map.Entry<String, String> model : Map.of(
                        "v1", V1,
                        "certain", CERTAIN,
                        "open", OPEN,
                        "stricter", STRICTER,
                        "value", V1.replace("{ A, B }", "{ A, C }"),
                        "ordinals", ordinals,
                        "reordered", ordinals.replace("{ A, B }", "{ B, A }"),
                        "inserted", ordinals.replace("{ A, B }", "{ A, C, B }"),
                        "appended", ordinals.replace("{ A, B }", "{ A, C, B, D }"))
                .entrySet()) {
            Path directory = Files.createDirectory(classes.resolve(model.getKey()));
            Sources.compile(Map.of("shop", model.getValue()), HibernateLine.LINE_7_4.jars(), directory);
        }
    }

    @BeforeEach
    void onH2() throws Exception {
        connection = TestDatabases.h2();
        createdAndFilled();
    }

    private void createdAndFilled() throws Exception {
        goals("v1").diff();
        goals("v1").apply();
        TestProject.execute(connection, "insert into buyer values (3)");
        TestProject.execute(
                connection, "insert into orders (id, total, code, kind, buyer_id) values (1, 9.5, 'x', 'B', 3)");
    }

    @Test
    void whatIsCertainIsRenamedWithoutAsking() throws Exception {
        assertThat(TestProject.strings(connection, "select next value for orders_seq"))
                .containsExactly("1");
        scratch = "embedded";
        String migration = written(goals("certain"));
        assertThat(migration)
                .contains("Renames table ORDERS to PURCHASES [Order]")
                .contains("Renames column PURCHASES.TOTAL to AMOUNT [Order.price]")
                .contains("Renames column PURCHASES.BUYER_ID to CUSTOMER_ID [Order.buyer]")
                .contains("Renames sequence ORDERS_SEQ to PURCHASES_SEQ")
                .doesNotContain("unproven")
                .doesNotContain("drop column", "drop table", "[loses: ");
        goals("certain").apply();
        assertThat(TestProject.strings(
                        connection, "select amount || code || kind || customer_id from purchases where id = 1"))
                .containsExactly("9.50xB3");
        assertThat(TestProject.strings(connection, "select next value for purchases_seq"))
                .containsExactly("51");
        assertThat(goals("certain").check().differences()).isZero();
        assertThat(goals("certain").diff().migration()).isEmpty();

        goals("certain").rollback();
        assertThat(TestProject.strings(connection, "select total || code || kind || buyer_id from orders where id = 1"))
                .containsExactly("9.50xB3");
        assertThat(goals("v1").check().differences()).isZero();
    }

    @Test
    void theLiveDataIsAskedByItsNamesOfToday() throws Exception {
        connection = TestDatabases.postgresql();
        directory = Files.createDirectory(directory.resolve("postgresql"));
        createdAndFilled();
        TestProject.execute(connection, "analyze");
        String migration = written(goals("stricter"));
        assertThat(migration)
                .contains("Renames table orders to purchases [Order]", "Renames column purchases.code to reference")
                .contains("Changes the nullability of column purchases.reference from null to not null")
                .doesNotContain("not looked at");
        goals("stricter").apply();
        assertThat(TestProject.strings(connection, "select reference || customer_id from purchases"))
                .containsExactly("x3");
        goals("stricter").rollback();
        assertThat(goals("v1").check().differences()).isZero();
    }

    @Test
    void inBatchItStopsWithTheWordsThatDecide() throws Exception {
        Map<String, String> before = files();
        assertThat(failure("open"))
                .contains("'-Dschema.rename=ORDERS.TOTAL->AMOUNT'")
                .contains("'-Dschema.rename=ORDERS.TOTAL!->AMOUNT'")
                .contains("'-Dschema.rename=ORDERS.CODE->REFERENCE'");
        assertThat(files()).isEqualTo(before);
        assertThat(failure("open", "orders.total->amount"))
                .contains("ORDERS.CODE")
                .doesNotContain("ORDERS.TOTAL");
        assertThat(failure("open", "orders.total->amount", "orders.code!->reference", "orders.code->nothing"))
                .contains("orders.code->nothing is of no use");
        assertThat(failure("v1", "orders.total!->amount")).contains("is of no use");
    }

    @Test
    void aHintOfTheRunDecidesAndIsKept() throws Exception {
        String migration = written(goals("open", "orders.total->amount", "orders.code!->reference"));
        assertThat(migration)
                .contains("Renames column ORDERS.TOTAL to AMOUNT")
                .contains("Drops column ORDERS.CODE")
                .contains("Adds column ORDERS.REFERENCE");
        assertThat(directory.resolve("resources/db/changelog/schema.renames"))
                .content()
                .contains("orders.total->amount\norders.code!->reference\n");
    }

    @Test
    void aHintBesideTheMigrationsDecides() throws Exception {
        Files.writeString(
                directory.resolve("resources/db/changelog/schema.renames"),
                "# of old\nother.a->b\n\norders.total->amount\norders.code->reference\n");
        assertThat(written(goals("open"))).contains("to AMOUNT").contains("to REFERENCE");
    }

    @Test
    void onATerminalItIsAsked() throws Exception {
        answers.addAll(List.of(true, false));
        assertThat(written(goals("open"))).contains("Renames column ORDERS.").contains("Drops column ORDERS.");
        assertThat(answers).isEmpty();
        assertThat(directory.resolve("resources/db/changelog/schema.renames"))
                .content()
                .contains("->", "!->");
    }

    @Test
    void anExplanationTellsTheRename() throws Exception {
        for (String name : List.of("orders.total", "purchases.amount", "Order.price")) {
            lines.clear();
            goals("certain").explain(name);
            assertThat(lines)
                    .contains("column PURCHASES.AMOUNT", "  difference: Renames column PURCHASES.TOTAL to AMOUNT")
                    .noneMatch(l -> l.contains("Drops") || l.contains("Adds"));
        }
        lines.clear();
        goals("open").explain("orders.total");
        assertThat(lines).contains("  may be renamed, schema:diff asks: ORDERS.TOTAL->AMOUNT or ORDERS.TOTAL!->AMOUNT");
    }

    @Test
    void aHintThatHasServedIsSaid() throws Exception {
        Files.writeString(
                directory.resolve("resources/db/changelog/schema.renames"),
                "orders.sum->total\nkind.Z->B\nkind.A!->C\norders.total!->amount\nbuyer->customer\n");
        goals("v1").diff();
        assertThat(lines)
                .filteredOn(l -> l.startsWith("schema.renames: "))
                .extracting(l -> l.replaceAll(" has served.*", ""))
                .containsExactly("schema.renames: orders.sum->total", "schema.renames: kind.Z->B");
    }

    @Test
    void aValueOfAnEnumIsAskedForOnceAndRenamedWithItsRows() throws Exception {
        assertThat(failure("value"))
                .contains("Kind has a new value C, and B is gone. Is it B under a new name?")
                .contains("'-Dschema.rename=Kind.B->C'", "'-Dschema.rename=Kind.B!->C'");
        assertThat(failure("value").lines().filter(l -> l.contains("Kind.B->C")))
                .hasSize(1);
        answers.add(true);
        scratch = "embedded";
        assertThat(written(goals("value")))
                .contains("Renames value B of column ORDERS.KIND to C [Order.kind]")
                .contains("[compatibility.rename]")
                .doesNotContain("unproven")
                .doesNotContain("[data.remove-enum-value]", "[loses: ");
        goals("value").apply();
        assertThat(TestProject.strings(connection, "select kind from orders")).containsExactly("C");
        assertThat(goals("value").check().differences()).isZero();
        goals("value").rollback();
        assertThat(TestProject.strings(connection, "select kind from orders")).containsExactly("B");
    }

    @Test
    void constantsWithOtherOrdinalsAreDangerous() throws Exception {
        goals("ordinals").diff();
        goals("ordinals").apply();
        lines.clear();
        assertThat(goals("reordered").diff().migration()).isEmpty();
        assertThat(lines)
                .anyMatch(l -> l.startsWith("danger: Column ORDERS.PLACE [Order.place] keeps the ordinals")
                        && l.contains("A was 0 and is 1, B was 1 and is 0")
                        && l.contains("update orders set place = case place when 0 then 1 when 1 then 0 end")
                        && l.endsWith("[data.reordered-ordinal]"));
        lines.clear();
        assertThat(written(goals("inserted")))
                .contains("Risk: danger")
                .contains("B was 1 and is 2", "[data.reordered-ordinal]")
                .doesNotContain("hygiene.reordered-enum");
        goals("inserted").apply();
        lines.clear();
        goals("appended").diff();
        assertThat(lines).noneMatch(l -> l.contains("ordinal"));
    }

    @Test
    void aCheckNeverAsksAndShowsBoth() throws Exception {
        answers.addAll(List.of(true, true));
        // Two columns that go, two that come, and a unique key with one of either.
        assertThat(goals("open").check().differences()).isEqualTo(6);
        assertThat(answers).hasSize(2);
    }

    private static String written(SchemaTool tool) throws Exception {
        return Files.readString(tool.diff().migration().orElseThrow());
    }

    private String failure(String model, String... renames) throws Exception {
        try {
            goals(model, renames).diff();
        } catch (SchemaException e) {
            return e.getMessage();
        }
        throw new AssertionError("It did not stop");
    }

    private Map<String, String> files() throws Exception {
        return TestProject.on(connection, directory).files();
    }

    private SchemaTool goals(String model, String... renames) throws Exception {
        return new SchemaTool(settings(model, renames), new Asked());
    }

    private Settings settings(String model, String... renames) throws Exception {
        ModelSource source = new ModelSource(
                List.of(classes.resolve(model)),
                TestProject.source().classpath(),
                List.of(),
                List.of("shop"),
                Map.of());
        Settings s = TestSettings.of(connection, source, directory);
        return TestSettings.with(
                s, true, s.safety().withRenames(List.of(renames)).withScratch(scratch));
    }

    /** Answers as long as there are answers. */
    private final class Asked implements Console {

        @Override
        public void debug(String line) {}

        @Override
        public void info(String line) {
            lines.add(line);
        }

        @Override
        public void warn(String line) {
            lines.add(line);
        }

        @Override
        public void error(String line) {}

        @Override
        public Optional<Boolean> ask(String question) {
            return Optional.ofNullable(answers.poll());
        }

        @Override
        public boolean color() {
            return false;
        }
    }
}
