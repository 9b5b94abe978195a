package org.jpaschema.engine;

import java.util.List;
import java.util.Locale;
import org.jpaschema.engine.Cost.Lock;
import org.jpaschema.engine.Cost.Work;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.Table;

/** What InnoDB does in MySQL and in MariaDB. Where the two differ, a method is asked. */
abstract class MysqlFamilyCosts implements Costs {

    /** INPLACE or NOCOPY without a new table: a secondary index is built, reads and writes go on. */
    static final Cost BUILT = new Cost(Lock.NONE, Work.SCAN);
    /** INPLACE with a new table: reads and writes go on. */
    static final Cost REBUILT = new Cost(Lock.NONE, Work.REWRITE);

    private static final int SHORTEST_LONG = 256;
    /** Of a character in utf8mb4. */
    private static final int LONGEST_CHARACTER_BYTES = 4;

    /** COPY: all rows go into a new table. */
    abstract Cost copied(Table table);

    /** A new table in place, or a column in no time; an index of texts wants the table for itself meanwhile. */
    final Cost inPlace(Table table, Cost cost) {
        return hasIndex(table, "fulltext") ? copied(table) : cost;
    }

    static boolean hasIndex(Table table, String method) {
        return table.indexes().stream().anyMatch(i -> i.method().equals(method));
    }

    /** COPY where rows that are written meanwhile cannot be carried over. */
    final Cost copiedAlone() {
        return new Cost(Lock.WRITES, Work.REWRITE);
    }

    abstract Cost droppedColumn(Table table, Column column);

    abstract boolean addsInstantly();

    /** What becomes of a longer varchar that needs one byte more for its length. */
    abstract Cost lengthened(Table table);

    /** What becomes of another default that is an expression. */
    abstract Cost addedWithExpression(Table table);

    abstract Cost nullability(Table table);

    abstract Cost numbering(Column after);

    @Override
    public Cost addColumn(Table table, Column column) {
        if (column.identity() != Identity.NONE) {
            return copiedAlone();
        }
        if (column.generatedAs().isPresent()) {
            return column.stored() ? copied(table) : Cost.NOTHING;
        }
        boolean computed =
                column.defaultValue().filter(MysqlFamilyCosts::isExpression).isPresent();
        return computed ? addedWithExpression(table) : inPlace(table, addsInstantly() ? Cost.NOTHING : REBUILT);
    }

    static boolean isExpression(String text) {
        String plain = SqlText.withoutQuoted(text).toLowerCase(Locale.ROOT).strip();
        return plain.contains("(")
                && !plain.startsWith("current_timestamp")
                && !plain.startsWith("now(")
                && !plain.startsWith("b''")
                && !plain.startsWith("x''");
    }

    @Override
    public Cost dropColumn(Table table, Column column) {
        return column.generatedAs().isPresent() && !column.stored()
                ? Cost.NOTHING
                : inPlace(table, droppedColumn(table, column));
    }

    @Override
    public Cost alterType(Table table, Column before, Column after) {
        if (!before.collation().equals(after.collation())) {
            return copied(table);
        }
        SizedType from = SizedType.of(before.type());
        SizedType to = SizedType.of(after.type());
        if (from.is("varchar") && to.is("varchar") && from.length() <= to.length()) {
            return needsLongerLength(from.length(), to.length()) ? lengthened(table) : Cost.NOTHING;
        }
        boolean values = before.type().startsWith("enum(") && after.type().startsWith("enum(");
        if (values
                && after.type()
                        .startsWith(before.type().substring(0, before.type().length() - 1) + ",")) {
            return Cost.NOTHING;
        }
        return copied(table);
    }

    /** The characters of the column may have one byte or four: certain only where both say the same. */
    private static boolean needsLongerLength(int from, int to) {
        boolean never = to * LONGEST_CHARACTER_BYTES < SHORTEST_LONG
                || from >= SHORTEST_LONG
                || from * LONGEST_CHARACTER_BYTES >= SHORTEST_LONG && to < SHORTEST_LONG;
        return !never && from * LONGEST_CHARACTER_BYTES < SHORTEST_LONG;
    }

    @Override
    public Cost alterNullability(Table table, Column before, Column after) {
        // An index of places cannot be built again while others write.
        return hasIndex(table, "spatial") ? copied(table) : inPlace(table, nullability(table));
    }

    @Override
    public Cost alterIdentity(Table table, Column before, Column after) {
        return numbering(after);
    }

    @Override
    public Cost alterGeneratedAs(Table table, Column before, Column after) {
        boolean virtual = after.generatedAs().isPresent() && !after.stored();
        return virtual && before.generatedAs().isPresent() && !before.stored() ? Cost.NOTHING : copied(table);
    }

    @Override
    public Cost addConstraint(Table table, Constraint constraint) {
        if (constraint instanceof ForeignKey) {
            return foreignKey(table);
        }
        if (constraint instanceof Check) {
            return check(table);
        }
        if (!(constraint instanceof PrimaryKey key)) {
            return BUILT;
        }
        boolean mandatory =
                key.columns().stream().flatMap(c -> table.column(c).stream()).noneMatch(Column::nullable);
        return mandatory && !hasIndex(table, "spatial") ? inPlace(table, REBUILT) : copied(table);
    }

    /** With foreign_key_checks, as it is unless somebody turns it off. */
    abstract Cost foreignKey(Table table);

    abstract Cost check(Table table);

    @Override
    public Cost dropConstraint(Table table, Constraint constraint) {
        return constraint instanceof PrimaryKey ? copiedAlone() : Cost.NOTHING;
    }

    @Override
    public Cost createIndex(Table table, Index index) {
        return List.of("fulltext", "spatial").contains(index.method()) ? new Cost(Lock.WRITES, Work.SCAN) : BUILT;
    }
}
