package org.jpaschema.risk;

import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.engine.Cost;
import org.jpaschema.engine.Costs;
import org.jpaschema.schema.Table;

/** What a change costs in the engine's DDL. */
public final class ChangeCost {

    private ChangeCost() {}

    static Cost of(Change change, Circumstances circumstances) {
        Costs costs = circumstances.costs();
        if (change instanceof AlterEnumType alter) {
            return costs.alterEnumType(alter.before(), alter.after(), alter.uses());
        }
        return change instanceof OfTable ofTable ? of(ofTable, circumstances.before(ofTable), costs) : Cost.NOTHING;
    }

    /**
     * What a change of a table costs.
     *
     * @param table the table as it stands before
     */
    public static Cost of(OfTable change, Table table, Costs costs) {
        if (change instanceof AddColumn add) {
            return costs.addColumn(table, add.column());
        }
        if (change instanceof DropColumn drop) {
            return costs.dropColumn(table, drop.column());
        }
        if (change instanceof AlterColumn alter) {
            return column(alter, table, costs);
        }
        if (change instanceof AddConstraint add) {
            return costs.addConstraint(table, add.constraint());
        }
        if (change instanceof DropConstraint drop) {
            return costs.dropConstraint(table, drop.constraint());
        }
        if (change instanceof ReplaceConstraint replace) {
            return costs.addConstraint(table, replace.after());
        }
        if (change instanceof CreateIndex create) {
            return costs.createIndex(table, create.index());
        }
        if (change instanceof DropIndex drop) {
            return costs.dropIndex(table, drop.index());
        }
        return change instanceof ReplaceIndex replace ? costs.createIndex(table, replace.after()) : Cost.NOTHING;
    }

    private static Cost column(AlterColumn alter, Table table, Costs costs) {
        return switch (alter.attribute()) {
            case TYPE, COLLATION -> costs.alterType(table, alter.before(), alter.after());
            case NULLABILITY -> costs.alterNullability(table, alter.before(), alter.after());
            case DEFAULT -> costs.alterDefault(table, alter.before(), alter.after());
            case IDENTITY -> costs.alterIdentity(table, alter.before(), alter.after());
            case GENERATED_AS -> costs.alterGeneratedAs(table, alter.before(), alter.after());
            case COMMENT -> Cost.NOTHING;
        };
    }
}
