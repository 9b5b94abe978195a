package org.jpaschema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.RenameColumn;
import org.jpaschema.diff.Change.RenameTable;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.diff.Definition;
import org.jpaschema.diff.Description;
import org.jpaschema.diff.Difference;
import org.jpaschema.diff.Note;
import org.jpaschema.diff.SchemaDiff;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.entity.Model;
import org.jpaschema.rename.Recognized;
import org.jpaschema.rename.Rename;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Table;

/**
 * Why one object is, or is not, a difference: what Hibernate said, what the catalog said, how each was put into the
 * engine's words.
 */
final class Explanation {

    private static final int SUGGESTIONS = 5;

    private final Stages stages;
    private final Difference difference;
    private final String engine;
    private final String hibernate;

    private final List<Change> renames;
    private final List<Rename> open;

    private Explanation(Stages stages, Difference difference, Recognized recognized, String engine, String hibernate) {
        this.stages = stages;
        this.difference = difference;
        this.renames = recognized.changes();
        this.open = recognized.candidates();
        this.engine = engine;
        this.hibernate = hibernate;
    }

    /**
     * The explanation, a line each.
     *
     * @param object a table, {@code table.column}, {@code table.constraint}, {@code table.index}, a sequence, type or
     *     view, or {@code Entity.attribute}; its case does not matter
     * @param model the model, read for this database's engine
     * @param live the database, which is only read
     * @param memory what is known of names
     * @throws SchemaException when neither side has such an object
     */
    static List<String> of(String object, Model model, Database live, Unmanaged unmanaged, Memory memory) {
        live.beginSnapshot();
        try {
            Stages read = Stages.of(model, live);
            Recognized recognized =
                    new Candidates(read.database(), read.wanted(), live.engine(), Optional.of(memory)).recognized();
            Stages stages = recognized.changes().isEmpty() ? read : read.renamed(recognized.renamed(), live);
            Difference difference = SchemaDiff.compare(stages.database(), stages.wanted(), unmanaged);
            Explanation explanation = new Explanation(
                    stages, difference, recognized, live.productVersion(), "Hibernate " + model.hibernateVersion());
            return explanation.of(explanation.now(object.strip()));
        } finally {
            live.endSnapshot();
        }
    }

    /** By the new name what is asked for by the old one. */
    private String now(String object) {
        String now = object;
        for (Change change : renames) {
            String table = change.subject().toString();
            if (change instanceof RenameTable c && isOf(now, table)) {
                now = c.after().name() + now.substring(table.length());
            } else if (change instanceof RenameColumn c
                    && now.equalsIgnoreCase(table + "." + c.before().name())) {
                now = table + "." + c.after().name();
            }
        }
        return now;
    }

    private static boolean isOf(String path, String table) {
        return path.equalsIgnoreCase(table)
                || path.toLowerCase(Locale.ROOT).startsWith(table.toLowerCase(Locale.ROOT) + ".");
    }

