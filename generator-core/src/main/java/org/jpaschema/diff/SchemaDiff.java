package org.jpaschema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jpaschema.diff.Change.*;
import org.jpaschema.diff.Note.Kind;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.TableColumn;
import org.jpaschema.schema.View;

/**
 * Compares a database with a model, both already in the same engine's words. Pure.
 */
public final class SchemaDiff {

    private final Schema database;
    private final Schema model;
    private final Unmanaged unmanaged;
    private final List<Change> changes = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    private SchemaDiff(Schema database, Schema model, Unmanaged unmanaged) {
        this.database = database;
        this.model = model;
        this.unmanaged = unmanaged;
    }

    /**
     * What has to be done to the database so that it is as the model says.
     *
     * @param database what is
     * @param model what shall be
     * @param unmanaged what becomes of objects that the model does not speak of
     * @return the changes in a stable order, and what was left alone
     */
    public static Difference compare(Schema database, Schema model, Unmanaged unmanaged) {
        SchemaDiff diff = new SchemaDiff(database, model, unmanaged);
        diff.namespaces();
        diff.enumTypes();
        diff.sequences();
        diff.tables();
        diff.views();
        return new Difference(diff.changes, unmanaged == Unmanaged.IGNORE ? diff.equivalents() : diff.notes);
    }

    private List<Note> equivalents() {
        return notes.stream().filter(n -> n.kind() != Kind.UNMANAGED).toList();
    }

    private void namespaces() {
        model.namespaces().stream()
                .filter(n -> !n.isEmpty() && !database.namespaces().contains(n))
                .forEach(n -> changes.add(new CreateNamespace(n)));
    }

    private void enumTypes() {
        Map<QualifiedName, EnumType> existing = byName(database.enumTypes(), EnumType::name);
        Map<QualifiedName, EnumType> wanted = byName(model.enumTypes(), EnumType::name);
        for (EnumType type : wanted.values()) {
            EnumType before = existing.get(type.name());
            if (before == null) {
                changes.add(new CreateEnumType(type));
            } else if (!before.equals(type)) {
                changes.add(new AlterEnumType(before, type, usesOf(type)));
            }
        }
        existing.values().stream()
                .filter(t -> !wanted.containsKey(t.name()))
                .forEach(t -> unmanaged(t.name(), "enum type", new DropEnumType(t)));
    }

    private List<TableColumn> usesOf(EnumType type) {
        return database.tables().stream()
                .flatMap(t -> t.columns().stream().filter(c -> type.isTypeOf(c)).map(c -> new TableColumn(t.name(), c)))
                .toList();
    }

    private void sequences() {
        Map<QualifiedName, Sequence> existing = byName(database.sequences(), Sequence::name);
        Map<QualifiedName, Sequence> wanted = byName(model.sequences(), Sequence::name);
        for (Sequence sequence : wanted.values()) {
            Sequence before = existing.get(sequence.name());
            if (before == null) {
                changes.add(new CreateSequence(sequence));
            } else if (before.start() != sequence.start() || before.increment() != sequence.increment()) {
                changes.add(new AlterSequence(before, sequence));
            }
        }
        existing.values().stream()
                .filter(s -> !wanted.containsKey(s.name()) && s.ownedBy().isEmpty())
                .forEach(s -> unmanaged(s.name(), "sequence", new DropSequence(s)));
    }

    private void tables() {
        Map<QualifiedName, Table> existing = byName(database.tables(), Table::name);
        Map<QualifiedName, Table> wanted = byName(model.tables(), Table::name);
        for (Table table : wanted.values()) {
            Table before = existing.get(table.name());
            if (before == null) {
                create(table);
            } else {
                new TableDiff(before, table, unmanaged, changes, notes).compare();
            }
        }
        for (Table table : existing.values()) {
            if (!wanted.containsKey(table.name())) {
                unmanagedTable(table);
            }
        }
    }

    private void create(Table table) {
        changes.add(new CreateTable(table.withForeignKeys(List.of()).withIndexes(List.of())));
        for (Index index : table.indexes()) {
            changes.add(new CreateIndex(table, index));
        }
        for (ForeignKey key : table.foreignKeys()) {
            changes.add(new AddConstraint(table, key));
        }
    }

    private void unmanagedTable(Table table) {
        if (unmanaged == Unmanaged.DROP && !table.isBookkeeping()) {
            table.foreignKeys().forEach(k -> changes.add(new DropConstraint(table, k)));
            table.indexes().forEach(i -> changes.add(new DropIndex(table, i)));
            changes.add(new DropTable(table.withForeignKeys(List.of()).withIndexes(List.of())));
        } else {
            notes.add(new Note(
                    Kind.UNMANAGED,
                    table.name(),
                    "",
                    table.isBookkeeping() ? "a migration tool's own table" : "table that no entity maps"));
        }
    }

    /** Views are created and never replaced: whether two queries are the same cannot be told from their texts. */
    private void views() {
        Map<QualifiedName, View> existing = byName(database.views(), View::name);
        Map<QualifiedName, View> wanted = byName(model.views(), View::name);
        for (View view : wanted.values()) {
            View before = existing.get(view.name());
            if (before == null) {
                changes.add(new CreateView(view));
            } else if (!before.query().equals(view.query())) {
                notes.add(new Note(
                        Kind.EQUIVALENT, view.name(), "", "view exists; its query is not compared with the entity's"));
            }
        }
        existing.values().stream()
                .filter(v -> !wanted.containsKey(v.name()))
                .forEach(v -> notes.add(new Note(Kind.UNMANAGED, v.name(), "", "view that no entity maps")));
    }

    private void unmanaged(QualifiedName name, String kind, Change drop) {
        if (unmanaged == Unmanaged.DROP) {
            changes.add(drop);
        } else {
            notes.add(new Note(Kind.UNMANAGED, name, "", kind + " that no entity uses"));
        }
    }

    private static <T> Map<QualifiedName, T> byName(List<T> objects, Function<T, QualifiedName> name) {
        return objects.stream().collect(Collectors.toMap(name, o -> o, (a, b) -> a, TreeMap::new));
    }
}
