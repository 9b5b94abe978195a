package org.jpaschema.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.diff.Change.*;
import org.jpaschema.diff.Note.Kind;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.Unknown;

/** Compares one table that both sides have. */
final class TableDiff {

    private final Table before;
    private final Table after;
    private final Unmanaged unmanaged;
    private final List<Change> changes;
    private final List<Note> notes;

    TableDiff(Table before, Table after, Unmanaged unmanaged, List<Change> changes, List<Note> notes) {
        this.before = before;
        this.after = after;
        this.unmanaged = unmanaged;
        this.changes = changes;
        this.notes = notes;
    }

    void compare() {
        if (!Sameness.of(before, after)) {
            differences();
        }
        before.dependents()
                .forEach(d -> notes.add(new Note(Kind.UNMANAGED, before.name(), d, "entities cannot say it")));
    }

    private void differences() {
        if (!before.comment().equals(after.comment())) {
            changes.add(new AlterTableComment(before, after));
        }
        columns();
        primaryKey();
        checks();
        List<Index> uniqueIndexes = new ArrayList<>();
        uniqueKeys(uniqueIndexes);
        indexes(uniqueIndexes);
        constraints(before.foreignKeys(), after.foreignKeys());
    }

    private void columns() {
        Map<String, Column> existing = byName(before);
        Map<String, Column> wanted = byName(after);
        for (Column column : after.columns()) {
            Column old = existing.get(column.name());
            if (old == null) {
                changes.add(new AddColumn(after, column));
            } else {
                column(old, column);
            }
        }
        for (Column column : before.columns()) {
            if (!wanted.containsKey(column.name())) {
                changes.add(new DropColumn(before, column));
            }
        }
    }

    private static Map<String, Column> byName(Table table) {
        Map<String, Column> columns = new HashMap<>();
        table.columns().forEach(c -> columns.putIfAbsent(c.name(), c));
        return columns;
    }

    private void column(Column old, Column wanted) {
        attribute(old, wanted, ColumnAttribute.TYPE, Column::type);
        attribute(old, wanted, ColumnAttribute.COLLATION, Column::collation);
        attribute(old, wanted, ColumnAttribute.GENERATED_AS, Column::generatedAs);
        if (old.generatedAs().isPresent()
                && old.generatedAs().equals(wanted.generatedAs())
                && old.stored() != wanted.stored()) {
            notes.add(new Note(
                    Kind.EQUIVALENT,
                    after.name(),
                    "column " + wanted.name(),
                    "the same expression, " + (old.stored() ? "stored" : "computed when read")
                            + " in the database; Hibernate would have it "
                            + (wanted.stored() ? "stored" : "computed when read")));
        }
        if ((old.identity() == Identity.NONE) != (wanted.identity() == Identity.NONE)) {
            changes.add(new AlterColumn(after, old, wanted, ColumnAttribute.IDENTITY));
        } else if (old.identity() != wanted.identity()) {
            notes.add(new Note(
                    Kind.EQUIVALENT,
                    after.name(),
                    "column " + wanted.name(),
                    "numbered by the database (" + old.identity() + "), which serves the entity as well as "
                            + wanted.identity()));
        }
        attribute(old, wanted, ColumnAttribute.DEFAULT, Column::defaultValue);
        attribute(old, wanted, ColumnAttribute.NULLABILITY, Column::nullable);
        attribute(old, wanted, ColumnAttribute.COMMENT, Column::comment);
    }

    private void attribute(Column old, Column wanted, ColumnAttribute attribute, Function<Column, Object> value) {
        if (isUnknown(value.apply(old))) {
            unknown("column " + wanted.name(), "its " + attribute.label());
        } else if (!value.apply(old).equals(value.apply(wanted))) {
            changes.add(new AlterColumn(after, old, wanted, attribute));
        }
    }

    private static boolean isUnknown(Object value) {
        return value instanceof Optional<?> optional
                ? optional.filter(TableDiff::isUnknown).isPresent()
                : value instanceof String text && Unknown.is(text);
    }

    private void unknown(String object, String what) {
        notes.add(new Note(
                Kind.UNKNOWN,
                after.name(),
                object,
                "the catalog does not tell this account " + what
                        + ", so it cannot be compared: grant the account the right to see definitions"));
    }

    private void primaryKey() {
        PrimaryKey old = before.primaryKey().orElse(null);
        PrimaryKey wanted = after.primaryKey().orElse(null);
        if (old == null && wanted != null) {
            changes.add(new AddConstraint(after, wanted));
        } else if (old != null && wanted == null) {
            changes.add(new DropConstraint(before, old));
        } else if (old != null && !old.meaning().equals(wanted.meaning())) {
            changes.add(new ReplaceConstraint(after, old, wanted));
        } else if (old != null && !old.columns().equals(wanted.columns())) {
            order("primary key", old.columns(), wanted.columns());
        }
    }