    private List<String> of(String object) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (Schema side : List.of(stages.wanted(), stages.database())) {
            for (Table table : side.tables()) {
                String name = table.name().toString();
                if (means(object, name, table.origin())) {
                    found.computeIfAbsent("table " + name, key -> table(name));
                }
                for (Column column : table.columns()) {
                    if (means(object, name + "." + column.name(), column.origin())) {
                        found.computeIfAbsent(
                                "column " + name + "." + column.name(), key -> column(name, column.name()));
                    }
                }
                Definition.ofParts(table).keySet().stream()
                        .filter(part -> object.equalsIgnoreCase(name + "." + part.name()))
                        .forEach(part -> found.computeIfAbsent(
                                part.kind() + " " + name + "." + part.name(), key -> part(name, part)));
            }
            Definition.ofOthers(side).keySet().stream()
                    .filter(other -> object.equalsIgnoreCase(other.name()))
                    .forEach(other -> found.computeIfAbsent(other.kind() + " " + other.name(), key -> other(other)));
        }
        if (found.isEmpty()) {
            throw new SchemaException(unknown(object));
        }
        List<String> lines = new ArrayList<>();
        found.forEach((title, text) -> {
            lines.add(title);
            text.forEach(line -> lines.add("  " + line));
        });
        return lines;
    }

    private static boolean means(String object, String name, Origin origin) {
        return object.equalsIgnoreCase(name)
                || !origin.equals(Origin.NONE)
                        && (object.equalsIgnoreCase(origin.toString())
                                || object.equals(
                                        origin.attribute().isEmpty()
                                                ? origin.className()
                                                : origin.className() + "." + origin.attribute()));
    }

    private String unknown(String object) {
        String last = object.substring(object.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        Set<String> similar = new TreeSet<>();
        for (Schema side : List.of(stages.wanted(), stages.database())) {
            for (Table table : side.tables()) {
                Stream.concat(
                                Stream.of(table.name().toString()),
                                table.columns().stream().map(c -> table.name() + "." + c.name()))
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains(last))
                        .forEach(similar::add);
            }
        }
        return "Neither the entities nor the database have an object \"" + object + "\"."
                + (similar.isEmpty()
                        ? " Name a table, table.column, table.constraint, table.index, a sequence, or Entity.attribute."
                        : " Did you mean "
                                + String.join(
                                        ", ",
                                        similar.stream().limit(SUGGESTIONS).toList()) + "?");
    }

    private static Optional<Table> table(Schema schema, String name) {
        return schema.tables().stream()
                .filter(t -> t.name().toString().equals(name))
                .findFirst();
    }

    private static String origin(Origin origin) {
        return origin.equals(Origin.NONE)
                ? "no entity"
                : origin.className() + (origin.attribute().isEmpty() ? "" : "." + origin.attribute());
    }

    private List<String> table(String name) {
        Optional<Table> wanted = table(stages.wanted(), name);
        Optional<Table> existing = table(stages.database(), name);
        List<String> lines = new ArrayList<>();
        lines.add("comes from  " + origin(wanted.map(Table::origin).orElse(Origin.NONE)));
        lines.add("entities    " + (wanted.isPresent() ? "have it" : "do not have it"));
        lines.add("database    " + (existing.isPresent() ? "has it" : "does not have it"));
        lines.addAll(verdict("table " + name, name));
        return lines;
    }

    private List<String> column(String table, String name) {
        Optional<Column> wanted = table(stages.wanted(), table).flatMap(t -> t.column(name));
        Optional<Column> said = table(stages.said(), table).flatMap(t -> t.column(name));
        Optional<Column> existing = table(stages.database(), table).flatMap(t -> t.column(name));
        List<String> lines = new ArrayList<>();
        lines.add("comes from  " + origin(wanted.map(Column::origin).orElse(Origin.NONE)));
        for (ColumnAttribute attribute : ColumnAttribute.values()) {
            lines.addAll(sides(
                    attribute.label(),
                    said.map(c -> Definition.of(c, attribute)),
                    wanted.map(c -> Definition.of(c, attribute)),
                    existing.map(c -> Definition.of(c, attribute))));
        }
        lines.addAll(verdict("column " + table + "." + name, table));
        return lines;
    }

    private List<String> part(String table, Definition.Named part) {
        List<String> lines = new ArrayList<>(sides(
                "definition",
                table(stages.said(), table).map(t -> Definition.ofParts(t).get(part)),
                table(stages.wanted(), table).map(t -> Definition.ofParts(t).get(part)),
                table(stages.database(), table).map(t -> Definition.ofParts(t).get(part))));
        lines.addAll(verdict(part.kind() + " " + part.name() + " of " + table, table));
        return lines;
    }

    private List<String> other(Definition.Named other) {
        List<String> lines = new ArrayList<>(sides(
                "definition",
                Optional.ofNullable(Definition.ofOthers(stages.said()).get(other)),
                Optional.ofNullable(Definition.ofOthers(stages.wanted()).get(other)),
                Optional.ofNullable(Definition.ofOthers(stages.database()).get(other))));
        lines.addAll(verdict(other.kind() + " " + other.name(), other.name()));
        return lines;
    }

    /** One attribute from its sources to the words that were compared. */
    private List<String> sides(
            String attribute, Optional<String> said, Optional<String> wanted, Optional<String> existing) {
        List<String> lines = new ArrayList<>();
        lines.add(attribute + (wanted.equals(existing) ? "" : "  (differs)"));
        lines.add("  " + hibernate + " says  " + said.orElse(Description.NOTHING));
        if (!said.equals(wanted)) {
            lines.add("  which means  " + wanted.orElse(Description.NOTHING) + "  in the words of " + engine);
        }
        lines.add("  the catalog says  " + existing.orElse(Description.NOTHING));
        return lines;
    }

    private List<String> verdict(String object, String subject) {
        List<String> lines = new ArrayList<>();
        for (Change rename : renames) {
            // A value's words end with its column's.
            if (Description.of(rename.reverse()).object().endsWith(object)) {
                lines.add("difference: " + Description.of(rename).sentence());
            }
        }
        open.stream()
                .filter(r -> object.endsWith(" " + r.before())
                        || object.endsWith("." + r.newName())
                                && r.object().toString().equals(subject))
                .forEach(r -> lines.add("may be renamed, schema:diff asks: " + r.said() + " or " + r.denied()));
        for (Change change : difference.changes()) {
            Description description = Description.of(change);
            boolean within = object.equals("table " + subject)
                    && change.subject().toString().equals(subject);
            if (description.object().equals(object) || within) {
                lines.add("difference: " + description.sentence());
            }
        }
        String last = object.substring(object.lastIndexOf('.') + 1)
                .replaceAll(" of .*", "")
                .replaceAll("^.* ", "");
        for (Note note : difference.notes()) {
            boolean whole = object.equals("table " + subject) || note.object().isEmpty();
            if (note.subject().toString().equals(subject)
                    && (whole || note.object().endsWith(last))) {
                lines.add("left alone: " + note);
            }
        }
        stages.words().unreadable().stream()
                .filter(line -> line.contains(last))
                .forEach(line -> lines.add("compared by its text only: " + line));
        if (lines.isEmpty()) {
            lines.add("no difference");
        }
        return lines;
    }
}
