package org.jpaschema.rename;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jpaschema.diff.Description;
import org.jpaschema.diff.SchemaDiff;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.engine.PostgresqlEngine;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.junit.jupiter.api.Test;

class RecognitionTest {

    @Test
    void anAttributeWithAnotherColumnIsCertain() {
        Schema before = schema(table("orders", "Order", "id:bigint:id", "total:numeric:price"));
        Schema after = schema(table("orders", "Order", "id:bigint:id", "amount:numeric:price"));
        Recognized recognized = recognize(before, after, Optional.of(before));
        assertThat(sentences(recognized)).containsExactly("Renames column orders.total to amount");
        assertThat(recognized.candidates()).isEmpty();
        assertThat(SchemaDiff.compare(recognized.renamed(), after, Unmanaged.DROP)
                        .changes())
                .isEmpty();
    }

    @Test
    void soItIsWithAnotherTypeAndInARenamedClass() {
        Schema before = schema(table("orders", "Order", "total:numeric:price"));
        Schema after = schema(table("orders", "Purchase", "amount:bigint:price"));
        assertThat(sentences(recognize(before, after, Optional.of(before))))
                .containsExactly("Renames column orders.total to amount");
    }

    @Test
    void aClassWithAnotherTableIsCertainAndItsNumbersGoAlong() {
        Schema before = new Schema(
                List.of(),
                List.of(table("orders", "Order", "id:bigint:id", "total:numeric:price")),
                List.of(sequence("orders_SEQ"), sequence("other_seq")),
                List.of(),
                List.of(),
                List.of());
        Schema after = new Schema(
                List.of(),
                List.of(table("purchases", "Order", "id:bigint:id", "amount:numeric:price")),
                List.of(sequence("purchases_SEQ")),
                List.of(),
                List.of(),
                List.of());
        assertThat(sentences(recognize(before, after, Optional.of(before))))
                .containsExactly(
                        "Renames table orders to purchases",
                        "Renames column purchases.total to amount",
                        "Renames sequence orders_SEQ to purchases_SEQ");
    }

    @Test
    void oneRenameMakesWayForAnother() {
        Schema before = schema(table("t", "T", "a:bigint:x", "b:bigint:y"));
        Schema after = schema(table("t", "T", "b:bigint:x", "c:bigint:y"));
        assertThat(sentences(recognize(before, after, Optional.of(before))))
                .containsExactly("Renames column t.b to c", "Renames column t.a to b");
    }

    @Test
    void theOldNameMayBeGivenAnew() {
        Schema before = schema(table("t", "T", "a:bigint:x"));
        Schema after = schema(table("t", "T", "a:bigint:y", "b:bigint:x"));
        Recognized recognized = recognize(before, after, Optional.of(before));
        assertThat(sentences(recognized)).containsExactly("Renames column t.a to b");
        assertThat(SchemaDiff.compare(recognized.renamed(), after, Unmanaged.DROP)
                        .changes())
                .extracting(c -> Description.of(c).sentence())
                .containsExactly("Adds column t.a (bigint)");
    }

    @Test
    void whatTheDatabaseHasAlreadyOrHasNotIsNotRenamed() {
        Schema previous = schema(table("t", "T", "a:bigint:x"));
        Schema after = schema(table("t", "T", "b:bigint:x"));
        Schema both = schema(table("t", "", "a:bigint:", "b:bigint:"));
        assertThat(recognize(both, after, Optional.of(previous)).changes()).isEmpty();
        Schema neither = schema(table("t", "", "z:text:"));
        assertThat(recognize(neither, after, Optional.of(previous)).changes()).isEmpty();
    }

    @Test
    void anAttributeOfSeveralColumnsIsNotCertain() {
        Schema before = schema(table("t", "T", "a:bigint:x", "b:bigint:x"));
        Schema after = schema(table("t", "T", "c:bigint:x", "d:bigint:x"));
        Recognized recognized = recognize(before, after, Optional.of(before));
        assertThat(recognized.changes()).isEmpty();
        assertThat(recognized.candidates())
                .extracting(Rename::toString)
                .containsExactly("t.a->c", "t.a->d", "t.b->c", "t.b->d");
    }

