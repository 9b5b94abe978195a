package org.jpaschema.entity.hibernate;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.internal.StandardTableExporter;

/** What must hold inside of an aggregate (a struct, a JSON document); Hibernate computes it only while it writes DDL. */
final class AggregateChecks extends StandardTableExporter {

    private static final String START = ", check (";

    AggregateChecks(Dialect dialect) {
        super(dialect);
    }

    /** The condition on an aggregate's column, if there is any. */
    Optional<String> of(Column aggregate) {
        StringBuilder ddl = new StringBuilder();
        applyTableCheck(new OneColumn(aggregate), ddl);
        return ddl.toString().startsWith(START)
                ? Optional.of(ddl.substring(START.length(), ddl.length() - 1))
                : Optional.empty();
    }

    /** Makes the exporter look at one column and at none of the real table's checks. */
    private static final class OneColumn extends Table {

        private static final long serialVersionUID = 1L;

        private final transient Column column;

        OneColumn(Column column) {
            super("orm");
            this.column = column;
        }

        @Override
        public Collection<Column> getColumns() {
            return List.of(column);
        }
    }
}
