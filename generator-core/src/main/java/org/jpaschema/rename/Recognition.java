package org.jpaschema.rename;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.RenameColumn;
import org.jpaschema.diff.Change.RenameEnumType;
import org.jpaschema.diff.Change.RenameEnumValue;
import org.jpaschema.diff.Change.RenameSequence;
import org.jpaschema.diff.Change.RenameTable;
import org.jpaschema.diff.Change.RenameValue;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.Renaming;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;

/** Finds what has another name in a model than in a database. */
public final class Recognition {

    private final Schema wanted;
    private final Optional<Schema> previous;
    private final Hints hints;
    private final Renaming renaming;
    private final Origins origins;
    private final List<Change> changes = new ArrayList<>();
    private final Set<Rename> candidates = new LinkedHashSet<>();
    private final Set<Hint> used = new LinkedHashSet<>();
    private final Map<QualifiedName, QualifiedName> tablesBefore = new HashMap<>();
    private Schema database;

    private Recognition(Schema database, Schema wanted, Optional<Schema> previous, Hints hints, Engine engine) {
        this.database = database;
        this.wanted = wanted;
        this.previous = previous;
        this.hints = hints;
        this.renaming = new Renaming(engine);
        this.origins = new Origins(previous);
    }

    /**
     * The renames between a database and a model.
     *
     * @param database the database's schema
     * @param wanted the model's, in the engine's words
     * @param previous what the model was when the last migration was written; empty when nobody knows
     * @param hints what was said of names
     * @param engine the engine whose words the schemas are in
     */
    public static Recognized of(Schema database, Schema wanted, Optional<Schema> previous, Hints hints, Engine engine) {
        Recognition recognition = new Recognition(database, wanted, previous, hints.checked(), engine);
        recognition.enumTypes();
        recognition.enumValues();
        recognition.tables();
        recognition.columns();
        recognition.values();
        recognition.sequences();
        return new Recognized(
                recognition.changes, recognition.database, List.copyOf(recognition.candidates), recognition.used);
    }

    private <T> Matching<T> matching(
            List<T> gone,
            List<T> fresh,
            Rename.Kind kind,
            Function<T, QualifiedName> name,
            Function<Rename, List<String>> otherPaths) {
        return new Matching<>(
                gone,
                fresh,
                (before, after) -> new Rename(
                        kind, name.apply(before), "", name.apply(after).name()),
                otherPaths,
                hints);
    }

    private void take(Matching<?> matching) {
        candidates.addAll(matching.candidates());
        used.addAll(matching.used());
    }

    private static <T> List<T> without(List<T> list, List<T> others, Function<T, QualifiedName> name) {
        Set<QualifiedName> names = new LinkedHashSet<>();
        others.forEach(o -> names.add(name.apply(o)));
        return list.stream().filter(o -> !names.contains(name.apply(o))).toList();
    }

    private static boolean sameSchema(QualifiedName one, QualifiedName other) {
        return one.sibling("x").equals(other.sibling("x"));
    }

    /** Whether the model had it when the last migration was written; nobody knows without that. */
    private <T> boolean wasWanted(
            Function<Schema, List<T>> objects, Function<T, QualifiedName> name, QualifiedName of) {
        return previous.isEmpty()
                || objects.apply(previous.get()).stream()
                        .anyMatch(o -> name.apply(o).toString().equalsIgnoreCase(of.toString()));
    }

    private void tables() {
        List<Table> gone = without(database.tables(), wanted.tables(), Table::name).stream()
                .filter(t -> !t.isBookkeeping())
                .toList();
        List<Table> fresh = without(wanted.tables(), database.tables(), Table::name);
        Map<QualifiedName, Set<String>> columns = new HashMap<>();
        gone.forEach(t -> columns.put(t.name(), columns(t)));
        fresh.forEach(t -> columns.put(t.name(), columns(t)));
        tables(gone, fresh, origins::isSame, (before, after) -> isPossible(before, after, columns));
        // What Hibernate keeps a table's numbers in is named after the table.
        tables(
                without(database.tables(), wanted.tables(), Table::name),
                without(wanted.tables(), database.tables(), Table::name),
                (before, after) -> isNumberingOfRenamed(before.name(), after.name()),
                (before, after) -> false);
    }

