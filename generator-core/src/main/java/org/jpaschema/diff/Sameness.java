package org.jpaschema.diff;

import java.util.List;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/**
 * Whether two tables are the same down to every name and order, as most tables of a project are at most times. It may
 * say no of tables that do not differ in anything that counts, and never yes of two that do; so what is the same needs no
 * further look.
 */
final class Sameness {

    private Sameness() {}

    static boolean of(Table before, Table after) {
        return before.comment().equals(after.comment())
                && all(before.columns(), after.columns(), Sameness::columns)
                && primaryKeys(before, after)
                && all(before.checks(), after.checks(), Sameness::checks)
                && all(before.uniqueKeys(), after.uniqueKeys(), Sameness::uniqueKeys)
                && all(before.indexes(), after.indexes(), Sameness::indexes)
                && all(before.foreignKeys(), after.foreignKeys(), Sameness::foreignKeys);
    }

    private interface Test<T> {
        boolean holds(T before, T after);
    }

    private static <T> boolean all(List<T> before, List<T> after, Test<T> test) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!test.holds(before.get(i), after.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean columns(Column before, Column after) {
        return before.name().equals(after.name())
                && before.type().equals(after.type())
                && before.nullable() == after.nullable()
                && before.stored() == after.stored()
                && before.identity() == after.identity()
                && before.defaultValue().equals(after.defaultValue())
                && before.generatedAs().equals(after.generatedAs())
                && before.collation().equals(after.collation())
                && before.comment().equals(after.comment());
    }

    private static boolean primaryKeys(Table before, Table after) {
        if (before.primaryKey().isEmpty() || after.primaryKey().isEmpty()) {
            return before.primaryKey().isEmpty() && after.primaryKey().isEmpty();
        }
        PrimaryKey key = before.primaryKey().get();
        return key.columns().equals(after.primaryKey().get().columns());
    }

    private static boolean names(Constraint before, Constraint after) {
        return before.name().equals(after.name());
    }

    private static boolean checks(Check before, Check after) {
        return names(before, after) && before.expression().equals(after.expression());
    }

    private static boolean uniqueKeys(UniqueKey before, UniqueKey after) {
        return names(before, after)
                && before.index() == after.index()
                && before.columns().equals(after.columns());
    }

    private static boolean indexes(Index before, Index after) {
        return before.name().equals(after.name())
                && before.unique() == after.unique()
                && before.predicate().equals(after.predicate())
                && before.method().equals(after.method())
                && all(before.parts(), after.parts(), Sameness::parts);
    }

    private static boolean parts(Index.Part before, Index.Part after) {
        return before.text().equals(after.text())
                && before.expression() == after.expression()
                && before.descending() == after.descending()
                && before.options().equals(after.options());
    }

    private static boolean foreignKeys(ForeignKey before, ForeignKey after) {
        return names(before, after)
                && before.onDelete() == after.onDelete()
                && before.onUpdate() == after.onUpdate()
                && before.columns().equals(after.columns())
                && before.referencedColumns().equals(after.referencedColumns())
                && before.referencedTable().compareTo(after.referencedTable()) == 0;
    }
}
