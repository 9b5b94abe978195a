package org.jpaschema.engine;

import java.util.List;
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
import org.jpaschema.schema.UniqueKey;

/**
 * SQL Server: <a href="https://learn.microsoft.com/sql/t-sql/statements/alter-table-transact-sql">ALTER TABLE</a> ("Locks
 * and ALTER TABLE", "Adding NOT NULL columns as an online operation", "ALTER COLUMN") and <a
 * href="https://learn.microsoft.com/sql/relational-databases/indexes/guidelines-for-online-index-operations">Guidelines
 * for online index operations</a>. A catalog does not tell the edition: what only the Enterprise edition does without
 * waiting counts as waiting.
 */
final class SqlserverCosts implements Costs {

    private static final Cost REWRITE = new Cost(Lock.READS_AND_WRITES, Work.REWRITE);
    private static final Cost SCAN = new Cost(Lock.READS_AND_WRITES, Work.SCAN);

    private final SqlserverEngine engine;

    SqlserverCosts(SqlserverEngine engine) {
        this.engine = engine;
    }

    /** A default that rows get at once is in the catalog alone for NOT NULL, in the Enterprise edition, if it is a constant. */
    @Override
    public Cost addColumn(Table table, Column column) {
        boolean filled = column.identity() != Identity.NONE
                || column.generatedAs().isPresent() && column.stored()
                || !column.nullable() && column.generatedAs().isEmpty();
        return filled ? REWRITE : Cost.NOTHING;
    }

    @Override
    public Cost alterType(Table table, Column before, Column after) {
        SizedType from = SizedType.of(before.type());
        SizedType to = SizedType.of(after.type());
        boolean sameKind = from.base().equals(to.base())
                && from.is("varchar", "nvarchar", "varbinary")
                && before.collation().equals(after.collation());
        if (sameKind && from.length() <= to.length()) {
            return to.length() == Integer.MAX_VALUE && from.length() != Integer.MAX_VALUE
                    ? online(REWRITE, table, before, after)
                    : Cost.NOTHING;
        }
        return online(sameKind ? SCAN : REWRITE, table, before, after);
    }

    private Cost online(Cost cost, Table table, Column before, Column after) {
        return cost.orElse(List.of("alter table " + engine.quote(table.name()) + " alter column "
                + engine.quote(after.name()) + " " + after.type() + (before.nullable() ? " null" : " not null")
                + " with (online = on)"));
    }

    @Override
    public Cost alterNullability(Table table, Column before, Column after) {
        return after.nullable() ? Cost.NOTHING : SCAN;
    }

    @Override
    public Cost alterGeneratedAs(Table table, Column before, Column after) {
        return before.stored() || after.stored() ? REWRITE : Cost.NOTHING;
    }

    /** "ALTER TABLE acquires a schema modify (Sch-M) lock … except online index operations". */
    @Override
    public Cost addConstraint(Table table, Constraint constraint) {
        if (constraint instanceof ForeignKey || constraint instanceof Check) {
            return SCAN;
        }
        List<String> online = List.of(engine.addConstraint(table, Costs.named(table, constraint, engine))
                        .get(0)
                + " with (online = on)");
        boolean index = constraint instanceof UniqueKey key && key.index();
        return (constraint instanceof PrimaryKey ? REWRITE : index ? new Cost(Lock.WRITES, Work.SCAN) : SCAN)
                .orElse(online);
    }

    @Override
    public Cost createIndex(Table table, Index index) {
        return new Cost(Lock.WRITES, Work.SCAN)
                .orElse(List.of(engine.createIndex(table, index).get(0) + " with (online = on)"));
    }
}
