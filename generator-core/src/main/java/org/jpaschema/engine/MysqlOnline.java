package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Table;

/**
 * MySQL 8.0 and later, written from <a href="https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html">Online
 * DDL Operations</a> of its Reference Manual. Foreign keys and checks have no such way: what would turn off the check of the
 * rows is a setting of the session, and would stay behind a statement that fails.
 */
final class MysqlOnline extends MysqlFamilyOnline {

    private static final Pattern INSTANT = Pattern.compile("(?i)\\b(?:add|drop|alter|rename)\\s+column\\b");
    private static final Pattern RENAMED = Pattern.compile("(?i)\\brename\\s+column\\b");

    private final Version server;

    MysqlOnline(MysqlEngine engine, Version server) {
        super(engine, engine.costs(server));
        this.server = server;
    }

    /** "ALGORITHM=INSTANT … only LOCK=DEFAULT is permitted"; columns are renamed so as of 8.0.28. */
    @Override
    String words(Algorithm algorithm, String statement) {
        boolean instant = algorithm == Algorithm.INSTANT
                && INSTANT.matcher(statement).find()
                && (server.atLeast(8, 0, 28) || !RENAMED.matcher(statement).find());
        return instant
                ? ", algorithm=instant"
                : algorithm == Algorithm.ANY ? ", lock=none" : ", algorithm=inplace, lock=none";
    }

    /** A statement cannot have a setting of its own here. */
    @Override
    public List<String> patiently(List<String> statements) {
        List<String> patient = new ArrayList<>();
        patient.add("set session lock_wait_timeout = " + LOCK_TIMEOUT);
        patient.addAll(statements);
        patient.add("set session lock_wait_timeout = @@global.lock_wait_timeout");
        return patient;
    }

    @Override
    public List<Phase> addColumn(Table table, Column column, String value) {
        return MysqlTypes.takesExpressionsOnly(column.type()) ? List.of() : super.addColumn(table, column, value);
    }
}
