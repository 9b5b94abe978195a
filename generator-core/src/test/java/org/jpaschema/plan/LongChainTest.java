package org.jpaschema.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.CreateTable;
import org.jpaschema.diff.Change.DropTable;
import org.jpaschema.diff.SchemaDiff;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.MariadbEngine;
import org.jpaschema.engine.PostgresqlEngine;
import org.jpaschema.engine.SqliteEngine;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Foreign keys in one long chain need no deeper stack than others, neither when the tables come nor when they go. */
class LongChainTest {

    private static final int LENGTH = 3_000;

    private static final Schema CHAIN = new Schema(
            List.of(),
            IntStream.range(0, LENGTH).mapToObj(LongChainTest::table).toList(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    static List<Engine> engines() {
        return List.of(new PostgresqlEngine(), new MariadbEngine(), new SqliteEngine());
    }

    private static QualifiedName name(int number) {
        return QualifiedName.of("", "link_%05d".formatted(number));
    }

    private static Table table(int number) {
        ForeignKey key = new ForeignKey(
                "fk_" + number,
                true,
                List.of("previous"),
                name(Math.max(0, number - 1)),
                List.of("id"),
                ReferentialAction.NO_ACTION,
                ReferentialAction.NO_ACTION);
        return Table.of(
                        name(number),
                        List.of(Column.of("id", "bigint").withNullable(false), Column.of("previous", "bigint")))
                .withPrimaryKey(Optional.of(new PrimaryKey("pk_" + number, List.of("id"))))
                .withForeignKeys(List.of(key));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void comesAndGoes(Engine engine) {
        List<Change> coming =
                SchemaDiff.compare(Schema.EMPTY, CHAIN, Unmanaged.REPORT).changes();
        assertThat(Planner.plan(coming, Schema.EMPTY, engine))
                .filteredOn(step -> step.changes().get(0) instanceof CreateTable)
                .hasSize(LENGTH);
        List<Change> going =
                SchemaDiff.compare(CHAIN, Schema.EMPTY, Unmanaged.DROP).changes();
        assertThat(Planner.plan(going, CHAIN, engine))
                .filteredOn(step -> step.changes().get(0) instanceof DropTable)
                .hasSize(LENGTH);
    }
}
