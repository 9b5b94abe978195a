package org.jpaschema.engine;

import org.jpaschema.schema.Column;
import org.jpaschema.schema.Table;

/**
 * MariaDB 10.6 and later: "InnoDB Online DDL Operations with the INSTANT Alter Algorithm", and the same with NOCOPY and
 * INPLACE, of <a href="https://mariadb.com/docs/server/server-usage/storage-engines/innodb/innodb-online-ddl">the
 * manual</a>; "Online Schema Change" (MDEV-16329) for COPY that lets writes go on.
 */
final class MariadbCosts extends MysqlFamilyCosts {

    private final Version server;

    MariadbCosts(Version server) {
        this.server = server;
    }

    /** INSTANT in any place as of 10.4. */
    @Override
    boolean addsInstantly() {
        return true;
    }

    /** As of 11.2, ALGORITHM=COPY takes LOCK=NONE, and by itself. */
    @Override
    Cost copied() {
        return server.atLeast(11, 2) ? REBUILT : copiedAlone();
    }

    /** INSTANT as of 10.4. */
    @Override
    Cost droppedColumn(Table table, Column column) {
        return Cost.NOTHING;
    }

    @Override
    Cost lengthened() {
        return copied();
    }

    @Override
    Cost addedWithExpression() {
        return copied();
    }

    @Override
    Cost nullability(Column after) {
        return REBUILT;
    }

    @Override
    Cost numbering(Column after) {
        return copiedAlone();
    }

    @Override
    Cost foreignKey() {
        return copied();
    }

    @Override
    Cost check() {
        return copied();
    }
}
