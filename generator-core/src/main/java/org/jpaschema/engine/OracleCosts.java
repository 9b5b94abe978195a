package org.jpaschema.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.jpaschema.engine.Cost.Lock;
import org.jpaschema.engine.Cost.Work;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/**
 * Oracle 19c and later: "ALTER TABLE" (add_column_clause, drop_column_clause, modify_col_properties), "constraint" (ENABLE
 * NOVALIDATE) and "CREATE INDEX" (ONLINE) of the <a
 * href="https://docs.oracle.com/en/database/oracle/oracle-database/23/sqlrf/ALTER-TABLE.html">SQL Language
 * Reference</a>. Queries never wait.
 */
final class OracleCosts implements Costs {

    private static final Cost SCAN = new Cost(Lock.WRITES, Work.SCAN);
    private static final Cost REWRITE = new Cost(Lock.WRITES, Work.REWRITE);

    private final OracleEngine engine;

    OracleCosts(OracleEngine engine) {
        this.engine = engine;
    }

    /** "the default value is stored as metadata but the column itself is not populated with data". */
    @Override
    public Cost addColumn(Table table, Column column) {
        boolean unfilled = !column.nullable()
                && column.defaultValue().isEmpty()
                && column.generatedAs().isEmpty();
        return unfilled ? SCAN : Cost.NOTHING;
    }

    /** DROP removes the values from every row; SET UNUSED does not. */
    @Override
    public Cost dropColumn(Table table, Column column) {
        return column.generatedAs().isPresent()
                ? Cost.NOTHING
                : REWRITE.orElse(
                        List.of(alter(table) + "set unused column " + engine.quote(column.name()) + " online"));
    }

    /** "you can always increase the size of a character or raw column or the precision of a numeric column". */
    @Override
    public Cost alterType(Table table, Column before, Column after) {
        SizedType from = SizedType.of(before.type());
        SizedType to = SizedType.of(after.type());
        boolean wider = from.base().equals(to.base())
                && from.length() <= to.length()
                && Math.max(from.scale(), 0) == Math.max(to.scale(), 0);
        return wider && before.collation().equals(after.collation())
                ? Cost.NOTHING
                : from.base().equals(to.base()) ? SCAN : REWRITE;
    }

    @Override
    public Cost alterNullability(Table table, Column before, Column after) {
        if (after.nullable()) {
            return Cost.NOTHING;
        }
        String column = engine.quote(after.name());
        String name = engine.quote(engine.truncate(after.name() + "_nn"));
        return SCAN.orElse(List.of(
                alter(table) + "modify (" + column + " constraint " + name + " not null enable novalidate)",
                alter(table) + "modify constraint " + name + " validate"));
    }

    /** "Enabling a constraint from ENABLE NOVALIDATE to VALIDATE does not block reads, writes, or other DDL". */
    @Override
    public Cost addConstraint(Table table, Constraint added) {
        Constraint constraint = Costs.named(table, added, engine);
        String name = engine.quote(constraint.name());
        if (constraint instanceof ForeignKey || constraint instanceof Check) {
            return SCAN.orElse(List.of(
                    engine.addConstraint(table, constraint).get(0) + " enable novalidate",
                    alter(table) + "modify constraint " + name + " validate"));
        }
        List<String> columns =
                constraint instanceof PrimaryKey key ? key.columns() : ((UniqueKey) constraint).columns();
        String list = columns.stream().map(engine::quote).collect(Collectors.joining(", ", "(", ")"));
        String index = "create unique index " + name + " on " + engine.quote(table.name()) + " " + list + " online";
        return constraint instanceof UniqueKey key && key.index()
                ? SCAN.orElse(List.of(index))
                : SCAN.orElse(
                        List.of(index, engine.addConstraint(table, constraint).get(0) + " using index " + name));
    }

    @Override
    public Cost createIndex(Table table, Index index) {
        return SCAN.orElse(List.of(engine.createIndex(table, index).get(0) + " online"));
    }

    private String alter(Table table) {
        return "alter table " + engine.quote(table.name()) + " ";
    }
}
