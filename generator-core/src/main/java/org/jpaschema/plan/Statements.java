package org.jpaschema.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.engine.Engine;
import org.jpaschema.risk.Risk;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Table;

/** The statements of each change, in an engine's DDL. */
final class Statements {

    private final Engine engine;

    Statements(Engine engine) {
        this.engine = engine;
    }

    Step step(Change change, List<Risk> risks) {
        if (change instanceof AddColumn add && isMandatory(add.column())) {
            return mandatoryColumn(add, risks);
        }
        if (change instanceof AlterColumn alter
                && alter.before().nullable()
                && !alter.after().nullable()
                && alter.attribute() == ColumnAttribute.NULLABILITY) {
            return new Step(change, actions(change), Optional.of(noNull(alter)), risks);
        }
        return new Step(change, actions(change), Optional.empty(), risks);
    }

    private static boolean isMandatory(Column column) {
        return !column.nullable()
                && column.defaultValue().isEmpty()
                && column.generatedAs().isEmpty()
                && column.identity() == Identity.NONE;
    }

    private Guard noNull(AlterColumn alter) {
        String column = alter.subject() + "." + alter.after().name();
        return new Guard(
                "select count(*) from " + engine.quote(alter.subject()) + " where "
                        + engine.quote(alter.after().name()) + " is null",
                "0",
                "Column " + column + " becomes mandatory, but rows have NULL there. Fill them, then apply again.");
    }

    /** Added without the obligation, filled, then obliged: so rows that are there already do no harm. */
    private Step mandatoryColumn(AddColumn add, List<Risk> risks) {
        QualifiedName table = add.subject();
        Column column = add.column();
        String value = fillValue(add.table(), column);
        if (value.isEmpty()) {
            Guard empty = new Guard(
                    "select count(*) from " + engine.quote(table),
                    "0",
                    "The new column " + table + "." + column.name() + " is mandatory, but the rows of " + table
                            + " have no value for it. Edit this migration before it is applied: add the column without NOT NULL, fill it, then set NOT NULL.");
            return new Step(add, actions(add), Optional.of(empty), risks);
        }
        String name = engine.quote(column.name());
        List<Action> actions = List.of(
                new Action(engine.addColumn(table, column.withNullable(true)), engine.dropColumn(table, column.name())),
                new Action(
                        List.of("update " + engine.quote(table) + " set " + name + " = " + value + " where " + name
                                + " is null"),
                        List.of()),
                new Action(engine.alterNullability(table, column), List.of()));
        return new Step(add, actions, Optional.empty(), risks);
    }

    /** No row can be given a reference, nor many rows the same unique value. */
    private String fillValue(Table table, Column column) {
        List<ForeignKey> references = table.foreignKeys().stream()
                .filter(k -> k.columns().contains(column.name()))
                .toList();
        boolean unique = table.uniqueKeys().stream().anyMatch(k -> k.columns().contains(column.name()))
                || table.primaryKey().stream().anyMatch(k -> k.columns().contains(column.name()));
        if (!references.isEmpty() || unique) {
            return "";
        }
        List<Check> conditions = table.checks().stream()
                .filter(c -> c.column().equals(column.name()) || mentions(c.expression(), column.name()))
                .toList();
        if (conditions.isEmpty()) {
            return engine.neutralValue(column);
        }
        // Whether a value fulfils several conditions, or one of another kind, is not known here.
        return conditions.stream().map(Check::meaning).distinct().count() == 1
                ? engine.allowedValue(conditions.get(0))
                : "";
    }

    private static boolean mentions(String expression, String column) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(column) + "(?![\\w$])", Pattern.CASE_INSENSITIVE)
                .matcher(expression)
                .find();
    }

    private List<Action> actions(Change change) {
        if (change instanceof ReplaceConstraint c) {
            QualifiedName table = c.subject();
            return List.of(
                    new Action(engine.dropConstraint(table, c.before()), engine.addConstraint(table, c.before())),
                    new Action(engine.addConstraint(table, c.after()), engine.dropConstraint(table, c.after())));
        }
        if (change instanceof ReplaceIndex c) {
            QualifiedName table = c.subject();
            return List.of(
                    new Action(engine.dropIndex(table, c.before()), engine.createIndex(table, c.before())),
                    new Action(engine.createIndex(table, c.after()), engine.dropIndex(table, c.after())));
        }
        return List.of(new Action(sql(change), sql(change.reverse())));
    }

    private List<String> sql(Change change) {
        if (change instanceof CreateNamespace c) {
            return engine.createNamespace(c.namespace());
        }
        if (change instanceof DropNamespace c) {
            return engine.dropNamespace(c.namespace());
        }
        if (change instanceof CreateTable c) {
            return engine.createTable(c.table());
        }
        if (change instanceof DropTable c) {
            return engine.dropTable(c.subject());
        }
        if (change instanceof AlterTableComment c) {
            return engine.commentTable(c.subject(), c.after().comment());
        }
        if (change instanceof AddColumn c) {
            return engine.addColumn(c.subject(), c.column());
        }
        if (change instanceof DropColumn c) {
            return engine.dropColumn(c.subject(), c.column().name());
        }
        if (change instanceof AlterColumn c) {
            return alterColumn(c);
        }
        if (change instanceof AddConstraint c) {
            return engine.addConstraint(c.subject(), c.constraint());
        }
        if (change instanceof DropConstraint c) {
            return engine.dropConstraint(c.subject(), c.constraint());
        }
        if (change instanceof RenameConstraint c) {
            return engine.renameConstraint(c.subject(), c.constraint(), c.newName());
        }
        return sqlOfOther(change);
    }

    private List<String> sqlOfOther(Change change) {
        if (change instanceof CreateIndex c) {
            return engine.createIndex(c.subject(), c.index());
        }
        if (change instanceof DropIndex c) {
            return engine.dropIndex(c.subject(), c.index());
        }
        if (change instanceof RenameIndex c) {
            return engine.renameIndex(c.subject(), c.index().name(), c.newName());
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

    private List<String> alterColumn(AlterColumn change) {
        QualifiedName table = change.subject();
        return switch (change.attribute()) {
            case TYPE, COLLATION -> engine.alterType(table, change.before(), change.after());
            case GENERATED_AS -> engine.alterGeneratedAs(table, change.before(), change.after());
            case IDENTITY -> engine.alterIdentity(table, change.before(), change.after());
            case DEFAULT -> engine.alterDefault(table, change.after());
            case NULLABILITY -> engine.alterNullability(table, change.after());
            case COMMENT -> engine.commentColumn(table, change.after());
        };
    }
}
