package org.jpaschema.plan;

import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;

/** When a change's turn comes: what others stand on first, what loses data last. */
enum Phase {
    RENAMES,
    NAMESPACES,
    TYPES_AND_SEQUENCES,
    DROP_FOREIGN_KEYS,
    DROP_KEYS,
    TABLES,
    COLUMNS,
    /** They hold nothing that is not elsewhere, and are in the way of what they are computed from. */
    DROP_COMPUTED_COLUMNS,
    DROP_IDENTITIES,
    COLUMN_TYPES,
    COLUMN_DEFAULTS,
    COLUMN_NULLABILITY,
    COLUMN_IDENTITIES,
    COMPUTED_COLUMNS,
    COMMENTS,
    NAMES,
    REBUILDS,
    KEYS,
    INDEXES,
    FOREIGN_KEYS,
    DROP_VIEWS,
    DROP_COLUMNS,
    DROP_TABLES,
    /** A view may have the name of a table that goes; and Derby drops it along with any column of a table that it reads. */
    VIEWS,
    DROP_TYPES_AND_SEQUENCES,
    DROP_NAMESPACES;

    static Phase of(Change change) {
        if (isRename(change)) {
            return RENAMES;
        }
        if (change instanceof AlterColumn alter) {
            return of(alter);
        }
        if (change instanceof AddConstraint add) {
            return add.constraint() instanceof ForeignKey ? FOREIGN_KEYS : KEYS;
        }
        if (change instanceof ReplaceConstraint replace) {
            return replace.after() instanceof ForeignKey ? FOREIGN_KEYS : KEYS;
        }
        if (change instanceof DropConstraint drop) {
            return drop.constraint() instanceof ForeignKey ? DROP_FOREIGN_KEYS : DROP_KEYS;
        }
        if (change instanceof CreateIndex || change instanceof ReplaceIndex) {
            return INDEXES;
        }
        if (change instanceof DropIndex) {
            return DROP_KEYS;
        }
        if (change instanceof RenameConstraint || change instanceof RenameIndex) {
            return NAMES;
        }
        return ofWhole(change);
    }

    /** Renames come before all else: what follows speaks of the new names. */
    private static boolean isRename(Change change) {
        return change instanceof RenameTable
                || change instanceof RenameColumn
                || change instanceof RenameSequence
                || change instanceof RenameEnumType
                || change instanceof RenameEnumValue
                || change instanceof RenameValue;
    }

    private static Phase ofWhole(Change change) {
        if (change instanceof CreateNamespace) {
            return NAMESPACES;
        }
        if (change instanceof CreateEnumType
                || change instanceof AlterEnumType
                || change instanceof CreateSequence
                || change instanceof AlterSequence) {
            return TYPES_AND_SEQUENCES;
        }
        if (change instanceof CreateTable) {
            return TABLES;
        }
        if (change instanceof AddColumn add) {
            return add.column().generatedAs().isEmpty() ? COLUMNS : COMPUTED_COLUMNS;
        }
        if (change instanceof AlterTableComment) {
            return COMMENTS;
        }
        if (change instanceof CreateView) {
            return VIEWS;
        }
        if (change instanceof DropView) {
            return DROP_VIEWS;
        }
        if (change instanceof DropColumn drop) {
            return drop.column().generatedAs().isEmpty() ? DROP_COLUMNS : DROP_COMPUTED_COLUMNS;
        }
        if (change instanceof DropTable) {
            return DROP_TABLES;
        }
        if (change instanceof DropEnumType || change instanceof DropSequence) {
            return DROP_TYPES_AND_SEQUENCES;
        }
        if (change instanceof DropNamespace) {
            return DROP_NAMESPACES;
        }
        throw new IllegalArgumentException("A change that has no phase: " + change);
    }

    /**
     * A numbered column must be mandatory and without default before it is numbered, and is so no more after. What ends
     * its numbering takes a default away that it has got with another type.
     */
    private static Phase of(AlterColumn alter) {
        if (alter.attribute() == ColumnAttribute.IDENTITY && alter.after().identity() == Identity.NONE) {
            return DROP_IDENTITIES;
        }
        return switch (alter.attribute()) {
            case TYPE, COLLATION, GENERATED_AS -> COLUMN_TYPES;
            case DEFAULT -> COLUMN_DEFAULTS;
            case NULLABILITY -> COLUMN_NULLABILITY;
            case IDENTITY -> COLUMN_IDENTITIES;
            case COMMENT -> COMMENTS;
        };
    }
}