    @Test
    void equalTypeIsACandidateOnlyAndNoOtherIs() {
        Schema before = schema(table("t", "", "a:bigint:", "n:bigint not null:", "s:text:", "keep:text:"));
        Schema after = schema(table("t", "T", "b:bigint:x", "keep:text:y", "m:numeric:z"));
        Recognized recognized = recognize(before, after, Optional.empty());
        assertThat(recognized.changes()).isEmpty();
        assertThat(recognized.candidates()).extracting(Rename::toString).containsExactly("t.a->b");
        assertThat(recognized.renamed()).isEqualTo(before);
    }

    @Test
    void whatPointsAtAnotherTableIsNoCandidate() {
        Table before = table("t", "", "a:bigint:");
        Table after = table("t", "T", "b:bigint:x");
        assertThat(recognize(schema(pointing(before, "a", "u")), schema(pointing(after, "b", "v")), Optional.empty())
                        .candidates())
                .isEmpty();
        assertThat(recognize(schema(pointing(before, "a", "u")), schema(pointing(after, "b", "u")), Optional.empty())
                        .candidates())
                .hasSize(1);
    }

    @Test
    void aTableWithTheSameColumnsIsACandidateIfItWasTheModels() {
        Schema before = schema(table("old", "", "id:bigint:"), table("other", "", "id:bigint:"));
        Schema after = schema(table("new", "N", "id:bigint:id"));
        assertThat(recognize(before, after, Optional.empty()).candidates())
                .extracting(Rename::toString)
                .containsExactly("old->new", "other->new");
        Schema previous = schema(table("old", "O", "id:bigint:id"));
        assertThat(recognize(before, after, Optional.of(previous)).candidates())
                .extracting(Rename::toString)
                .containsExactly("old->new");
        assertThat(recognize(schema(table("DATABASECHANGELOG", "", "id:bigint:")), after, Optional.empty())
                        .candidates())
                .isEmpty();
    }

    @Test
    void enumTypesAndTheirValuesAreCandidates() {
        Schema before = types(type("color", "RED", "BLUE"), type("size", "S", "M"));
        Schema after = types(type("colour", "RED", "BLUE"), type("size", "S", "L"));
        assertThat(recognize(before, after, Optional.empty()).candidates())
                .extracting(Rename::toString)
                .containsExactly("color->colour", "size.M->L");
        Recognized recognized = recognize(before, after, Optional.empty(), "color->colour", "size.M->L");
        assertThat(sentences(recognized))
                .containsExactly("Renames enum type color to colour", "Renames value M of enum type size to L");
        assertThat(recognized.renamed().enumTypes()).isEqualTo(after.enumTypes());
    }

    @Test
    void aHintDecides() {
        Schema before = schema(table("t", "", "a:bigint:", "b:text:"));
        Schema after = schema(table("t", "T", "c:bigint:x", "d:bigint:y"));
        Recognized yes = recognize(before, after, Optional.empty(), "t.a->c");
        assertThat(sentences(yes)).containsExactly("Renames column t.a to c");
        assertThat(yes.candidates()).isEmpty();
        Recognized no = recognize(before, after, Optional.empty(), "t.a!->c", "T.A!->T.D");
        assertThat(no.changes()).isEmpty();
        assertThat(no.candidates()).isEmpty();
        assertThat(no.unused(hints("t.a!->c", "T.A!->T.D"))).isEmpty();
        // A hint may also say what no type tells, and deny what is certain.
        assertThat(sentences(recognize(before, after, Optional.empty(), "t.b->c", "t.a->d")))
                .containsExactly("Renames column t.a to d", "Renames column t.b to c");
        Schema previous = schema(table("t", "T", "a:bigint:x", "b:text:z"));
        assertThat(recognize(before, after, Optional.of(previous), "t.a!->c").changes())
                .isEmpty();
    }

