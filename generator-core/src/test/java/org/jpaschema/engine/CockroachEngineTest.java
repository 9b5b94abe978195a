package org.jpaschema.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CockroachEngineTest {

    private static final QualifiedName NAME = QualifiedName.of("app", "orders");

    private final CockroachEngine engine = new CockroachEngine();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int4       | int8          | set data type int8",
                "int8       | int4          | set data type int4",
                "varchar(9) | varchar       | set data type varchar",
                "int8       | varchar(20)   | set data type varchar(20)",
                "varchar    | int8          | set data type int8 using total::varchar::int8",
                "bool       | int2          | set data type int2 using total::int8::int2",
                "int8       | bool          | set data type bool using total::int8::bool",
                "date       | timestamp     | set data type timestamp",
                "jsonb      | bytes         | set data type bytes using total::varchar::bytes",
            })
    void convertsExplicitlyOnlyBetweenFamilies(String before, String after, String action) {
        Column column = Column.of("total", before);
        assertThat(engine.alterType(Table.of(NAME, List.of(column)), column, column.withType(after)))
                .containsExactly("alter table app.orders alter column total " + action);
    }

    @Test
    void widensAKeyAndRefusesToRewriteIt() {
        Column column = Column.of("id", "int4").withNullable(false);
        Table table = Table.of(NAME, List.of(column))
                .withPrimaryKey(Optional.of(new PrimaryKey("orders_pkey", List.of("id"))));
        assertThat(engine.alterType(table, column, column.withType("int8"))).hasSize(1);
        assertThatThrownBy(() -> engine.alterType(table, column, column.withType("uuid")))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("app.orders.id")
                .hasMessageContaining("part of the primary key");
        assertThatThrownBy(() -> engine.dropConstraint(table, table.primaryKey().orElseThrow()))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("app.orders");
    }

    @Test
    void takesAUniqueKeyAsideForAnotherTypeButNotForAnotherCollation() {
        Column column = Column.of("code", "varchar(9)");
        Table table = Table.of(NAME, List.of(column))
                .withUniqueKeys(List.of(new UniqueKey("uk_code", true, List.of("code"), false)));
        assertThat(engine.alterType(table, column, column.withType("int8")))
                .containsExactly(
                        "drop index app.orders@uk_code cascade",
                        "alter table app.orders alter column code set data type int8 using code::varchar::int8",
                        "alter table app.orders add constraint uk_code unique (code)");
        assertThatThrownBy(() -> engine.alterType(table, column, column.withCollation("de")))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("varchar(9) to varchar(9) collate de")
                .hasMessageContaining("unique key uk_code");
    }

    @Test
    void numbersAColumnAsHibernateDoes() {
        Column column = Column.of("id", "int4").withNullable(false).withIdentity(Identity.SERIAL);
        assertThat(engine.addColumn(Table.of(NAME, List.of()), column))
                .containsExactly("alter table app.orders add column id serial4 not null");
        assertThatThrownBy(() -> engine.alterIdentity(
                        Table.of(NAME, List.of(column)),
                        column.withIdentity(Identity.NONE),
                        column.withIdentity(Identity.BY_DEFAULT)))
                .isInstanceOf(SchemaException.class);
    }

    @Test
    void addsAndDropsValuesOfAnEnumType() {
        EnumType before = new EnumType(QualifiedName.of("", "color"), List.of("RED", "GREEN"), false);
        EnumType after = new EnumType(before.name(), List.of("BLUE", "RED", "CYAN"), false);
        assertThat(engine.alterEnumType(before, after, List.of()))
                .containsExactly(
                        "alter type color add value 'BLUE' before 'RED'",
                        "alter type color add value 'CYAN' after 'RED'",
                        "alter type color drop value 'GREEN'");
        EnumType turned = new EnumType(before.name(), List.of("GREEN", "RED"), false);
        assertThatThrownBy(() -> engine.alterEnumType(before, turned, List.of()))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("color");
    }
}
