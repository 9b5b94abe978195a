package org.jpaschema.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jpaschema.engine.SqlText;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/** A table as the released version of an application knows it. Names are compared without regard to case. */
record ReleasedTable(Table table) {

    Optional<Column> column(String name) {
        return table.columns().stream()
                .filter(c -> c.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Whether the version keeps such a constraint already. */
    boolean has(Constraint constraint) {
        return Stream.of(
                        table.primaryKey().stream(),
                        table.uniqueKeys().stream(),
                        table.foreignKeys().stream(),
                        table.checks().stream())
                .flatMap(s -> s.map(Constraint.class::cast))
                .anyMatch(c -> c.kind().equals(constraint.kind()) && c.meaning().equals(constraint.meaning()));
    }

    /** Whether no row that the version writes can break it: it has NULL where it has no column, which is never in the way. */
    boolean isHarmless(Constraint constraint) {
        if (has(constraint)) {
            return true;
        }
        if (constraint instanceof Check check) {
            return table.columns().stream()
                    .noneMatch(c -> c.name().equalsIgnoreCase(check.column())
                            || SqlText.mentions(check.expression(), c.name()));
        }
        return constraint instanceof UniqueKey key && isBeyond(key.columns())
                || constraint instanceof ForeignKey reference && isBeyond(reference.columns());
    }

    /** The same for an index, which may be unique. */
    boolean isHarmless(Index index) {
        return !index.unique()
                || table.indexes().stream().anyMatch(i -> i.meaning().equals(index.meaning()))
                || isBeyond(index.parts().stream().map(Index.Part::text).toList());
    }

    private boolean isBeyond(List<String> columns) {
        return columns.stream().anyMatch(c -> column(c).isEmpty());
    }
}