    private void tables(
            List<Table> gone,
            List<Table> fresh,
            BiPredicate<Table, Table> certain,
            BiPredicate<Table, Table> possible) {
        Matching<Table> matching = matching(gone, fresh, Rename.Kind.TABLE, Table::name, r -> List.of());
        matching.match(
                (before, after) -> sameSchema(before.name(), after.name()) && certain.test(before, after),
                (before, after) -> sameSchema(before.name(), after.name())
                        && possible.test(before, after)
                        && wasWanted(Schema::tables, Table::name, before.name()));
        take(matching);
        for (Matching.Pair<Table> pair : matching.pairs()) {
            Table before = database.table(pair.before().name()).orElseThrow();
            QualifiedName now = pair.after().name();
            changes.add(new RenameTable(
                    before, before.withName(now).withOrigin(pair.after().origin())));
            tablesBefore.put(now, before.name());
            database = renaming.table(database, before.name(), now.name());
        }
    }

    /** The same columns, and more than the one of a table that keeps numbers. */
    private static boolean isPossible(Table before, Table after, Map<QualifiedName, Set<String>> columns) {
        return after.initialization().isEmpty() && columns.get(before.name()).equals(columns.get(after.name()));
    }

    private static Set<String> columns(Table table) {
        Set<String> columns = new LinkedHashSet<>();
        table.columns().forEach(c -> columns.add(c.name() + " " + c.type()));
        return columns;
    }

    private boolean isNumberingOfRenamed(QualifiedName before, QualifiedName after) {
        return tablesBefore.entrySet().stream()
                .anyMatch(
                        renamed -> isNumberingOf(before, renamed.getValue()) && isNumberingOf(after, renamed.getKey()));
    }

    private static boolean isNumberingOf(QualifiedName sequence, QualifiedName table) {
        return sequence.toString().equalsIgnoreCase(table + "_SEQ");
    }

    private void columns() {
        for (Table after : wanted.tables()) {
            Optional<Table> before = database.table(after.name());
            if (before.isPresent()) {
                // One rename can make way for another.
                int done;
                do {
                    done = changes.size();
                    columns(database.table(after.name()).orElseThrow(), after, false);
                } while (changes.size() > done);
                columns(database.table(after.name()).orElseThrow(), after, true);
            }
        }
    }

    private void columns(Table before, Table after, boolean last) {
        QualifiedName name = before.name();
        QualifiedName nameBefore = tablesBefore.getOrDefault(name, name);
        List<Column> gone = before.columns().stream()
                .filter(c -> after.column(c.name()).isEmpty() || origins.isMoved(nameBefore, c, after))
                .toList();
        List<Column> fresh = after.columns().stream()
                .filter(c -> before.column(c.name()).isEmpty())
                .toList();
        Matching<Column> matching = new Matching<>(
                gone,
                fresh,
                (old, now) -> new Rename(Rename.Kind.COLUMN, name, old.name(), now.name()),
                r -> name.equals(nameBefore) ? List.of() : List.of(nameBefore + "." + r.part()),
                hints);
        matching.match(
                (old, now) -> origins.isSame(nameBefore, old, after, now),
                (old, now) -> last && after.column(old.name()).isEmpty() && isPossible(before, old, after, now));
        take(matching);
        for (Matching.Pair<Column> pair : matching.pairs()) {
            Table table = database.table(name).orElseThrow();
            Column old = table.column(pair.before().name()).orElseThrow();
            String now = pair.after().name();
            changes.add(new RenameColumn(
                    table, old, old.withName(now).withOrigin(pair.after().origin())));
            database = renaming.column(database, name, old.name(), now);
        }
    }

    /** The same type, and no other table that it points at; what is computed loses nothing when it goes. */
    private static boolean isPossible(Table before, Column old, Table after, Column now) {
        Set<QualifiedName> targets = targets(before, old);
        Set<QualifiedName> targetsNow = targets(after, now);
        return old.type().equals(now.type())
                && old.nullable() == now.nullable()
                && old.identity() == now.identity()
                && old.generatedAs().isEmpty()
                && now.generatedAs().isEmpty()
                && (targets.isEmpty() || targetsNow.isEmpty() || targets.equals(targetsNow));
    }

