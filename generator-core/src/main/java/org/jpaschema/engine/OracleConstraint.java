package org.jpaschema.engine;

import java.util.Optional;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/** A constraint of a table, which may have a name that Oracle gave it. */
final class OracleConstraint {

    /** How Oracle names a constraint that nobody named: of another number in each database. */
    private static final String SYSTEM_NAME = "SYS_C\\d+";

    private final OracleEngine engine;
    private final Table table;
    private final Constraint constraint;

    OracleConstraint(OracleEngine engine, Table table, Constraint constraint) {
        this.engine = engine;
        this.table = table;
        this.constraint = constraint;
    }

    static boolean isSystemNamed(Constraint constraint) {
        return constraint.name().matches(SYSTEM_NAME);
    }

    /** What drops it by what it is; nothing where its name does. */
    Optional<String> dropped() {
        if (constraint instanceof PrimaryKey) {
            return Optional.of(engine.alter(table, "drop primary key"));
        }
        if (!isSystemNamed(constraint)) {
            return Optional.empty();
        }
        if (constraint instanceof UniqueKey key && !key.index()) {
            return Optional.of(engine.alter(table, "drop unique " + engine.columns(key.columns())));
        }
        return constraint instanceof Check check ? Optional.of(dropFound(check)) : Optional.empty();
    }

    /** A check that Oracle named, by what it says: the name is another one in each database. */
    private String dropFound(Check check) {
        String schema = table.name().schema();
        String owner = schema.isEmpty() ? "sys_context('USERENV', 'CURRENT_SCHEMA')" : StandardEngine.literal(schema);
        return """
                begin
                  for found in (select constraint_name from all_constraints where owner = %s and table_name = %s
                      and constraint_type = 'C' and generated = 'GENERATED NAME' and trim(search_condition_vc) in (%s, %s)) loop
                    execute immediate %s || found.constraint_name || '"';
                  end loop;
                end;"""
                .formatted(
                        owner,
                        StandardEngine.literal(table.name().name()),
                        StandardEngine.literal(check.expression()),
                        StandardEngine.literal("(" + check.expression() + ")"),
                        StandardEngine.literal("alter table " + engine.quote(table.name()) + " drop constraint \""));
    }
}
