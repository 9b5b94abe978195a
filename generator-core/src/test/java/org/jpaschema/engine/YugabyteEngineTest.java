package org.jpaschema.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** YugabyteDB does as PostgreSQL does. */
class YugabyteEngineTest {

    static List<Arguments> methods() {
        return Arrays.stream(Engine.class.getDeclaredMethods())
                .filter(m -> !m.isSynthetic())
                .map(m -> Arguments.of(m.getName(), m))
                .toList();
    }

    /** What is new in an engine is as in PostgreSQL, or said otherwise: a default of all engines it is not. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void saysEachThingItself(String name, Method method) throws Exception {
        assertThat(YugabyteEngine.class
                        .getMethod(name, method.getParameterTypes())
                        .getDeclaringClass())
                .isEqualTo(YugabyteEngine.class);
    }

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
