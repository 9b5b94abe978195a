package org.jpaschema.engine;

import java.util.List;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.TableColumn;

/**
 * What an engine's DDL costs on a table that is large and in use, each method for the method of {@link Engine} of the same
 * name. A table that comes in is as it stands before the statement; two columns that come in differ in what the method
 * is about and in nothing else.
 */
public interface Costs {

    /** Of an engine that nothing is known of: no cost is told. */
    Costs UNKNOWN = new Costs() {};

    /** A constraint with a name, so that another statement can speak of it. */
    static Constraint named(Table table, Constraint constraint, Engine engine) {
        return constraint.name().isEmpty()
                ? constraint.withName(engine.truncate(
                        table.name().name() + "_" + constraint.kind().replace(' ', '_')))
                : constraint;
    }

    /** The column as it is added, obligation and default included. */
    default Cost addColumn(Table table, Column column) {
        return Cost.NOTHING;
    }

    default Cost dropColumn(Table table, Column column) {
        return Cost.NOTHING;
    }

    /** Type and collation. */
    default Cost alterType(Table table, Column before, Column after) {
        return Cost.NOTHING;
    }

    default Cost alterNullability(Table table, Column before, Column after) {
        return Cost.NOTHING;
    }

    default Cost alterDefault(Table table, Column before, Column after) {
        return Cost.NOTHING;
    }

    default Cost alterIdentity(Table table, Column before, Column after) {
        return Cost.NOTHING;
    }

    default Cost alterGeneratedAs(Table table, Column before, Column after) {
        return Cost.NOTHING;
    }

    default Cost addConstraint(Table table, Constraint constraint) {
        return Cost.NOTHING;
    }

    default Cost dropConstraint(Table table, Constraint constraint) {
        return Cost.NOTHING;
    }

    default Cost createIndex(Table table, Index index) {
        return Cost.NOTHING;
    }

    default Cost alterEnumType(EnumType before, EnumType after, List<TableColumn> uses) {
        return Cost.NOTHING;
    }

    default Cost dropIndex(Table table, Index index) {
        return Cost.NOTHING;
    }
}
