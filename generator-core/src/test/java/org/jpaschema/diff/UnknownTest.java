package org.jpaschema.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jpaschema.diff.Note.Kind;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.Unknown;
import org.junit.jupiter.api.Test;

/** What a catalog does not tell is neither equal nor missing. */
class UnknownTest {

    private static final Column COLUMN = Column.of("total", "integer").withDefault(Optional.of("1"));
    private static final Check CHECK = new Check("positive", true, "total > 0", "total");
    private static final Check OTHER = new Check("small", true, "total < 9", "total");

    private static Difference compare(Column column, List<Check> checks) {
        return SchemaDiff.compare(schema(column, checks), schema(COLUMN, List.of(CHECK, OTHER)), Unmanaged.REPORT);
    }

    private static Schema schema(Column column, List<Check> checks) {
        Table table = Table.of(QualifiedName.of("", "orders"), List.of(column)).withChecks(checks);
        return new Schema(List.of(), List.of(table), List.of(), List.of(), List.of(), List.of());
    }

    private static List<String> unknown(Difference difference) {
        return difference.notes().stream()
                .filter(n -> n.kind() == Kind.UNKNOWN)
                .map(Note::object)
                .toList();
    }

    @Test
    void aType() {
        Difference difference = compare(COLUMN.withType(Unknown.TEXT), List.of(CHECK, OTHER));
        assertThat(difference.changes()).isEmpty();
        assertThat(unknown(difference)).containsExactly("column total");
    }

    @Test
    void aDefault() {
        Difference difference = compare(COLUMN.withDefault(Optional.of(Unknown.TEXT)), List.of(CHECK, OTHER));
        assertThat(difference.changes()).isEmpty();
        assertThat(unknown(difference)).containsExactly("column total");
    }

    @Test
    void aCheck() {
        Difference difference = compare(COLUMN, List.of(CHECK, OTHER.withExpression(Unknown.TEXT)));
        assertThat(difference.changes()).isEmpty();
        assertThat(unknown(difference)).containsExactly("check small", "check small");
    }

    @Test
    void aKnownCheckBesideItIsStillCompared() {
        Check surplus = new Check("surplus", true, "total <> 5", "total");
        Difference difference = compare(COLUMN, List.of(CHECK, surplus, OTHER.withExpression(Unknown.TEXT)));
        assertThat(difference.changes())
                .extracting(c -> c.getClass().getSimpleName())
                .containsExactly("DropConstraint");
    }
}
