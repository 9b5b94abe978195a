package org.jpaschema.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/** A model as lines to compare: all that the records hold, one object a line; a name with a star is a developer's. */
final class ModelText {

    private final List<String> lines = new ArrayList<>();

    private ModelText() {}

    static String of(Model model) {
        ModelText text = new ModelText();
        var schema = model.schema();
        text.lines.add("namespaces " + schema.namespaces());
        schema.tables().forEach(text::table);
        schema.sequences()
                .forEach(s ->
                        text.lines.add("sequence " + s.name() + " start " + s.start() + " increment " + s.increment()));
        schema.enumTypes()
                .forEach(t -> text.lines.add(
                        "enum " + t.name() + " " + t.values() + (t.implicitCasts() ? " implicit casts" : "")));
        schema.views().forEach(v -> text.lines.add("view " + v.name() + " as " + v.query()));
        model.warnings().forEach(w -> text.lines.add("warning " + w));
        return String.join("\n", text.lines);
    }

    private void table(Table table) {
        lines.add("table " + table.name() + comment(table.comment()) + " [" + table.origin() + "]");
        table.columns().forEach(this::column);
        table.primaryKey().ifPresent(key -> lines.add("  primary key " + key.columns()));
        table.uniqueKeys().forEach(this::unique);
        table.foreignKeys().forEach(this::foreignKey);
        table.indexes().forEach(this::index);
        table.checks().forEach(this::check);
    }

    private void column(Column column) {
        lines.add("  " + column.name() + " " + column.type() + (column.nullable() ? "" : " not null")
                + (column.identity() == Identity.NONE ? "" : " identity " + column.identity())
                + column.defaultValue().map(d -> " default " + d).orElse("")
                + column.generatedAs().map(g -> " generated " + g).orElse("")
                + (column.collation().isEmpty() ? "" : " collate " + column.collation())
                + comment(column.comment()) + " [" + column.origin() + "]");
    }

    private void unique(UniqueKey key) {
        lines.add("  unique" + name(key) + " " + key.columns());
    }

    private void foreignKey(ForeignKey key) {
        lines.add("  foreign key" + name(key) + " " + key.columns() + " references " + key.referencedTable()
                + key.referencedColumns() + action("delete", key.onDelete()) + action("update", key.onUpdate()));
    }

    private void index(Index index) {
        lines.add("  index " + (index.nameExplicit() ? index.name() + "*" : "generated")
                + (index.unique() ? " unique" : "")
                + index.parts().stream()
                        .map(p -> (p.expression() ? "<" + p.text() + ">" : p.text()) + (p.descending() ? " desc" : ""))
                        .collect(Collectors.joining(", ", " [", "]")));
    }

    private void check(Check check) {
        lines.add("  check" + name(check) + (check.column().isEmpty() ? "" : " of " + check.column()) + " ("
                + check.expression() + ")");
    }

    private static String name(Constraint constraint) {
        if (constraint.nameExplicit()) {
            return " " + constraint.name() + "*";
        }
        return constraint.name().isEmpty() ? "" : " generated";
    }

    private static String action(String event, ReferentialAction action) {
        return action == ReferentialAction.NO_ACTION
                ? ""
                : " on " + event + " " + action.sql().toLowerCase();
    }

    private static String comment(String comment) {
        return comment.isEmpty() ? "" : " comment '" + comment + "'";
    }
}
