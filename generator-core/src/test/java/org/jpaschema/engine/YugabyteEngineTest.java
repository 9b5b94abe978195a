package org.jpaschema.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Table;
import org.junit.jupiter.api.Test;

/** YugabyteDB does as PostgreSQL does. */
class YugabyteEngineTest {

    @Test
    void retypesNoColumnOfAForeignKey() {
        Column before = Column.of("parent_id", "integer");
        Column after = before.withType("bigint");
        QualifiedName name = QualifiedName.of("", "child");
        Table table = Table.of(name, List.of(before));
        Engine engine = new YugabyteEngine();
        assertThat(engine.alterType(table, before, after))
                .containsExactly("alter table child alter column parent_id type bigint");
        Table referencing = table.withForeignKeys(List.of(new ForeignKey(
                "fk_parent",
                true,
                List.of("parent_id"),
                QualifiedName.of("", "parent"),
                List.of("id"),
                ReferentialAction.NO_ACTION,
                ReferentialAction.NO_ACTION)));
        assertThatThrownBy(() -> engine.alterType(referencing, before, after))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("child.parent_id")
                .hasMessageContaining("fk_parent");
    }
}
