package org.jpaschema.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/** A constraint of a table, which may be an index there, or have a name that SQL Server gave it. */
final class SqlserverConstraint {

    /** How SQL Server names a constraint that nobody named: of another number in each database. */
    private static final String SYSTEM_NAME = "(PK|CK)__.*__[0-9A-F]{8,16}";

    private final SqlserverEngine engine;
    private final Table table;
    private final Constraint constraint;

    SqlserverConstraint(SqlserverEngine engine, Table table, Constraint constraint) {
        this.engine = engine;
        this.table = table;
        this.constraint = constraint;
    }

    boolean isIndex() {
        return constraint instanceof UniqueKey key && isIndex(table, key);
    }

    /**
     * SQL Server takes two NULLs for the same in a unique key, so that Hibernate makes an index over the other rows of a
     * key with an optional column.
     */
    static boolean isIndex(Table table, UniqueKey key) {
        return key.index()
                || isOptional(table, key) && !table.dependents().contains(SqlserverEngine.nullsNotDistinct(key.name()));
    }

    private static boolean isOptional(Table table, UniqueKey key) {
        return key.columns().stream()
                .anyMatch(name -> table.column(name).map(Column::nullable).orElse(false));
    }

    List<String> added() {
        if (!(constraint instanceof UniqueKey key && isIndex())) {
            return List.of(alter("add " + engine.constraintDefinition(constraint)));
        }
        String condition = key.columns().stream()
                .filter(c -> table.column(c).map(Column::nullable).orElse(false))
                .map(c -> engine.quote(c) + " is not null")
                .collect(Collectors.joining(" and "));
        boolean ofAllRows =
                condition.isEmpty() || table.dependents().contains(SqlserverEngine.nullsNotDistinct(key.name()));
        return List.of(
                "create unique nonclustered index " + engine.quote(key.name()) + " on " + engine.quote(table.name())
                        + " " + engine.columns(key.columns()) + (ofAllRows ? "" : " where " + condition));
    }

    List<String> dropped() {
        if (isIndex()) {
            return List.of(engine.dropIndex(table, constraint.name()));
        }
        if (isSystemNamed(constraint) && constraint instanceof PrimaryKey) {
            return List.of(dropFound(engine, table, "sys.key_constraints", "type = 'PK'"));
        }
        if (isSystemNamed(constraint) && constraint instanceof Check check) {
            return List.of(dropFound(
                    engine,
                    table,
                    "sys.check_constraints",
                    "definition in (" + SqlserverEngine.text(check.expression()) + ", "
                            + SqlserverEngine.text("(" + check.expression() + ")") + ")"));
        }
        return List.of(alter("drop constraint " + engine.quote(constraint.name())));
    }

    private String alter(String action) {
        return engine.alter(table, action);
    }

    static boolean isSystemNamed(Constraint constraint) {
        return (constraint instanceof PrimaryKey || constraint instanceof Check)
                && constraint.name().matches(SYSTEM_NAME);
    }

    /** Drops the constraint that the condition finds; nothing when there is none. */
    static String dropFound(SqlserverEngine engine, Table table, String view, String condition) {
        String name = engine.quote(table.name());
        return "declare @drop nvarchar(max) = (select "
                + SqlserverEngine.text("alter table " + name + " drop constraint ")
                + " + quotename(name) from " + view + " where parent_object_id = object_id("
                + SqlserverEngine.text(name) + ") and "
                + condition + ") exec (@drop)";
    }
}
