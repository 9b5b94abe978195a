package org.jpaschema.engine;

import org.jpaschema.schema.Column;
import org.jpaschema.schema.Table;

/**
 * MySQL 8.0 and later: <a href="https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html">Online DDL
 * Operations</a> of the reference manual.
 */
final class MysqlCosts extends MysqlFamilyCosts {

    private final Version server;

    MysqlCosts(Version server) {
        this.server = server;
    }

    /** "Adding a column": INSTANT as of 8.0.12. */
    @Override
    boolean addsInstantly() {
        return server.atLeast(8, 0, 12);
    }

    /** "Changing the column data type": COPY, without concurrent DML. */
    @Override
    Cost copied(Table table) {
        return copiedAlone();
    }

    /** "Dropping a column": INSTANT as of 8.0.29, INPLACE with a rebuilt table before. */
    @Override
    Cost droppedColumn(Table table, Column column) {
        return server.atLeast(8, 0, 29) ? Cost.NOTHING : REBUILT;
    }

    /** "Extending VARCHAR column size": not in place from less than 256 bytes to more. */
    @Override
    Cost lengthened(Table table) {
        return copiedAlone();
    }

    @Override
    Cost addedWithExpression(Table table) {
        return copiedAlone();
    }

    /** "Making a column NULL", "Making a column NOT NULL": INPLACE with a rebuilt table. */
    @Override
    Cost nullability(Table table) {
        return REBUILT;
    }

    @Override
    Cost numbering(Column after) {
        return copiedAlone();
    }

    /** "The INPLACE algorithm is supported when foreign_key_checks is disabled. Otherwise, only the COPY algorithm". */
    @Override
    Cost foreignKey(Table table) {
        return copiedAlone();
    }

    @Override
    Cost check(Table table) {
        return copiedAlone();
    }
}