    private static Set<QualifiedName> targets(Table table, Column column) {
        Set<QualifiedName> targets = new LinkedHashSet<>();
        table.foreignKeys().stream()
                .filter(k -> k.columns().contains(column.name()))
                .forEach(k -> targets.add(k.referencedTable()));
        return targets;
    }

    private void sequences() {
        List<Sequence> gone = without(database.sequences(), wanted.sequences(), Sequence::name).stream()
                .filter(s -> s.ownedBy().isEmpty())
                .toList();
        List<Sequence> fresh = without(wanted.sequences(), database.sequences(), Sequence::name);
        Matching<Sequence> matching = matching(gone, fresh, Rename.Kind.SEQUENCE, Sequence::name, r -> List.of());
        matching.match(
                (before, after) -> isNumberingOfRenamed(before.name(), after.name()),
                (before, after) -> previous.isPresent()
                        && sameSchema(before.name(), after.name())
                        && before.increment() == after.increment()
                        && wasWanted(Schema::sequences, Sequence::name, before.name()));
        take(matching);
        for (Matching.Pair<Sequence> pair : matching.pairs()) {
            Sequence before = pair.before();
            changes.add(new RenameSequence(before, before.withName(pair.after().name())));
            database = renaming.sequence(
                    database, before.name(), pair.after().name().name());
        }
    }

    private void enumTypes() {
        Matching<EnumType> matching = matching(
                without(database.enumTypes(), wanted.enumTypes(), EnumType::name),
                without(wanted.enumTypes(), database.enumTypes(), EnumType::name),
                Rename.Kind.ENUM_TYPE,
                EnumType::name,
                r -> List.of());
        matching.match(
                (before, after) -> false,
                (before, after) -> sameSchema(before.name(), after.name())
                        && before.values().equals(after.values())
                        && wasWanted(Schema::enumTypes, EnumType::name, before.name()));
        take(matching);
        for (Matching.Pair<EnumType> pair : matching.pairs()) {
            changes.add(new RenameEnumType(
                    pair.before(), pair.before().withName(pair.after().name())));
            database = renaming.enumType(
                    database, pair.before(), pair.after().name().name());
        }
    }

    private void enumValues() {
        for (EnumType after : wanted.enumTypes()) {
            Optional<EnumType> before = database.enumTypes().stream()
                    .filter(t -> t.name().equals(after.name()))
                    .findFirst();
            before.ifPresent(b -> enumValues(b, after));
        }
    }

    private void enumValues(EnumType before, EnumType after) {
        EnumType type = before;
        for (Matching.Pair<String> pair : values(before.values(), after.values(), before.name(), r -> List.of())) {
            changes.add(new RenameEnumValue(type, pair.before(), pair.after()));
            database = renaming.enumValue(database, type, pair.before(), pair.after());
            type = type.withValue(pair.before(), pair.after());
        }
    }

    private List<Matching.Pair<String>> values(
            List<String> before, List<String> after, QualifiedName owner, Function<Rename, List<String>> otherPaths) {
        List<String> gone = before.stream().filter(v -> !after.contains(v)).toList();
        List<String> fresh = after.stream().filter(v -> !before.contains(v)).toList();
        Matching<String> matching = new Matching<>(
                gone, fresh, (old, now) -> new Rename(Rename.Kind.ENUM_VALUE, owner, old, now), otherPaths, hints);
        boolean one = gone.size() == 1 && fresh.size() == 1;
        boolean sameSize = before.size() == after.size();
        matching.match((old, now) -> false, (old, now) -> one || sameSize && before.indexOf(old) == after.indexOf(now));
        take(matching);
        return matching.pairs();
    }

    /** The values of columns whose checks or types list them. */
    private void values() {
        for (ListedValues listed : ListedValues.of(database, wanted)) {
            QualifiedName name = listed.table();
            String column = listed.before().name();
            for (Matching.Pair<String> pair : values(
                    listed.values(),
                    listed.fitting(),
                    listed.owner(),
                    r -> List.of(listed.column() + "." + r.part()))) {
                Table table = database.table(name).orElseThrow();
                changes.add(new RenameValue(
                        table,
                        table.column(column)
                                .orElseThrow()
                                .withOrigin(listed.after().origin()),
                        pair.before(),
                        pair.after()));
                database = renaming.value(database, name, column, pair.before(), pair.after());
            }
        }
    }
}
