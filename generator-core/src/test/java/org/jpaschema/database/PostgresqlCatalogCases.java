package org.jpaschema.database;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jpaschema.schema.QualifiedName.of;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
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

/** What the reader must find in one database with a bit of everything; on each PostgreSQL that a subclass brings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PostgresqlCatalogCases {

    private Connection connection;
    private Schema schema;
    private Table customer;

    abstract Connection database() throws SQLException;

    @BeforeAll
    void read() throws Exception {
        connection = database();
        try (InputStream in = PostgresqlCatalogCases.class.getResourceAsStream("postgresql.sql");
                Statement statement = connection.createStatement()) {
            statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        schema = new PostgresqlCatalog().read(connection, List.of("public", "other", "missing"));
        customer = table("customer");
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
    }

    private Table table(String name) {
        return schema.table(of("public", name)).orElseThrow();
    }

    @Test
    void listsWhatIsThere() {
        assertThat(schema.namespaces()).containsExactly("other", "public");
        assertThat(schema.extensions()).containsExactly("citext", "hstore", "plpgsql");
        assertThat(schema.tables().stream().map(Table::name))
                .containsExactly(
                        of("other", "country"),
                        of("public", "customer"),
                        of("public", "event"),
                        of("public", "event_2026"),
                        of("public", "line"),
                        of("public", "line_detail"),
                        of("public", "refers"));
    }

    @Test
    void readsOnlyTheSchemasAskedFor() throws SQLException {
        Schema other = new PostgresqlCatalog().read(connection, List.of("other"));
        assertThat(other.tables()).containsExactly(schema.tables().get(0));
        assertThat(other.sequences()).containsExactly(new Sequence(of("other", "countdown"), -1, -1, ""));
        assertThat(other.enumTypes()).isEmpty();
        assertThat(new PostgresqlCatalog().read(connection, List.of("missing")).tables())
                .isEmpty();
    }

    @Test
    void readsColumns() {
        assertThat(customer.comment()).isEqualTo("who buys, isn't it");
        assertThat(customer.columns())
                .containsExactly(
                        column("id", "bigint", false, "", Identity.BY_DEFAULT),
                        column("strict", "integer", false, "", Identity.ALWAYS),
                        column("serial_number", "bigint", false, "", Identity.SERIAL),
                        column("number", "bigint", true, "nextval('numbers'::regclass)", Identity.NONE),
                        new Column(
                                "email",
                                "character varying(255)",
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                Identity.NONE,
                                "",
                                "one a customer",
                                Origin.NONE),
                        new Column(
                                "name",
                                "character varying(100)",
                                true,
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                Identity.NONE,
                                "C",
                                "",
                                Origin.NONE),
                        column("Mixed", "integer", true, "", Identity.NONE),
                        column("balance", "numeric(38,2)", false, "0", Identity.NONE),
                        column("country", "character(2)", true, "", Identity.NONE),
                        column("feeling", "mood", true, "'ok'::mood", Identity.NONE),
                        column("tags", "character varying(20)[]", true, "", Identity.NONE),
                        column("attributes", "jsonb", true, "'{}'::jsonb", Identity.NONE),
                        column("code", "citext", true, "", Identity.NONE),
                        column("created", "timestamp(6) with time zone", true, "CURRENT_TIMESTAMP", Identity.NONE),
                        Column.of("twice", "integer")
                                .withGeneratedAs(Optional.of("\"Mixed\" * 2"))
                                .withStored(true),
                        column("part", "int4range", true, "", Identity.NONE));
    }

    private static Column column(String name, String type, boolean nullable, String defaultValue, Identity identity) {
        return Column.of(name, type)
                .withNullable(nullable)
                .withDefault(Optional.of(defaultValue).filter(text -> !text.isEmpty()))
                .withIdentity(identity);
    }

    @Test
    void readsKeysAndChecks() {
        assertThat(customer.primaryKey()).contains(new PrimaryKey("customer_pk", List.of("id")));
        assertThat(table("line").primaryKey()).contains(new PrimaryKey("line_pkey", List.of("position", "customer")));
        assertThat(customer.uniqueKeys())
                .containsExactly(
                        new UniqueKey("customer_bare", true, List.of("code", "Mixed"), true),
                        new UniqueKey("customer_bare_include", true, List.of("Mixed"), true),
                        new UniqueKey("customer_email", true, List.of("email"), false),
                        new UniqueKey("customer_name", true, List.of("name", "email"), false));
        assertThat(customer.checks())
                .containsExactly(new Check("customer_mixed", true, "(\"Mixed\" >= 0) AND (\"Mixed\" <= 2)", ""));
        assertThat(table("line_detail").checks()).containsExactly(new Check("unvalidated_check", true, "x > 0", ""));
    }

    @Test
    void readsForeignKeys() {
        assertThat(customer.foreignKeys())
                .containsExactly(new ForeignKey(
                        "customer_country",
                        true,
                        List.of("country"),
                        of("other", "country"),
                        List.of("code"),
                        ReferentialAction.SET_NULL,
                        ReferentialAction.CASCADE));
        assertThat(table("line_detail").foreignKeys())
                .containsExactly(
                        key("swapped", List.of("x", "y"), "line", List.of("a", "b"), ReferentialAction.CASCADE),
                        key(
                                "to_primary",
                                List.of("p", "c"),
                                "line",
                                List.of("position", "customer"),
                                ReferentialAction.NO_ACTION),
                        key("unvalidated", List.of("c"), "customer", List.of("id"), ReferentialAction.RESTRICT));
        assertThat(table("refers").foreignKeys())
                .containsExactly(key(
                        "refers_event",
                        List.of("event_id", "event_at"),
                        "event",
                        List.of("id", "at"),
                        ReferentialAction.NO_ACTION));
    }

    private static ForeignKey key(
            String name, List<String> columns, String table, List<String> referenced, ReferentialAction onDelete) {
        return new ForeignKey(
                name, true, columns, of("public", table), referenced, onDelete, ReferentialAction.NO_ACTION);
    }

    @Test
    void readsIndexes() {
        Map<String, Index> indexes = customer.indexes().stream().collect(toMap(Index::name, index -> index));
        assertThat(indexes.values())
                .containsExactlyInAnyOrder(
                        index("customer (odd", Index.Part.column("Mixed")),
                        index("customer_created", part("created", true, ""), Index.Part.column("balance")),
                        index(
                                "customer_nulls",
                                part("created", true, "NULLS LAST"),
                                part("balance", false, "NULLS FIRST")),
                        index(
                                "customer_lower",
                                new Index.Part("lower((email)::text)", true, false, ""),
                                new Index.Part("balance + (1)::numeric", true, true, "")),
                        new Index(
                                "customer_partial",
                                true,
                                List.of(Index.Part.column("country")),
                                false,
                                "balance > (0)::numeric",
                                ""),
                        new Index(
                                "customer_tags",
                                true,
                                List.of(part("attributes", false, "jsonb_path_ops")),
                                false,
                                "",
                                "gin"),
                        index(
                                "customer_pattern",
                                part("email", true, "varchar_pattern_ops"),
                                part("name", false, "COLLATE \"POSIX\"")),
                        index("customer_include", part("country", false, "INCLUDE (balance, email)")),
                        new Index(
                                "customer_bare_partial",
                                true,
                                List.of(Index.Part.column("code")),
                                true,
                                "country = 'DE'::bpchar",
                                ""),
                        new Index(
                                "customer_bare_lower",
                                true,
                                List.of(new Index.Part("lower((name)::text)", true, false, "")),
                                true,
                                "",
                                ""));
    }

    private static Index index(String name, Index.Part... parts) {
        return new Index(name, true, List.of(parts), false, "", "");
    }

    private static Index.Part part(String column, boolean descending, String options) {
        return new Index.Part(column, false, descending, options);
    }

    @Test
    void readsSequencesAndEnumTypes() {
        assertThat(schema.sequences())
                .containsExactly(
                        new Sequence(of("other", "countdown"), -1, -1, ""),
                        new Sequence(of("public", "customer_id_seq"), 1, 1, "customer.id"),
                        new Sequence(of("public", "customer_serial_number_seq"), 1, 1, "customer.serial_number"),
                        new Sequence(of("public", "customer_strict_seq"), 100, 10, "customer.strict"),
                        new Sequence(of("public", "numbers"), 5, 50, ""));
        assertThat(schema.enumTypes())
                .containsExactly(
                        new EnumType(of("public", "mood"), List.of("sad", "ok", "happy"), true),
                        new EnumType(of("public", "plain"), List.of("b", "a"), false));
    }

    @Test
    void readsViewsWithTheColumnsTheyUse() {
        assertThat(schema.views()).extracting(View::name).containsExactly(of("public", "rich"), of("public", "totals"));
        assertThat(schema.views().get(0).uses())
                .containsExactly("public.customer.balance", "public.customer.email", "public.customer.id");
        assertThat(schema.views().get(0).query()).contains("FROM customer").doesNotContain(";");
        assertThat(schema.views().get(1).uses()).containsExactly("public.customer.balance", "public.customer.country");
    }

    @Test
    void namesWhatAModelCannotSay() {
        assertThat(customer.dependents())
                .containsExactly(
                        "constraint customer_country deferrable",
                        "constraint customer_name deferrable",
                        "exclusion constraint customer_part",
                        "trigger audit");
        assertThat(table("line").dependents()).containsExactly("row security policy only_some");
        assertThat(table("line_detail").dependents())
                .containsExactly(
                        "constraint unvalidated not validated",
                        "constraint unvalidated_check not validated",
                        "rule silent");
    }

    @Test
    void tellsAnInvalidIndexFromAGoodOne() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table twins (a integer); insert into twins values (1), (1)");
            assertThat(catching(statement, "create unique index concurrently broken on twins (a)"))
                    .contains("could not create unique index");
        }
        Table twins = new PostgresqlCatalog()
                .read(connection, List.of("public"))
                .table(of("public", "twins"))
                .orElseThrow();
        assertThat(twins.uniqueKeys()).isEmpty();
        assertThat(twins.indexes())
                .containsExactly(new Index("broken", true, List.of(part("a", false, "INVALID")), true, "", ""));
    }

    private static String catching(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return "";
        } catch (SQLException e) {
            return e.getMessage();
        }
    }

    @Test
    void readsNullsNotDistinctAsUnique() throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() < 15) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table alone (a integer, b integer, constraint one_null unique nulls not distinct (a));
                    create unique index one_null_b on alone (b) nulls not distinct;
                    create unique index one_null_part on alone (b) nulls not distinct where a > 0;
                    """);
        }
        Table alone = new PostgresqlCatalog()
                .read(connection, List.of("public"))
                .table(of("public", "alone"))
                .orElseThrow();
        assertThat(alone.uniqueKeys())
                .containsExactly(
                        new UniqueKey("one_null", true, List.of("a"), false),
                        new UniqueKey("one_null_b", true, List.of("b"), true));
        assertThat(alone.indexes().get(0).parts()).containsExactly(part("b", false, "NULLS NOT DISTINCT"));
        assertThat(alone.dependents())
                .containsExactly("unique key one_null nulls not distinct", "unique key one_null_b nulls not distinct");
    }
}
