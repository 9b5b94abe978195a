package org.jpaschema.plan;

import java.util.List;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.engine.Engine;
import org.jpaschema.risk.Risk;

/** The statements of changes to anything but tables, in an engine's DDL. */
final class Statements {

    private final Engine engine;

    Statements(Engine engine) {
        this.engine = engine;
    }

    Step step(Change change, List<Risk> risks) {
        Action action = new Action(sql(change), sql(change.reverse()));
        return new Step(List.of(change), List.of(action), guards(change), risks, true);
    }

    private List<Guard> guards(Change change) {
        String query = change instanceof AlterSequence alter ? engine.givenNumbers(alter.before(), alter.after()) : "";
        return query.isEmpty()
                ? List.of()
                : List.of(
                        new Guard(
                                query,
                                "0",
                                "Sequence " + change.subject()
                                        + " can only be made anew, and has given numbers already that it would give again. Drop it and create it with a start behind them in a migration of your own."));
    }

    private List<String> sql(Change change) {
        if (change instanceof CreateNamespace c) {
            return engine.createNamespace(c.namespace());
        }
        if (change instanceof DropNamespace c) {
            return engine.dropNamespace(c.namespace());
        }
        if (change instanceof CreateSequence c) {
            return engine.createSequence(c.sequence());
        }
        if (change instanceof DropSequence c) {
            return engine.dropSequence(c.subject());
        }
        if (change instanceof AlterSequence c) {
            return engine.alterSequence(c.before(), c.after());
        }
        if (change instanceof RenameSequence c) {
            return engine.renameSequence(c.before(), c.after().name().name());
        }
        if (change instanceof RenameEnumType c) {
            return engine.renameEnumType(c.before(), c.after().name().name());
        }
        if (change instanceof RenameEnumValue c) {
            return engine.renameEnumValue(c.before(), c.value(), c.newValue());
        }
        if (change instanceof CreateEnumType c) {
            return engine.createEnumType(c.type());
        }
        if (change instanceof DropEnumType c) {
            return engine.dropEnumType(c.type());
        }
        if (change instanceof AlterEnumType c) {
            return engine.alterEnumType(c.before(), c.after(), c.uses());
        }
        if (change instanceof CreateView c) {
            return engine.createView(c.view());
        }
        if (change instanceof DropView c) {
            return engine.dropView(c.subject());
        }
        throw new IllegalArgumentException("A change that has no statements: " + change);
    }
}
