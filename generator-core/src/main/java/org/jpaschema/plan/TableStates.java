package org.jpaschema.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jpaschema.diff.Change.AddColumn;
import org.jpaschema.diff.Change.AddConstraint;
import org.jpaschema.diff.Change.AlterColumn;
import org.jpaschema.diff.Change.AlterTableComment;
import org.jpaschema.diff.Change.CreateIndex;
import org.jpaschema.diff.Change.CreateTable;
import org.jpaschema.diff.Change.DropColumn;
import org.jpaschema.diff.Change.DropConstraint;
import org.jpaschema.diff.Change.DropIndex;
import org.jpaschema.diff.Change.OfTable;
import org.jpaschema.diff.Change.RenameConstraint;
import org.jpaschema.diff.Change.RenameIndex;
import org.jpaschema.diff.Change.RenameTable;
import org.jpaschema.diff.Change.ReplaceConstraint;
import org.jpaschema.diff.Change.ReplaceIndex;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/** The tables as they stand while a plan goes on. */
final class TableStates {

    private final Map<QualifiedName, Table> tables = new HashMap<>();

    TableStates(Schema start) {
        start.tables().forEach(t -> tables.put(t.name(), t));
    }

    /** The table that a change is about as it stands now; the change's own idea of a table that is not known. */
    Table before(OfTable change) {
        return tables.getOrDefault(change.subject(), change.table());
    }

    /** The table with the change made. */
    Table apply(OfTable change) {
        Table after = after(before(change), change);
        tables.put(change.subject(), after);
        return after;
    }

    /** The table with the change made to it. */
    static Table after(Table table, OfTable change) {
        if (change instanceof CreateTable create) {
            // Foreign keys and indexes are changes of their own.
            return create.table().withForeignKeys(List.of()).withIndexes(List.of());
        }
        if (change instanceof RenameTable rename) {
            return table.withName(rename.after().name());
        }
        if (change instanceof AlterTableComment alter) {
            return table.withComment(alter.after().comment());
        }
        if (change instanceof AddColumn add) {
            return table.withColumns(with(table.columns(), add.column()));
        }
        if (change instanceof DropColumn drop) {
            return withoutColumn(table, drop.column().name());
        }
        if (change instanceof AlterColumn alter) {
            return table.withColumns(
                    each(table.columns(), c -> c.name().equals(alter.after().name()) ? after(c, alter) : c));
        }
        if (change instanceof AddConstraint add) {
            return withConstraint(table, add.constraint());
        }
        if (change instanceof DropConstraint drop) {
            return withoutConstraint(table, drop.constraint());
        }
        if (change instanceof ReplaceConstraint replace) {
            return withConstraint(withoutConstraint(table, replace.before()), replace.after());
        }
        if (change instanceof RenameConstraint rename) {
            return withConstraint(
                    withoutConstraint(table, rename.constraint()),
                    rename.constraint().withName(rename.newName()));
        }
        return afterIndex(table, change);
    }

    private static Table afterIndex(Table table, OfTable change) {
        if (change instanceof CreateIndex create) {
            return table.withIndexes(with(table.indexes(), create.index()));
        }
        if (change instanceof DropIndex drop) {
            return withoutIndex(table, drop.index());
        }
        if (change instanceof ReplaceIndex replace) {
            Table without = withoutIndex(table, replace.before());
            return without.withIndexes(with(without.indexes(), replace.after()));
        }
        if (change instanceof RenameIndex rename) {
            Table without = withoutIndex(table, rename.index());
            return without.withIndexes(with(without.indexes(), rename.index().withName(rename.newName())));
        }
        return table;
    }

    /** The column with the one attribute changed, and with what goes along with it. */
    static Column after(Column column, AlterColumn change) {
        Column wanted = change.after();
        return switch (change.attribute()) {
            case TYPE, COLLATION ->
                column.withType(wanted.type()).withCollation(wanted.collation()).withDefault(wanted.defaultValue());
            case GENERATED_AS ->
                wanted.generatedAs().isPresent()
                        ? wanted
                        : column.withGeneratedAs(wanted.generatedAs()).withStored(wanted.stored());
            case IDENTITY -> column.withIdentity(wanted.identity());
            case DEFAULT -> column.withDefault(wanted.defaultValue());
            case NULLABILITY -> column.withNullable(wanted.nullable());
            case COMMENT -> column.withComment(wanted.comment());
        };
    }

    /** Without the column and what engines drop along with it. */
    private static Table withoutColumn(Table table, String name) {
        return table.withColumns(without(table.columns(), c -> c.name().equals(name)))
                .withUniqueKeys(without(table.uniqueKeys(), k -> k.columns().contains(name)))
                .withForeignKeys(without(table.foreignKeys(), k -> k.columns().contains(name)))
                .withIndexes(without(table.indexes(), i -> i.parts().stream()
                        .anyMatch(p -> !p.expression() && p.text().equals(name))))
                .withChecks(without(table.checks(), c -> c.column().equals(name)));
    }

    private static Table withConstraint(Table table, Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return table.withPrimaryKey(Optional.of(key));
        }
        if (constraint instanceof UniqueKey key) {
            return table.withUniqueKeys(with(table.uniqueKeys(), key));
        }
        if (constraint instanceof ForeignKey key) {
            return table.withForeignKeys(with(table.foreignKeys(), key));
        }
        return table.withChecks(with(table.checks(), (Check) constraint));
    }

    private static Table withoutConstraint(Table table, Constraint constraint) {
        if (constraint instanceof PrimaryKey) {
            return table.withPrimaryKey(Optional.empty());
        }
        Predicate<Constraint> same =
                c -> c.name().equals(constraint.name()) && c.meaning().equals(constraint.meaning());
        if (constraint instanceof UniqueKey key) {
            // A unique index may have been compared as an index, and the other way round.
            Table without = table.withUniqueKeys(without(table.uniqueKeys(), same::test));
            return key.index()
                    ? without.withIndexes(without(
                            without.indexes(), i -> i.unique() && i.name().equals(key.name())))
                    : without;
        }
        if (constraint instanceof ForeignKey) {
            return table.withForeignKeys(without(table.foreignKeys(), same::test));
        }
        return table.withChecks(without(table.checks(), same::test));
    }

    /** While a table is rebuilt, another may have the name already that the index had. */
    private static Table withoutIndex(Table table, Index index) {
        if (table.indexes().contains(index)) {
            return table.withIndexes(without(table.indexes(), index::equals));
        }
        return table.withIndexes(without(table.indexes(), i -> i.name().equals(index.name())))
                .withUniqueKeys(
                        without(table.uniqueKeys(), k -> k.index() && k.name().equals(index.name())));
    }

    private static <T> List<T> with(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }

    private static <T> List<T> without(List<T> list, Predicate<T> which) {
        return list.stream().filter(which.negate()).toList();
    }

    private static <T> List<T> each(List<T> list, UnaryOperator<T> function) {
        return list.stream().map(function).toList();
    }
}