    private void order(String object, List<String> old, List<String> wanted) {
        notes.add(new Note(
                Kind.EQUIVALENT,
                after.name(),
                object,
                "the same columns in another order: " + old + " in the database, " + wanted + " in the model"));
    }

    /**
     * Unique keys. A model's index may stand as a unique index in the database, and the other way round: such pairs,
     * known by their name, are left for the comparison of indexes.
     */
    private void uniqueKeys(List<Index> uniqueIndexes) {
        Set<String> indexNames = after.indexes().stream().map(Index::name).collect(Collectors.toSet());
        List<UniqueKey> existing = new ArrayList<>();
        for (UniqueKey key : before.uniqueKeys()) {
            if (key.index() && indexNames.contains(key.name())) {
                uniqueIndexes.add(new Index(
                        key.name(),
                        true,
                        key.columns().stream().map(Index.Part::column).toList(),
                        true,
                        "",
                        ""));
            } else {
                existing.add(key);
            }
        }
        Set<String> unknown = unknownIndexes();
        constraints(
                existing,
                after.uniqueKeys().stream()
                        .filter(k -> !unknown.contains(k.name()))
                        .toList());
    }

    /** An index of unknown content may be what the model has under its name. */
    private Set<String> unknownIndexes() {
        return before.indexes().stream()
                .filter(TableDiff::isUnknown)
                .map(Index::name)
                .collect(Collectors.toSet());
    }

    private static boolean isUnknown(Index index) {
        return index.parts().stream().anyMatch(p -> Unknown.is(p.text()));
    }

    /** Pairs constraints of one kind: first by what they do, then by name, and what is left is dropped or added. */
    private <C extends Constraint> void constraints(List<C> existing, List<C> wanted) {
        Pairs<C> pairs = Pairs.of(existing, wanted, Constraint::meaning, Constraint::name);
        // A name that nobody chose has to give way to one that somebody did.
        Set<String> chosen = pairs.added().stream().map(Constraint::name).collect(Collectors.toSet());
        pairs.same().forEach((old, now) -> {
            if ((now.nameExplicit() || chosen.contains(old.name()))
                    && !now.name().equals(old.name())) {
                changes.add(new RenameConstraint(after, old, now.name()));
            } else if (now instanceof ForeignKey && !now.name().equals(old.name())) {
                notes.add(new Note(
                        Kind.EQUIVALENT,
                        after.name(),
                        "foreign key " + old.name(),
                        "Hibernate would have named it " + now.name() + "; generated names are not compared"));
            }
            if (old instanceof UniqueKey key && !key.columns().equals(((UniqueKey) now).columns())) {
                order("unique key " + key.name(), key.columns(), ((UniqueKey) now).columns());
            }
        });
        pairs.changed().forEach((old, now) -> changes.add(new ReplaceConstraint(after, old, now)));
        pairs.removed().forEach(old -> changes.add(new DropConstraint(before, old)));
        pairs.added().forEach(now -> changes.add(new AddConstraint(after, now)));
    }

    /** A check of unknown content may be any that the model has and the catalog seems not to have. */
    private void checks() {
        List<Check> known = before.checks().stream()
                .filter(c -> !Unknown.is(c.expression()))
                .toList();
        if (known.size() == before.checks().size()) {
            constraints(known, after.checks());
            return;
        }
        before.checks().stream()
                .filter(c -> Unknown.is(c.expression()))
                .forEach(c -> unknown("check " + c.name(), "what it demands"));
        Set<Object> met = known.stream().map(Check::meaning).collect(Collectors.toSet());
        constraints(
                known,
                after.checks().stream().filter(c -> met.contains(c.meaning())).toList());
        after.checks().stream()
                .filter(c -> !met.contains(c.meaning()))
                .forEach(c -> unknown("check " + c.name(), "whether one of its checks is this one"));
    }

    private void indexes(List<Index> uniqueIndexes) {
        Set<String> unknown = unknownIndexes();
        unknown.stream().sorted().forEach(name -> unknown("index " + name, "what it is over"));
        List<Index> existing = Stream.concat(before.indexes().stream(), uniqueIndexes.stream())
                .filter(i -> !unknown.contains(i.name()))
                .toList();
        List<Index> wanted = after.indexes().stream()
                .filter(i -> !unknown.contains(i.name()))
                .toList();
        Pairs<Index> pairs = Pairs.of(existing, wanted, Index::meaning, Index::name);
        pairs.same().forEach((old, now) -> {
            if (now.nameExplicit() && !now.name().equals(old.name())) {
                changes.add(new RenameIndex(after, old, now.name()));
            }
        });
        pairs.changed().forEach((old, now) -> changes.add(new ReplaceIndex(after, old, now)));
        for (Index index : pairs.removed()) {
            if (unmanaged == Unmanaged.DROP) {
                changes.add(new DropIndex(before, index));
            } else {
                notes.add(new Note(
                        Kind.UNMANAGED, before.name(), "index " + index.name(), "index that no entity declares"));
            }
        }
        pairs.added().forEach(now -> changes.add(new CreateIndex(after, now)));
    }
}
