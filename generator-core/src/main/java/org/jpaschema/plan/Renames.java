package org.jpaschema.plan;

import java.util.ArrayList;
import java.util.List;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.Renaming;
import org.jpaschema.risk.Risk;
import org.jpaschema.risk.Rules;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Table;

/**
 * The renames of a migration, which come before all else, in the order given.
 *
 * @param steps their steps
 * @param schema the database's schema when they are done
 */
record Renames(List<Step> steps, Schema schema) {

    /**
     * The renames among some changes.
     *
     * @param database the schema that they start from
     * @throws SchemaException when views read what is renamed and the engine does not rename below them: all such views
     */
    static Renames of(List<Change> changes, Schema database, Engine engine, Rules rules) {
        List<Step> steps = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Schema schema = database;
        for (Change change : changes) {
            if (Phase.of(change) == Phase.RENAMES) {
                problems.addAll(views(change, schema, engine));
                Schema after = after(change, schema, engine);
                steps.add(step(change, schema, after, engine, rules.judge(List.of(change))));
                schema = after;
            }
        }
        if (!problems.isEmpty()) {
            throw new SchemaException(problems, null);
        }
        return new Renames(List.copyOf(steps), schema);
    }

    private static Step step(Change change, Schema before, Schema after, Engine engine, List<Risk> risks) {
        if (!(change instanceof OfTable ofTable)) {
            return new Statements(engine).step(change, risks);
        }
        Table table = before.table(ofTable.subject()).orElse(ofTable.table());
        Table renamed = after.table(((OfTable) change.reverse()).subject()).orElse(ofTable.table());
        return new TableStatements(engine).rename(ofTable, table, renamed, risks);
    }

    /**
     * The schema with one thing renamed.
     *
     * @param change any change
     * @return the schema itself when the change is no rename
     */
    static Schema after(Change change, Schema schema, Engine engine) {
        Renaming renaming = new Renaming(engine);
        if (change instanceof RenameTable c) {
            return renaming.table(schema, c.subject(), c.after().name().name());
        }
        if (change instanceof RenameColumn c) {
            return renaming.column(
                    schema, c.subject(), c.before().name(), c.after().name());
        }
        if (change instanceof RenameSequence c) {
            return renaming.sequence(schema, c.subject(), c.after().name().name());
        }
        if (change instanceof RenameEnumType c) {
            return renaming.enumType(schema, c.before(), c.after().name().name());
        }
        if (change instanceof RenameValue c) {
            return renaming.value(schema, c.subject(), c.column().name(), c.value(), c.newValue());
        }
        return change instanceof RenameEnumValue c
                ? renaming.enumValue(schema, c.before(), c.value(), c.newValue())
                : schema;
    }

    private static List<String> views(Change change, Schema schema, Engine engine) {
        String path = change instanceof RenameColumn c
                ? c.subject() + "." + c.before().name()
                : change instanceof RenameTable ? change.subject().toString() : "";
        if (path.isEmpty() || engine.renamesBelowViews()) {
            return List.of();
        }
        return schema.views().stream()
                .filter(v -> v.uses().stream().anyMatch(u -> u.equals(path) || u.startsWith(path + ".")))
                .map(v ->
                        "View %s reads %s, which is to be renamed; on %s the view would not follow. Drop the view in a migration of your own, run schema:apply, then schema:diff, and create the view again behind it."
                                .formatted(v.name(), path, engine.name()))
                .toList();
    }
}