    @Test
    void aColumnOfARenamedTableGoesByBothNames() {
        Schema before = schema(table("t", "", "a:bigint:", "b:text:"));
        Schema after = schema(table("u", "T", "c:bigint:x", "b:text:y"));
        for (String path : List.of("t.a->c", "u.a->c")) {
            assertThat(sentences(recognize(before, after, Optional.empty(), "t->u", path)))
                    .containsExactly("Renames table t to u", "Renames column u.a to c");
        }
    }

    @Test
    void whatIsOfNoUseIsKnown() {
        Schema same = schema(table("t", "T", "a:bigint:x"));
        assertThat(recognize(same, same, Optional.empty(), "t.a->b", "t.x!->y").unused(hints("t.a->b", "t.x!->y")))
                .hasSize(2);
        Hints kept = new Hints(List.of(), hints("t.a->b").said());
        assertThat(Recognition.of(same, same, Optional.empty(), kept, new PostgresqlEngine())
                        .unused(kept))
                .isEmpty();
    }

    @Test
    void contradictionsNameBoth() {
        assertThatThrownBy(() -> hints("t.a->b", "t.a!->b").checked())
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("t.a->b and t.a!->b contradict each other");
        assertThatThrownBy(() -> hints("t.a->b", "t.a->c").checked()).hasMessageContaining("give one thing two names");
        assertThatThrownBy(() -> hints("t.a->c", "t.b->c").checked()).hasMessageContaining("give two things one name");
        assertThat(hints("t.a->c", "u.b->c", "t.a->c", "t.x!->y", "t.x!->z").checked())
                .isNotNull();
        assertThatThrownBy(() -> Hint.parse("t.a=b", "schema.rename"))
                .hasMessageContaining("schema.rename: \"t.a=b\" is not understood");
    }

    private static Recognized recognize(Schema before, Schema after, Optional<Schema> previous, String... hints) {
        return Recognition.of(before, after, previous, hints(hints), new PostgresqlEngine());
    }

    private static Hints hints(String... hints) {
        return new Hints(
                Arrays.stream(hints).map(h -> Hint.parse(h, "schema.rename")).toList(), List.of());
    }

    private static List<String> sentences(Recognized recognized) {
        return recognized.changes().stream()
                .map(c -> Description.of(c).sentence())
                .toList();
    }

    private static Schema schema(Table... tables) {
        return new Schema(List.of(), List.of(tables), List.of(), List.of(), List.of(), List.of());
    }

    private static Schema types(EnumType... types) {
        return new Schema(List.of(), List.of(), List.of(), List.of(types), List.of(), List.of());
    }

    private static EnumType type(String name, String... values) {
        return new EnumType(QualifiedName.of("", name), List.of(values), false);
    }

    private static Sequence sequence(String name) {
        return new Sequence(QualifiedName.of("", name), 1, 50, "");
    }

    /** Columns are {@code name:type:attribute}. */
    private static Table table(String name, String className, String... columns) {
        return Table.of(
                        QualifiedName.of("", name),
                        Stream.of(columns).map(c -> column(className, c)).toList())
                .withOrigin(className.isEmpty() ? Origin.NONE : new Origin("com.shop." + className, "", false));
    }

    private static Column column(String className, String text) {
        String[] parts = text.split(":", -1);
        Column column =
                Column.of(parts[0], parts[1].replace(" not null", "")).withNullable(!parts[1].endsWith(" not null"));
        return parts[2].isEmpty() ? column : column.withOrigin(new Origin("com.shop." + className, parts[2], false));
    }

    private static Table pointing(Table table, String column, String target) {
        return table.withForeignKeys(List.of(new ForeignKey(
                "fk",
                false,
                List.of(column),
                QualifiedName.of("", target),
                List.of("id"),
                ReferentialAction.NO_ACTION,
                ReferentialAction.NO_ACTION)));
    }
}
