package org.jpaschema.lint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
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
import org.jpaschema.schema.Unknown;

/** The tables as far as the statements that were read tell; of others the name only. */
final class KnownTables {

    private final Map<QualifiedName, Table> tables = new LinkedHashMap<>();

    /** The table of that name; a schema counts only where both say one. */
    Table table(QualifiedName name) {
        return find(name).orElseGet(() -> Table.of(name, List.of()));
    }

    private Optional<Table> find(QualifiedName name) {
        Table exact = tables.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        return tables.values().stream()
                .filter(t -> t.name().name().equals(name.name()))
                .filter(t -> t.name().schema().isEmpty() || name.schema().isEmpty())
                .findFirst();
    }

    /** The table that has the index. */
    Optional<Table> ofIndex(String index) {
        return tables.values().stream()
                .filter(t -> t.indexes().stream().anyMatch(i -> i.name().equals(index)))
                .findFirst();
    }

    /** The column, or one of that name of which nothing else is known. */
    static Column column(Table table, String name) {
        return table.column(name).orElseGet(() -> Column.of(name, Unknown.TEXT));
    }

    /** What a statement about these tables starts from. */
    Schema schema(Stream<QualifiedName> names) {
        return new Schema(
                List.of(),
                names.distinct().flatMap(n -> find(n).stream()).distinct().toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    void apply(Change change) {
        if (change instanceof CreateTable create) {
            tables.put(create.subject(), create.table());
        } else if (change instanceof DropTable) {
            find(change.subject()).ifPresent(t -> tables.remove(t.name()));
        } else if (change instanceof RenameTable rename) {
            Table table = table(rename.before().name());
            tables.remove(table.name());
            tables.put(rename.after().name(), table.withName(rename.after().name()));
        } else if (change instanceof OfTable ofTable) {
            Table table = table(ofTable.subject());
            tables.put(table.name(), after(table, ofTable));
        }
    }

    private static Table withColumn(Table table, String name, UnaryOperator<Column> change) {
        return table.withColumns(table.columns().stream()
                .map(c -> c.name().equals(name) ? change.apply(c) : c)
                .toList());
    }

    private static Table after(Table table, OfTable change) {
        if (change instanceof AddColumn add) {
            return table.withColumns(plus(table.columns(), add.column()));
        }
        if (change instanceof DropColumn drop) {
            String name = drop.column().name();
            return table.withColumns(
                    table.columns().stream().filter(c -> !c.name().equals(name)).toList());
        }
        if (change instanceof AlterColumn alter) {
            return withColumn(table, alter.before().name(), c -> alter.after());
        }
        if (change instanceof RenameColumn rename) {
            return withColumn(
                    table,
                    rename.before().name(),
                    c -> c.withName(rename.after().name()));
        }
        if (change instanceof CreateIndex create) {
            return table.withIndexes(plus(table.indexes(), create.index()));
        }
        if (change instanceof DropIndex drop) {
            return table.withIndexes(without(table.indexes(), drop.index().name(), Index::name));
        }
        if (change instanceof AddConstraint add) {
            return with(table, add.constraint());
        }
        return change instanceof DropConstraint drop
                ? without(table, drop.constraint().name())
                : table;
    }

    /** The table with one more constraint. */
    static Table with(Table table, Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return table.withPrimaryKey(Optional.of(key));
        }
        if (constraint instanceof UniqueKey key) {
            return table.withUniqueKeys(plus(table.uniqueKeys(), key));
        }
        return constraint instanceof ForeignKey key
                ? table.withForeignKeys(plus(table.foreignKeys(), key))
                : table.withChecks(plus(table.checks(), (Check) constraint));
    }

    private static Table without(Table table, String name) {
        return table.withPrimaryKey(table.primaryKey().filter(k -> !k.name().equals(name)))
                .withUniqueKeys(without(table.uniqueKeys(), name, UniqueKey::name))
                .withForeignKeys(without(table.foreignKeys(), name, ForeignKey::name))
                .withChecks(without(table.checks(), name, Check::name));
    }

    private static <T> List<T> plus(List<T> list, T more) {
        return Stream.concat(list.stream(), Stream.of(more)).toList();
    }

    private static <T> List<T> without(List<T> list, String name, Function<T, String> names) {
        return list.stream().filter(t -> !names.apply(t).equals(name)).toList();
    }
}
