package org.jpaschema.diff;

import java.util.List;
import org.jpaschema.diff.Change.*;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/**
 * A change in plain words.
 *
 * @param object what it is about: {@code column users.email}
 * @param attribute what of it differs ({@code type}), or "" for the whole object
 * @param database what the database has, or "nothing"
 * @param model what the model has, or "nothing"
 * @param origin the class and attribute that it comes from, or {@link Origin#NONE}
 * @param sentence what is done about it: {@code Adds column users.email (character varying(255))}
 */
public record Description(
        String object, String attribute, String database, String model, Origin origin, String sentence) {

    /** What stands for a side that does not have the object. */
    public static final String NOTHING = Definition.NOTHING;

    /** The words for a change. */
    public static Description of(Change change) {
        if (change instanceof CreateNamespace c) {
            return created("schema " + c.namespace(), "", Origin.NONE);
        }
        if (change instanceof DropNamespace c) {
            return dropped("schema " + c.namespace(), "", Origin.NONE);
        }
        if (change instanceof CreateTable c) {
            return created("table " + c.subject(), columns(c.table()), c.table().origin());
        }
        if (change instanceof DropTable c) {
            return dropped("table " + c.subject(), columns(c.table()), c.table().origin());
        }
        if (change instanceof RenameTable c) {
            return renamed(
                    "table " + c.subject(),
                    c.before().name().name(),
                    c.after().name().name(),
                    origin(c.after().origin(), c.before().origin()));
        }
        if (change instanceof RenameColumn c) {
            return renamed(
                    "column " + path(c.table(), c.before()),
                    c.before().name(),
                    c.after().name(),
                    origin(c.after().origin(), c.before().origin()));
        }
        if (change instanceof RenameValue c) {
            return renamed(
                    "value " + c.value() + " of column " + path(c.table(), c.column()),
                    c.value(),
                    c.newValue(),
                    c.column().origin());
        }
        if (change instanceof AlterTableComment c) {
            return altered(
                    "table " + c.subject(),
                    "comment",
                    Definition.quoted(c.before().comment()),
                    Definition.quoted(c.after().comment()),
                    c.after().origin());
        }
        if (change instanceof AddColumn c) {
            return created(
                    "column " + path(c.table(), c.column()),
                    Definition.of(c.column()),
                    c.column().origin());
        }
        if (change instanceof DropColumn c) {
            return dropped(
                    "column " + path(c.table(), c.column()),
                    Definition.of(c.column()),
                    c.column().origin());
        }
        if (change instanceof AlterColumn c) {
            return altered(
                    "column " + path(c.table(), c.after()),
                    c.attribute().label(),
                    Definition.of(c.before(), c.attribute()),
                    Definition.of(c.after(), c.attribute()),
                    origin(c.after().origin(), c.before().origin()));
        }
        return ofConstraint(change);
    }

    private static Description ofConstraint(Change change) {
        if (change instanceof AddConstraint c) {
            return created(
                    name(c.table(), c.constraint()), Definition.of(c.constraint()), origin(c.table(), c.constraint()));
        }
        if (change instanceof DropConstraint c) {
            return dropped(
                    name(c.table(), c.constraint()), Definition.of(c.constraint()), origin(c.table(), c.constraint()));
        }
        if (change instanceof ReplaceConstraint c) {
            return altered(
                    name(c.table(), c.after()),
                    "definition",
                    Definition.of(c.before()),
                    Definition.of(c.after()),
                    origin(c.table(), c.after()));
        }
        if (change instanceof RenameConstraint c) {
            return altered(
                    name(c.table(), c.constraint()),
                    "name",
                    c.constraint().name(),
                    c.newName(),
                    origin(c.table(), c.constraint()));
        }
        if (change instanceof CreateIndex c) {
            return created(name(c.table(), c.index()), Definition.of(c.index()), origin(c.table(), c.index()));
        }
        if (change instanceof DropIndex c) {
            return dropped(name(c.table(), c.index()), Definition.of(c.index()), origin(c.table(), c.index()));
        }
        if (change instanceof ReplaceIndex c) {
            return altered(
                    name(c.table(), c.after()),
                    "definition",
                    Definition.of(c.before()),
                    Definition.of(c.after()),
                    origin(c.table(), c.after()));
        }
        if (change instanceof RenameIndex c) {
            return altered(
                    name(c.table(), c.index()), "name", c.index().name(), c.newName(), origin(c.table(), c.index()));
        }
        return ofOther(change);
    }

    private static Description ofOther(Change change) {
        if (change instanceof CreateSequence c) {
            return created("sequence " + c.subject(), Definition.of(c.sequence()), Origin.NONE);
        }
        if (change instanceof DropSequence c) {
            return dropped("sequence " + c.subject(), Definition.of(c.sequence()), Origin.NONE);
        }
        if (change instanceof AlterSequence c) {
            return altered(
                    "sequence " + c.subject(),
                    "numbering",
                    Definition.of(c.before()),
                    Definition.of(c.after()),
                    Origin.NONE);
        }
        if (change instanceof RenameSequence c) {
            return renamed(
                    "sequence " + c.subject(),
                    c.before().name().name(),
                    c.after().name().name(),
                    Origin.NONE);
        }
        if (change instanceof RenameEnumType c) {
            return renamed(
                    "enum type " + c.subject(),
                    c.before().name().name(),
                    c.after().name().name(),
                    Origin.NONE);
        }
        if (change instanceof RenameEnumValue c) {
            return renamed("value " + c.value() + " of enum type " + c.subject(), c.value(), c.newValue(), Origin.NONE);
        }
        if (change instanceof CreateEnumType c) {
            return created("enum type " + c.subject(), Definition.list(c.type().values()), Origin.NONE);
        }
        if (change instanceof DropEnumType c) {
            return dropped("enum type " + c.subject(), Definition.list(c.type().values()), Origin.NONE);
        }
        if (change instanceof AlterEnumType c) {
            boolean casts = c.before().values().equals(c.after().values());
            return altered(
                    "enum type " + c.subject(),
                    casts ? "implicit casts" : "values",
                    casts
                            ? String.valueOf(c.before().implicitCasts())
                            : Definition.list(c.before().values()),
                    casts
                            ? String.valueOf(c.after().implicitCasts())
                            : Definition.list(c.after().values()),
                    Origin.NONE);
        }
        if (change instanceof CreateView c) {
            return created("view " + c.subject(), "", Origin.NONE);
        }
        return dropped("view " + change.subject(), "", Origin.NONE);
    }

    /** One line of drift: the object, its attribute in the code, and both sides. */
    public String drift() {
        return object + (attribute.isEmpty() ? "" : ": " + attribute)
                + (origin.equals(Origin.NONE) ? "" : " [" + origin + "]")
                + ": database has " + database + ", entities have " + model;
    }

    private static Description created(String object, String text, Origin origin) {
        return new Description(
                object, "", NOTHING, text.isEmpty() ? "present" : text, origin, sentence("Adds ", object, text));
    }

    private static Description dropped(String object, String text, Origin origin) {
        return new Description(
                object, "", text.isEmpty() ? "present" : text, NOTHING, origin, sentence("Drops ", object, text));
    }

    private static String sentence(String verb, String object, String text) {
        return verb + object + (text.isEmpty() ? "" : " (" + text + ")");
    }

    private static Description altered(String object, String attribute, String before, String after, Origin origin) {
        return new Description(
                object,
                attribute,
                before,
                after,
                origin,
                "Changes the " + attribute + " of " + object + " from " + before + " to " + after);
    }

    private static Description renamed(String object, String before, String after, Origin origin) {
        return new Description(object, "name", before, after, origin, "Renames " + object + " to " + after);
    }

    private static Origin origin(Origin first, Origin second) {
        return first.equals(Origin.NONE) ? second : first;
    }

    private static String path(Table table, Column column) {
        return table.name() + "." + column.name();
    }

    private static String name(Table table, Constraint constraint) {
        String of = " of " + table.name();
        return constraint.kind()
                + (constraint.name().isEmpty() || constraint instanceof PrimaryKey ? "" : " " + constraint.name())
                + of;
    }

    private static String name(Table table, Index index) {
        return "index " + index.name() + " of " + table.name();
    }

    private static String columns(Table table) {
        int count = table.columns().size();
        return count + (count == 1 ? " column" : " columns");
    }

    private static Origin origin(Table table, Constraint constraint) {
        List<String> columns = constraint instanceof PrimaryKey key
                ? key.columns()
                : constraint instanceof UniqueKey key
                        ? key.columns()
                        : constraint instanceof ForeignKey key ? key.columns() : List.of(((Check) constraint).column());
        return origin(table, columns);
    }

    private static Origin origin(Table table, Index index) {
        return origin(table, index.parts().stream().map(Index.Part::text).toList());
    }

    /** The attribute of the first column that has one, else the table's class. */
    private static Origin origin(Table table, List<String> columns) {
        return columns.stream()
                .flatMap(name -> table.column(name).stream())
                .map(Column::origin)
                .filter(o -> !o.equals(Origin.NONE))
                .findFirst()
                .orElse(table.origin());
    }
}
