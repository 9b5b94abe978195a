package org.jpaschema.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.diff.Description;
import org.jpaschema.engine.Engine;
import org.jpaschema.risk.Narrowing;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.UniqueKey;

/** Deals changes out to what the released version of an application can live with, and what it cannot. */
final class ExpandContractSplit {

    private final Map<String, ReleasedTable> tables = new HashMap<>();
    private final Schema released;
    private final TableStatements statements;
    private final Engine engine;
    private final Set<QualifiedName> dropped = new HashSet<>();
    private final Map<QualifiedName, Set<String>> freed = new HashMap<>();
    final List<Change> expand = new ArrayList<>();
    final List<Change> contract = new ArrayList<>();
    final List<String> problems = new ArrayList<>();

    ExpandContractSplit(List<Change> changes, Schema released, Engine engine) {
        this.released = released;
        this.engine = engine;
        this.statements = new TableStatements(engine);
        released.tables().forEach(t -> tables.put(key(t.name()), new ReleasedTable(t)));
        for (Change change : changes) {
            if (change instanceof DropTable && tables.containsKey(key(change.subject()))) {
                dropped.add(change.subject());
            } else if (change instanceof DropColumn drop) {
                free(drop.subject(), drop.column());
            } else if (change instanceof AlterColumn alter
                    && alter.attribute() == ColumnAttribute.NULLABILITY
                    && alter.after().nullable()) {
                free(alter.subject(), alter.after());
            }
        }
    }

    /** Rows of the new version may have NULL there. */
    private void free(QualifiedName table, Column column) {
        freed.computeIfAbsent(table, n -> new HashSet<>()).add(column.name());
    }

    /** A foreign key needs the key that it points at. */
    void deferReferences() {
        for (Change change : List.copyOf(expand)) {
            Constraint added = added(change);
            if (added instanceof ForeignKey key && contract.stream().anyMatch(c -> makesKey(c, key))) {
                expand.remove(change);
                contract.add(change);
            }
        }
    }

    private static Constraint added(Change change) {
        return change instanceof AddConstraint add
                ? add.constraint()
                : change instanceof ReplaceConstraint replace ? replace.after() : null;
    }

    private static boolean makesKey(Change change, ForeignKey reference) {
        Constraint added = added(change);
        List<String> columns = added instanceof PrimaryKey key
                ? key.columns()
                : added instanceof UniqueKey key ? key.columns() : List.of();
        return change.subject().equals(reference.referencedTable())
                && Set.copyOf(columns).equals(Set.copyOf(reference.referencedColumns()));
    }

    private static String key(QualifiedName name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }

    void split(Change change) {
        if (change instanceof OfTable ofTable) {
            ReleasedTable table = tables.get(key(change.subject()));
            if (table == null) {
                expand.add(change);
            } else if (dropped.contains(change.subject())) {
                contract.add(change);
            } else {
                split(ofTable, table);
            }
        } else {
            splitOther(change);
        }
    }

    private void splitOther(Change change) {
        if (change instanceof AlterEnumType alter && has(released.enumTypes(), EnumType::name, change)) {
            List<String> removed = Narrowing.removedValues(change);
            if (removed.isEmpty()) {
                expand.add(change);
                return;
            }
            List<String> added = new ArrayList<>(alter.after().values());
            added.removeAll(alter.before().values());
            EnumType both = new EnumType(
                    alter.after().name(),
                    Stream.concat(alter.before().values().stream(), added.stream())
                            .toList(),
                    alter.after().implicitCasts());
            if (!both.equals(alter.before())) {
                expand.add(new AlterEnumType(alter.before(), both, alter.uses()));
            }
            contract.add(new AlterEnumType(both, alter.after(), alter.uses()));
            return;
        }
        if (isUsed(change)) {
            if (change instanceof AlterSequence alter
                    && alter.before().increment() == alter.after().increment()) {
                expand.add(change);
            } else if (change instanceof AlterSequence
                    || change instanceof RenameSequence
                    || change instanceof RenameEnumType
                    || change instanceof RenameEnumValue) {
                refuse(change);
            } else {
                contract.add(change);
            }
            return;
        }
        expand.add(change);
    }

    /** Whether the released version uses what the change takes away or makes otherwise. */
    private boolean isUsed(Change change) {
        return (change instanceof DropSequence || change instanceof AlterSequence || change instanceof RenameSequence)
                        && has(released.sequences(), s -> s.name(), change)
                || (change instanceof DropEnumType
                                || change instanceof RenameEnumType
                                || change instanceof RenameEnumValue)
                        && has(released.enumTypes(), EnumType::name, change)
                || change instanceof DropView && has(released.views(), v -> v.name(), change)
                || change instanceof DropNamespace drop && released.namespaces().contains(drop.namespace());
    }

    private static <T> boolean has(List<T> objects, Function<T, QualifiedName> name, Change change) {
        return objects.stream().anyMatch(o -> key(name.apply(o)).equals(key(change.subject())));
    }

    private void refuse(Change change) {
        problems.add(Description.of(change).sentence()
                + ": the released version needs it as it is, the new one as it will be, and nothing serves both.");
    }

