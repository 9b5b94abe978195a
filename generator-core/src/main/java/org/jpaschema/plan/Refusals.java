package org.jpaschema.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AlterColumn;
import org.jpaschema.diff.Change.DropColumn;
import org.jpaschema.diff.Change.DropTable;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.SqlText;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.Unknown;
import org.jpaschema.schema.View;

/** What the database would refuse in the middle of a migration, refused before it is written. */
final class Refusals {

    private final Merging merging;
    private final Engine engine;
    private final Map<QualifiedName, Table> tables;
    private final Map<String, List<View>> readers;
    private final Set<String> dropped;

    private Refusals(List<Change> changes, Merging merging, Schema database, Engine engine) {
        this.merging = merging;
        this.engine = engine;
        this.tables =
                database.tables().stream().collect(Collectors.toMap(Table::name, Function.identity(), (a, b) -> a));
        this.readers = readers(database.views());
        this.dropped = changes.stream()
                .filter(DropColumn.class::isInstance)
                .map(c -> path(c, ((DropColumn) c).column()))
                .collect(Collectors.toSet());
    }

    /**
     * Looks for what stands in the way of the changes.
     *
     * @throws SchemaException with all that does, each with the way out
     */
    static void check(List<Change> changes, Merging merging, Schema database, Engine engine) {
        Refusals refusals = new Refusals(changes, merging, database, engine);
        List<String> problems =
                changes.stream().flatMap(refusals::problems).distinct().toList();
        if (!problems.isEmpty()) {
            throw new SchemaException(problems, null);
        }
    }

    private Stream<String> problems(Change change) {
        return Stream.of(
                        unknown(change),
                        touched(change).stream().flatMap(this::read),
                        engine.retypesBelowGeneratedColumns() ? Stream.<String>empty() : generatedFrom(change))
                .flatMap(found -> found);
    }

    /** What would be written anew and is not known. */
    private Stream<String> unknown(Change change) {
        boolean wholeTable = merging.isRebuild(change);
        if (!wholeTable && !(change instanceof AlterColumn)) {
            return Stream.empty();
        }
        return columns(change.subject())
                .filter(c -> wholeTable
                        || change instanceof AlterColumn alter
                                && alter.before().name().equals(c.name()))
                .filter(c -> Stream.of(Stream.of(c.type()), c.defaultValue().stream(), c.generatedAs().stream())
                        .flatMap(texts -> texts)
                        .anyMatch(Unknown::is))
                .map(c ->
                        "Column %s.%s has to be written anew, but the catalog does not tell this account all of its definition. Grant it the right to see definitions, or run schema:diff with the owner's account."
                                .formatted(change.subject(), c.name()));
    }

    private Stream<Column> columns(QualifiedName table) {
        return Optional.ofNullable(tables.get(table)).map(Table::columns).stream()
                .flatMap(Collection::stream);
    }

    /** The views by what they read: each column, and what it is a part of. */
    private static Map<String, List<View>> readers(List<View> views) {
        Map<String, List<View>> readers = new HashMap<>();
        for (View view : views) {
            view.uses().stream().flatMap(Refusals::withParents).distinct().forEach(path -> readers.computeIfAbsent(
                            path, p -> new ArrayList<>())
                    .add(view));
        }
        return readers;
    }

    private static Stream<String> withParents(String path) {
        return Stream.iterate(
                path, p -> !p.isEmpty(), p -> p.lastIndexOf('.') < 0 ? "" : p.substring(0, p.lastIndexOf('.')));
    }

    private Stream<String> read(String path) {
        return readers.getOrDefault(path, List.of()).stream()
                .map(v ->
                        "View %s reads %s, which has to change; the database refuses that. Drop the view in a migration of your own, run schema:apply, then schema:diff, and create the view again behind it."
                                .formatted(v.name(), path));
    }

    /** The column or table that a view must not read while the change is made. */
    private Optional<String> touched(Change change) {
        if (change instanceof AlterColumn alter
                && !engine.retypesBelowViews()
                && (isRetyped(alter) || alter.attribute() == ColumnAttribute.GENERATED_AS)) {
            return Optional.of(path(alter, alter.after()));
        }
        if (change instanceof DropColumn drop) {
            return Optional.of(path(drop, drop.column()));
        }
        return change instanceof DropTable ? Optional.of(change.subject().toString()) : Optional.empty();
    }

    private static String path(Change change, Column column) {
        return change.subject() + "." + column.name();
    }

    private static boolean isRetyped(AlterColumn alter) {
        return alter.attribute() == ColumnAttribute.TYPE || alter.attribute() == ColumnAttribute.COLLATION;
    }

    private Stream<String> generatedFrom(Change change) {
        if (!(change instanceof AlterColumn alter) || !isRetyped(alter)) {
            return Stream.empty();
        }
        String name = alter.after().name();
        return columns(alter.subject())
                .filter(c ->
                        c.generatedAs().filter(e -> SqlText.mentions(e, name)).isPresent())
                .filter(c -> !dropped.contains(path(alter, c)))
                .map(c ->
                        "Column %s.%s is generated from %s.%s, whose type has to change; the database refuses that. Drop the generated column in a migration of your own, run schema:apply, then schema:diff, which changes the type and adds the generated column again."
                                .formatted(alter.subject(), c.name(), alter.subject(), name));
    }
}
