package org.jpaschema.engine;

import org.jpaschema.engine.Cost.Lock;
import org.jpaschema.engine.Cost.Work;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Table;

/**
 * SQLite: <a href="https://www.sqlite.org/lang_altertable.html">ALTER TABLE</a>. What it cannot alter is a new table with
 * all rows copied; a writer keeps all other writers of the whole database away, and readers for a moment only.
 */
final class SqliteCosts implements Costs {

    private static final Cost REBUILT = new Cost(Lock.WRITES, Work.REWRITE);

    /** "The execution time of the ALTER TABLE command is independent of the amount of data": without NOT NULL or a new value. */
    @Override
    public Cost addColumn(Table table, Column column) {
        boolean rebuilt = column.generatedAs().isPresent() && column.stored()
                || !column.nullable() && column.defaultValue().isEmpty();
        return rebuilt ? REBUILT : Cost.NOTHING;
    }

    /** "the ALTER TABLE DROP COLUMN command also has to rewrite its content to purge the data". */
    @Override
    public Cost dropColumn(Table table, Column column) {
        return REBUILT;
    }

    @Override
    public Cost alterType(Table table, Column before, Column after) {
        return REBUILT;
    }

    @Override
    public Cost alterNullability(Table table, Column before, Column after) {
        return REBUILT;
    }

    @Override
    public Cost alterDefault(Table table, Column before, Column after) {
        return REBUILT;
    }

    @Override
    public Cost alterIdentity(Table table, Column before, Column after) {
        return REBUILT;
    }

    @Override
    public Cost alterGeneratedAs(Table table, Column before, Column after) {
        return REBUILT;
    }

    @Override
    public Cost addConstraint(Table table, Constraint constraint) {
        return REBUILT;
    }

    @Override
    public Cost dropConstraint(Table table, Constraint constraint) {
        return REBUILT;
    }

    @Override
    public Cost createIndex(Table table, Index index) {
        return new Cost(Lock.WRITES, Work.SCAN);
    }
}
