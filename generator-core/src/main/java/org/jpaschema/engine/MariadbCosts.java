package org.jpaschema.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/**
 * MariaDB 10.6 and later: "InnoDB Online DDL Operations with the INSTANT Alter Algorithm", and the same with NOCOPY and
 * INPLACE, of <a href="https://mariadb.com/docs/server/server-usage/storage-engines/innodb/innodb-online-ddl">the
 * manual</a>; "Online Schema Change" (MDEV-16329) for COPY that lets writes go on.
 */
final class MariadbCosts extends MysqlFamilyCosts {

    private static final Set<ReferentialAction> KEEPING =
            Set.of(ReferentialAction.NO_ACTION, ReferentialAction.RESTRICT);

    private final Version server;

    MariadbCosts(Version server) {
        this.server = server;
    }

    /** INSTANT in any place as of 10.4. */
    @Override
    boolean addsInstantly() {
        return true;
    }

    /** As of 11.2, ALGORITHM=COPY takes LOCK=NONE, and by itself; not where rows go or change along with others. */
    @Override
    Cost copied(Table table) {
        boolean cascades = table.foreignKeys().stream()
                .anyMatch(k -> !Stream.of(k.onDelete(), k.onUpdate()).allMatch(KEEPING::contains));
        return server.atLeast(11, 2) && !cascades ? REBUILT : copiedAlone();
    }

    /** INSTANT as of 10.4, NOCOPY with an index of its own; what is left of an index of several columns is built again. */
    @Override
    Cost droppedColumn(Table table, Column column) {
        if (table.primaryKey().filter(k -> k.columns().contains(column.name())).isPresent()) {
            return copiedAlone();
        }
        List<List<String>> indexes = Stream.concat(
                        table.uniqueKeys().stream().map(UniqueKey::columns),
                        table.indexes().stream()
                                .map(i ->
                                        i.parts().stream().map(Index.Part::text).toList()))
                .filter(i -> i.contains(column.name()))
                .toList();
        boolean keyed = !indexes.isEmpty() || column.identity() != Identity.NONE;
        return indexes.stream().anyMatch(i -> i.size() > 1) ? REBUILT : keyed ? BUILT : Cost.NOTHING;
    }

    @Override
    Cost lengthened(Table table) {
        return copied(table);
    }

    @Override
    Cost addedWithExpression(Table table) {
        return copied(table);
    }

    @Override
    Cost nullability(Table table) {
        return REBUILT;
    }

    @Override
    Cost numbering(Column after) {
        return after.identity() == Identity.NONE ? Cost.NOTHING : copiedAlone();
    }

    @Override
    Cost foreignKey(Table table) {
        return copied(table);
    }

    @Override
    Cost check(Table table) {
        return copied(table);
    }
}
