package org.jpaschema.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AlterColumn;
import org.jpaschema.diff.Change.DropColumn;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.engine.H2Engine;
import org.jpaschema.engine.PostgresqlEngine;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.View;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private static final Column PRICE = Column.of("price", "integer");
    private static final Column TOTAL = Column.of("total", "integer").withGeneratedAs(Optional.of("(price * 2)"));
    private static final Table TABLE =
            Table.of(QualifiedName.of("", "orders"), List.of(PRICE, Column.of("pric", "integer"), TOTAL));

    private static Schema schema(View... views) {
        return new Schema(List.of(), List.of(TABLE), List.of(), List.of(), List.of(views), List.of());
    }

    private static Change retyped(String column) {
        Column before = TABLE.column(column).orElseThrow();
        return new AlterColumn(TABLE, before, before.withType("bigint"), ColumnAttribute.TYPE);
    }

    @Test
    void aColumnThatAnotherIsGeneratedFromKeepsItsTypeOnPostgresql() {
        assertThatThrownBy(() -> Planner.plan(List.of(retyped("price")), schema(), new PostgresqlEngine()))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("Column orders.total is generated from orders.price")
                .hasMessageContaining("Drop the generated column");
        assertThat(Planner.plan(List.of(retyped("price")), schema(), new H2Engine()))
                .hasSize(1);
        assertThat(Planner.plan(List.of(retyped("pric")), schema(), new PostgresqlEngine()))
                .hasSize(1);
    }

    @Test
    void aColumnThatAViewReadsIsNeitherRetypedNorDropped() {
        View view = new View(QualifiedName.of("", "cheap"), "select pric from orders", List.of("orders.pric"));
        assertThatThrownBy(() -> Planner.plan(List.of(retyped("pric")), schema(view), new PostgresqlEngine()))
                .hasMessageContaining("View cheap reads orders.pric");
        Change drop = new DropColumn(TABLE, TABLE.column("pric").orElseThrow());
        assertThatThrownBy(() -> Planner.plan(List.of(drop), schema(view), new PostgresqlEngine()))
                .hasMessageContaining("View cheap reads orders.pric");
        Change other = new DropColumn(TABLE, TOTAL);
        assertThat(Planner.plan(List.of(other), schema(view), new PostgresqlEngine()))
                .hasSize(1);
    }
}
