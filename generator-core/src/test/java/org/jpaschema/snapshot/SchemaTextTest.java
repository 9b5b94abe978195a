package org.jpaschema.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTextTest {

    private static final QualifiedName ORDERS = QualifiedName.of("app", "orders");

    /** Everything that a schema can say, none of it as usual. */
    private static final Schema FULL = new Schema(
            List.of("", "app"),
            List.of(
                    new Table(
                            ORDERS,
                            List.of(
                                    Column.of("id", "bigint")
                                            .withNullable(false)
                                            .withIdentity(Identity.ALWAYS)
                                            .withOrigin(new Origin("com.shop.Order", "id", false)),
                                    Column.of("total", "numeric(10,2)")
                                            .withDefault(Optional.of("''"))
                                            .withCollation("C")
                                            .withComment("line\nbreak \"quoted\" \u2028 🙂")
                                            .withOrigin(new Origin(
                                                    "com.shop.Order",
                                                    "price.total",
                                                    true,
                                                    "com.shop.Kind",
                                                    List.of("A", "B"))),
                                    Column.of("tax", "text")
                                            .withGeneratedAs(Optional.of("total * 2"))
                                            .withStored(true)),
                            Optional.of(new PrimaryKey("", List.of("id"))),
                            List.of(
                                    new UniqueKey("", false, List.of("total"), false),
                                    new UniqueKey("", false, List.of("tax", "total"), true)),
                            List.of(new ForeignKey(
                                    "fk.a",
                                    true,
                                    List.of("total", "tax"),
                                    new QualifiedName("cat", "app", "a.b"),
                                    List.of("x", "y"),
                                    ReferentialAction.CASCADE,
                                    ReferentialAction.SET_DEFAULT)),
                            List.of(new Index(
                                    "ix",
                                    true,
                                    List.of(
                                            Index.Part.column("total"),
                                            new Index.Part("lower(tax)", true, true, "nulls last")),
                                    true,
                                    "total > 0",
                                    "gin")),
                            List.of(new Check("ck", true, "total > 0", "total")),
                            List.of("trigger audit"),
                            Map.of("table", "create table x", "index i", ""),
                            List.of("insert into orders values (1)"),
                            "comment",
                            new Origin("com.shop.Order", "", false)),
                    Table.of(QualifiedName.of("", "empty"), List.of())),
            List.of(new Sequence(QualifiedName.of("", "s"), Long.MIN_VALUE, -50, "orders.id")),
            List.of(new EnumType(QualifiedName.of("", "color"), List.of("RED", "it's"), true)),
            List.of(new View(QualifiedName.of("", "v"), "select 1", List.of("orders.id"))),
            List.of("citext"));

    @TempDir
    Path directory;

    @Test
    void whatIsWrittenIsRead() {
        String text = SchemaText.write(FULL);
        assertThat(SchemaText.read(text, "schema.json")).isEqualTo(FULL);
        assertThat(SchemaText.write(SchemaText.read(text, "schema.json"))).isEqualTo(text);
        assertThat(SchemaText.read(SchemaText.write(Schema.EMPTY), "schema.json"))
                .isEqualTo(Schema.EMPTY);
    }

    @Test
    void itHasAnObjectALine() {
        assertThat(SchemaText.write(FULL).lines())
                .startsWith("[", "{\"format\":1}", ",")
                .endsWith("]")
                .contains(
                        "{\"column\":\"id\",\"of\":[\"app\",\"orders\"],\"type\":\"bigint\",\"mandatory\":true,\"identity\":\"ALWAYS\",\"class\":\"com.shop.Order\",\"attribute\":\"id\"}")
                .allMatch(line -> line.matches("[\\[\\],]|\\{.*}"));
    }

    /** Neighbours are changed, and a last one is added, each on a branch of its own. */
    @Test
    void gitMergesWhatWasChangedInDifferentObjects() throws Exception {
        UnaryOperator<Table> one = t -> t.withColumns(t.columns().stream()
                .map(c -> c.name().equals("id") ? c.withComment("one") : c)
                .toList());
        UnaryOperator<Table> two = t -> t.withColumns(t.columns().stream()
                .map(c -> c.name().equals("total") ? c.withType("text") : c)
                .toList());
        Schema ours = with(FULL, one);
        Schema theirs = new Schema(
                FULL.namespaces(),
                with(FULL, two).tables(),
                FULL.sequences(),
                FULL.enumTypes(),
                List.of(FULL.views().get(0), new View(QualifiedName.of("", "w"), "select 2", List.of())),
                FULL.extensions());
        Path merged = Files.writeString(directory.resolve("ours"), SchemaText.write(ours));
        Path base = Files.writeString(directory.resolve("base"), SchemaText.write(FULL));
        Path other = Files.writeString(directory.resolve("theirs"), SchemaText.write(theirs));
        assertThat(new ProcessBuilder("git", "merge-file", merged.toString(), base.toString(), other.toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(SchemaText.read(Files.readString(merged), "schema.json")).isEqualTo(with(theirs, one));
    }

    private static Schema with(Schema schema, UnaryOperator<Table> change) {
        return new Schema(
                schema.namespaces(),
                schema.tables().stream().map(change).toList(),
                schema.sequences(),
                schema.enumTypes(),
                schema.views(),
                schema.extensions());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            `` | line 1
            {} | line 1: it does not begin with [
            [] | line 1: it says no format
            [\\n{"table":"t"}] | line 2: it does not begin with its format
            [\\n{"format":"x"}] | line 2: the field format must be a whole number
            [\\n{"format":2}] | has the format 2, and this version of JPA Schema reads the format 1
            [{"format":1},\\n<<<<<<< HEAD\\n{"table":"t"}] | line 2
            [{"format":1},\\n{"table":"t"},\\n{"table":"t"}] | line 3: the table t is on line 2, too
            [{"format":1},\\n{"column":"c","of":"t","type":"x"}] | line 2: the table t is not on a line before
            [{"format":1},\\n{"table":"t"},\\n{"column":"c","of":"t"}] | line 3: the field type must be there
            [{"format":1},\\n{"table":"t"},\\n{"colour":"c","of":"t"}] | line 3: nothing is known of a colour
            [{"format":1},\\n{"table":7}] | line 2: the field table must be
            [{"format":1},\\n{}] | line 2: the object is empty
            [{"format":1},\\n{"table":"t"} | line
            [{"format":1},\\n{"sequence":"s","start":1.5}] | line 2: the field start must be a whole number
            """)
    void whatIsBrokenSaysWhereAndWhatToDo(String text, String message) {
        assertThatThrownBy(() -> SchemaText.read(text.replace("\\n", "\n"), "db/schema.json"))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("db/schema.json")
                .hasMessageContaining(message)
                .hasMessageContaining("delete it: the next schema:diff writes it anew");
    }
}
