package org.jpaschema.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AlterColumn;
import org.jpaschema.diff.Change.DropColumn;
import org.jpaschema.diff.Change.DropTable;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.Unknown;
import org.jpaschema.schema.View;

/** What the database would refuse in the middle of a migration, refused before it is written. */
final class Refusals {

    private Refusals() {}

    /**
     * Looks for what stands in the way of the changes.
     *
     * @throws SchemaException with all that does, each with the way out
     */
    static void check(List<Change> changes, Merging merging, Schema database, Engine engine) {
        List<String> problems = changes.stream()
                .flatMap(c -> Stream.concat(
                        unknown(c, merging, database),
                        Stream.concat(
                                touched(c, engine).stream().flatMap(path -> readBy(path, database.views())),
                                engine.retypesBelowGeneratedColumns()
                                        ? Stream.empty()
                                        : generatedFrom(c, changes, database))))
                .distinct()
                .toList();
        if (!problems.isEmpty()) {
            throw new SchemaException(problems, null);
        }
    }

    /** What would be written anew and is not known. */
    private static Stream<String> unknown(Change change, Merging merging, Schema database) {
        boolean wholeTable = merging.isRebuild(change);
        if (!wholeTable && !(change instanceof AlterColumn)) {
            return Stream.empty();
        }
        return database.table(change.subject()).stream()
                .flatMap(t -> t.columns().stream()
                        .filter(c -> wholeTable
                                || change instanceof AlterColumn alter
                                        && alter.before().name().equals(c.name()))
                        .filter(c -> Stream.of(Stream.of(c.type()), c.defaultValue().stream(), c.generatedAs().stream())
                                .flatMap(texts -> texts)
                                .anyMatch(Unknown::is)))
                .map(c ->
                        "Column %s.%s has to be written anew, but the catalog does not tell this account all of its definition. Grant it the right to see definitions, or run schema:diff with the owner's account."
                                .formatted(change.subject(), c.name()));
    }

    private static Stream<String> readBy(String path, List<View> views) {
        return views.stream()
                .filter(v -> v.uses().contains(path) || v.uses().stream().anyMatch(u -> u.startsWith(path + ".")))
                .map(v ->
                        "View %s reads %s, which has to change; the database refuses that. Drop the view in a migration of your own, run schema:apply, then schema:diff, and create the view again behind it."
                                .formatted(v.name(), path));
    }

    /** The column or table that a view must not read while the change is made. */
    private static Optional<String> touched(Change change, Engine engine) {
        if (change instanceof AlterColumn alter
                && !engine.retypesBelowViews()
                && (isRetyped(alter) || alter.attribute() == ColumnAttribute.GENERATED_AS)) {
            return Optional.of(alter.subject() + "." + alter.after().name());
        }
        if (change instanceof DropColumn drop) {
            return Optional.of(drop.subject() + "." + drop.column().name());
        }
        return change instanceof DropTable ? Optional.of(change.subject().toString()) : Optional.empty();
    }

    private static boolean isRetyped(AlterColumn alter) {
        return alter.attribute() == ColumnAttribute.TYPE || alter.attribute() == ColumnAttribute.COLLATION;
    }

    private static boolean drops(Change change, QualifiedName table, String column) {
        return change instanceof DropColumn drop
                && drop.subject().equals(table)
                && drop.column().name().equals(column);
    }

    private static Stream<String> generatedFrom(Change change, List<Change> changes, Schema database) {
        if (!(change instanceof AlterColumn alter) || !isRetyped(alter)) {
            return Stream.empty();
        }
        QualifiedName table = alter.subject();
        String name = alter.after().name();
        Pattern mention = Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])");
        return database.table(table).map(Table::columns).stream()
                .flatMap(List::stream)
                .filter(c ->
                        c.generatedAs().filter(e -> mention.matcher(e).find()).isPresent())
                .filter(c -> changes.stream().noneMatch(other -> drops(other, table, c.name())))
                .map(c ->
                        "Column %s.%s is generated from %s.%s, whose type has to change; the database refuses that. Drop the generated column in a migration of your own, run schema:apply, then schema:diff, which changes the type and adds the generated column again."
                                .formatted(table, c.name(), table, name));
    }
}