    private void split(OfTable change, ReleasedTable table) {
        if (change instanceof RenameTable
                || change instanceof RenameColumn rename
                        && table.column(rename.before().name()).isPresent()
                || change instanceof RenameValue value
                        && table.column(value.column().name()).isPresent()) {
            refuse(change);
        } else if (change instanceof AddColumn add) {
            add(add, table);
        } else if (change instanceof DropColumn drop) {
            boolean used = table.column(drop.column().name()).isPresent();
            (used ? contract : expand).add(change);
        } else if (change instanceof AlterColumn alter
                && table.column(alter.after().name()).isPresent()) {
            alter(alter, table.column(alter.after().name()).get());
        } else if (change instanceof AddConstraint add) {
            boolean harmless = table.isHarmless(add.constraint());
            (harmless ? expand : contract).add(change);
        } else if (change instanceof DropConstraint drop) {
            boolean acts = drop.constraint() instanceof ForeignKey key && acts(key);
            (acts ? contract : expand).add(change);
        } else if (change instanceof ReplaceConstraint replace) {
            replace(replace, table);
        } else if (change instanceof CreateIndex create) {
            boolean harmless = table.isHarmless(create.index());
            (harmless ? expand : contract).add(change);
        } else if (change instanceof ReplaceIndex replace && !table.isHarmless(replace.after())) {
            expand.add(new DropIndex(replace.table(), replace.before()));
            contract.add(new CreateIndex(replace.table(), replace.after()));
        } else {
            expand.add(change);
        }
    }

    /**
     * A mandatory column gets a default for the time between, with which the released version can insert and the new one
     * reads no NULL; where no value is neutral, it is optional for that time.
     */
    private void add(AddColumn add, ReleasedTable table) {
        Column column = add.column();
        if (table.column(column.name()).isPresent() || !column.isMandatory()) {
            expand.add(add);
            return;
        }
        String value = statements.filledWith(add);
        String text = value.isEmpty() ? "" : engine.neutralDefault(column, value);
        Column between = text.isEmpty() ? column.withNullable(true) : column.withDefault(Optional.of(text));
        expand.add(new AddColumn(add.table(), between));
        contract.add(new AlterColumn(
                add.table(), between, column, text.isEmpty() ? ColumnAttribute.NULLABILITY : ColumnAttribute.DEFAULT));
    }

    private void alter(AlterColumn alter, Column old) {
        switch (alter.attribute()) {
            case TYPE -> retype(alter, old);
            case NULLABILITY -> {
                boolean waits = !alter.after().nullable() && old.nullable();
                (waits ? contract : expand).add(alter);
            }
            case DEFAULT -> {
                boolean waits = alter.after().defaultValue().isEmpty()
                        && old.defaultValue().isPresent();
                (waits ? contract : expand).add(alter);
            }
            case IDENTITY -> {
                boolean waits = alter.after().identity() == Identity.NONE && old.identity() != Identity.NONE;
                (waits ? contract : expand).add(alter);
            }
            case GENERATED_AS -> {
                boolean waits = alter.after().generatedAs().isPresent()
                        && old.generatedAs().isEmpty();
                (waits ? contract : expand).add(alter);
            }
            case COLLATION, COMMENT -> expand.add(alter);
        }
    }

    private void retype(AlterColumn alter, Column old) {
        if (old.type().equals(alter.after().type()) || Narrowing.serves(alter)) {
            expand.add(alter);
        } else if (Narrowing.serves((AlterColumn) alter.reverse())) {
            contract.add(alter);
        } else if (Narrowing.isOfValues(alter)) {
            Column both = alter.after().withType(withValues(alter.after().type(), Narrowing.removedValues(alter)));
            expand.add(new AlterColumn(alter.table(), alter.before(), both, ColumnAttribute.TYPE));
            contract.add(new AlterColumn(alter.table(), both, alter.after(), ColumnAttribute.TYPE));
        } else {
            refuse(alter);
        }
    }

    /** {@code enum('a','b')} with more values. */
    private static String withValues(String type, List<String> values) {
        int end = type.lastIndexOf(')');
        return type.substring(0, end)
                + values.stream().map(v -> ",'" + v.replace("'", "''") + "'").collect(Collectors.joining())
                + type.substring(end);
    }

    private static boolean acts(ForeignKey key) {
        return acts(key.onDelete()) || acts(key.onUpdate());
    }

    private static boolean acts(ReferentialAction action) {
        return action != ReferentialAction.NO_ACTION && action != ReferentialAction.RESTRICT;
    }

    private void replace(ReplaceConstraint replace, ReleasedTable table) {
        Constraint after = replace.after();
        if (table.has(after)) {
            expand.add(replace);
        } else if (after instanceof PrimaryKey) {
            Set<String> optional = freed.getOrDefault(replace.subject(), Set.of());
            boolean stuck = ((PrimaryKey) replace.before()).columns().stream().anyMatch(optional::contains);
            if (stuck) {
                refuse(replace);
            } else {
                contract.add(replace);
            }
        } else if (replace.before() instanceof ForeignKey old
                && after instanceof ForeignKey key
                && old.columns().equals(key.columns())
                && old.referencedTable().equals(key.referencedTable())) {
            (acts(old) ? contract : expand).add(replace);
        } else if (Narrowing.isOfValues(replace)
                        && Narrowing.removedValues(replace).isEmpty()
                || table.isHarmless(after)) {
            expand.add(replace);
        } else {
            expand.add(new DropConstraint(replace.table(), replace.before()));
            contract.add(new AddConstraint(replace.table(), after));
        }
    }
}
