package org.jpaschema.engine;

import org.jpaschema.schema.Column;
import org.jpaschema.schema.Table;

/** What MySQL and MariaDB have to be told of a column, new or not: all at once. */
final class MysqlColumn {

    private final MysqlFamilyEngine engine;
    private final Table table;

    /** @param table the table as it stands, which says what a column record cannot */
    MysqlColumn(MysqlFamilyEngine engine, Table table) {
        this.engine = engine;
        this.table = table;
    }

    /** Name, type and all clauses. */
    String definition(Column column) {
        StringBuilder sql =
                new StringBuilder(engine.quote(column.name())).append(' ').append(column.type());
        sql.append(engine.typeSuffix(table, column));
        if (!column.collation().isEmpty()) {
            sql.append(engine.collateClause(column.collation()));
        }
        if (column.generatedAs().isPresent()) {
            sql.append(" generated always as (")
                    .append(column.generatedAs().get())
                    .append(')')
                    .append(engine.generatedSuffix(column));
        } else {
            // Older servers take a TIMESTAMP for mandatory unless NULL is said.
            sql.append(column.nullable() ? column.type().startsWith("timestamp") ? " null" : "" : " not null");
            if (column.defaultValue().isPresent()) {
                sql.append(" default ").append(engine.definedDefault(column));
            }
            sql.append(engine.identityClause(column.identity()));
        }
        if (table.dependents().contains("invisible column " + column.name())) {
            sql.append(" invisible");
        }
        if (!column.comment().isEmpty()) {
            sql.append(" comment ").append(MariadbText.literal(column.comment()));
        }
        return sql.append(engine.columnChecks(table, column)).toString();
    }
}
