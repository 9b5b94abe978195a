package org.jpaschema.risk;

import java.util.List;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.diff.Description;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.UniqueKey;

/**
 * What a change is about.
 *
 * @param object as a project names it: {@code public.users.email}
 * @param words for the begin of a message: {@code Column public.users.email [User.email]}
 */
record Subject(String object, String words) {

    static Subject of(Change change) {
        Description description = Description.of(change);
        String words = description.object().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + description.object().substring(1)
                + (description.origin().equals(Origin.NONE) ? "" : " [" + description.origin() + "]");
        return new Subject(object(change), words);
    }

    private static String object(Change change) {
        QualifiedName table = change.subject();
        if (change instanceof AddColumn c) {
            return table + "." + c.column().name();
        }
        if (change instanceof DropColumn c) {
            return table + "." + c.column().name();
        }
        if (change instanceof AlterColumn c) {
            return table + "." + c.after().name();
        }
        if (change instanceof RenameColumn c) {
            return table + "." + c.before().name();
        }
        if (change instanceof RenameValue c) {
            return table + "." + c.column().name();
        }
        if (change instanceof AddConstraint c) {
            return table + "." + name(c.constraint());
        }
        if (change instanceof DropConstraint c) {
            return table + "." + name(c.constraint());
        }
        if (change instanceof ReplaceConstraint c) {
            return table + "." + name(c.after());
        }
        if (change instanceof CreateIndex c) {
            return table + "." + c.index().name();
        }
        if (change instanceof DropIndex c) {
            return table + "." + c.index().name();
        }
        return change instanceof ReplaceIndex c ? table + "." + c.after().name() : table.toString();
    }

    /** Its name or, where the database chooses that, what it is on. */
    private static String name(Constraint constraint) {
        if (!constraint.name().isEmpty()) {
            return constraint.name();
        }
        if (constraint instanceof Check check) {
            return check.column().isEmpty() ? "check" : check.column();
        }
        return String.join("_", columns(constraint));
    }

    /** The columns of a key; none for a check. */
    static List<String> columns(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return key.columns();
        }
        if (constraint instanceof UniqueKey key) {
            return key.columns();
        }
        return constraint instanceof ForeignKey key ? key.columns() : List.of();
    }
}
