package org.jpaschema.diff;

import java.util.List;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.TableColumn;
import org.jpaschema.schema.View;

/**
 * One difference between two schemas, as what has to be done to the first to get the second. Each carries all that its
 * reversal needs.
 */
public sealed interface Change {

    /** What undoes it. Reversed twice it is itself again. */
    Change reverse();

    /** The table, sequence, type or view that it is about; a namespace's name for namespaces. */
    QualifiedName subject();

    /** A change of a table or of what hangs on it. */
    sealed interface OfTable extends Change {

        /** The table: of the database when something is dropped, of the model otherwise. */
        Table table();

        @Override
        default QualifiedName subject() {
            return table().name();
        }
    }

    record CreateNamespace(String namespace) implements Change {
        @Override
        public Change reverse() {
            return new DropNamespace(namespace);
        }

        @Override
        public QualifiedName subject() {
            return QualifiedName.of("", namespace);
        }
    }

    record DropNamespace(String namespace) implements Change {
        @Override
        public Change reverse() {
            return new CreateNamespace(namespace);
        }

        @Override
        public QualifiedName subject() {
            return QualifiedName.of("", namespace);
        }
    }

    /** The table with its columns, keys and checks; its foreign keys and indexes are changes of their own. */
    record CreateTable(Table table) implements OfTable {
        @Override
        public Change reverse() {
            return new DropTable(table);
        }
    }

    /** The table and all in it; its foreign keys and indexes are changes of their own. */
    record DropTable(Table table) implements OfTable {
        @Override
        public Change reverse() {
            return new CreateTable(table);
        }
    }

    /**
     * Another name; all that hangs on the table and all that points at it goes along.
     *
     * @param before the table before
     * @param after the same under its new name, in the same schema
     */
    record RenameTable(Table before, Table after) implements OfTable {
        @Override
        public Change reverse() {
            return new RenameTable(after, before);
        }

        @Override
        public Table table() {
            return before;
        }
    }

    record AlterTableComment(Table before, Table after) implements OfTable {
        @Override
        public Change reverse() {
            return new AlterTableComment(after, before);
        }

        @Override
        public Table table() {
            return after;
        }
    }

    record AddColumn(Table table, Column column) implements OfTable {
        @Override
        public Change reverse() {
            return new DropColumn(table, column);
        }
    }

    record DropColumn(Table table, Column column) implements OfTable {
        @Override
        public Change reverse() {
            return new AddColumn(table, column);
        }
    }

    /**
     * Another name; the column's values and all that stands on it stay.
     *
     * @param table the table, under its new name when it gets one, too
     * @param before the column before
     * @param after the same under its new name
     */
    record RenameColumn(Table table, Column before, Column after) implements OfTable {
        @Override
        public Change reverse() {
            return new RenameColumn(table, after, before);
        }
    }

    /**
     * Another name for one of the values that a column may have, where a check or its type lists them; the rows that have it
     * get the new one.
     *
     * @param table the table, under its new name when it gets one, too
     * @param column the column, so, too
     * @param value the value
     * @param newValue what takes its place
     */
    record RenameValue(Table table, Column column, String value, String newValue) implements OfTable {
        @Override
        public Change reverse() {
            return new RenameValue(table, column, newValue, value);
        }
    }

    /** One attribute of a column. */
    record AlterColumn(Table table, Column before, Column after, ColumnAttribute attribute) implements OfTable {
        @Override
        public Change reverse() {
            return new AlterColumn(table, after, before, attribute);
        }
    }

    record AddConstraint(Table table, Constraint constraint) implements OfTable {
        @Override
        public Change reverse() {
            return new DropConstraint(table, constraint);
        }
    }

    record DropConstraint(Table table, Constraint constraint) implements OfTable {
        @Override
        public Change reverse() {
            return new AddConstraint(table, constraint);
        }
    }

    /** The same purpose with another content: drop and add as one. */
    record ReplaceConstraint(Table table, Constraint before, Constraint after) implements OfTable {
        @Override
        public Change reverse() {
            return new ReplaceConstraint(table, after, before);
        }
    }

    record RenameConstraint(Table table, Constraint constraint, String newName) implements OfTable {
        @Override
        public Change reverse() {
            return new RenameConstraint(table, constraint.withName(newName), constraint.name());
        }
    }

    record CreateIndex(Table table, Index index) implements OfTable {
        @Override
        public Change reverse() {
            return new DropIndex(table, index);
        }
    }

    record DropIndex(Table table, Index index) implements OfTable {
        @Override
        public Change reverse() {
            return new CreateIndex(table, index);
        }
    }

    record ReplaceIndex(Table table, Index before, Index after) implements OfTable {
        @Override
        public Change reverse() {
            return new ReplaceIndex(table, after, before);
        }
    }

    record RenameIndex(Table table, Index index, String newName) implements OfTable {
        @Override
        public Change reverse() {
            return new RenameIndex(table, index.withName(newName), index.name());
        }
    }

    record CreateSequence(Sequence sequence) implements Change {
        @Override
        public Change reverse() {
            return new DropSequence(sequence);
        }

        @Override
        public QualifiedName subject() {
            return sequence.name();
        }
    }

    record DropSequence(Sequence sequence) implements Change {
        @Override
        public Change reverse() {
            return new CreateSequence(sequence);
        }

        @Override
        public QualifiedName subject() {
            return sequence.name();
        }
    }

    record AlterSequence(Sequence before, Sequence after) implements Change {
        @Override
        public Change reverse() {
            return new AlterSequence(after, before);
        }

        @Override
        public QualifiedName subject() {
            return after.name();
        }
    }

    /** Another name; the sequence goes on counting where it is. */
    record RenameSequence(Sequence before, Sequence after) implements Change {
        @Override
        public Change reverse() {
            return new RenameSequence(after, before);
        }

        @Override
        public QualifiedName subject() {
            return before.name();
        }
    }

    record CreateEnumType(EnumType type) implements Change {
        @Override
        public Change reverse() {
            return new DropEnumType(type);
        }

        @Override
        public QualifiedName subject() {
            return type.name();
        }
    }

    record DropEnumType(EnumType type) implements Change {
        @Override
        public Change reverse() {
            return new CreateEnumType(type);
        }

        @Override
        public QualifiedName subject() {
            return type.name();
        }
    }

    /** Another name; the columns of the type stay of it. */
    record RenameEnumType(EnumType before, EnumType after) implements Change {
        @Override
        public Change reverse() {
            return new RenameEnumType(after, before);
        }

        @Override
        public QualifiedName subject() {
            return before.name();
        }
    }

    /**
     * Another name for one of the values; rows that have it keep it.
     *
     * @param before the type before
     * @param value the value
     * @param newValue what takes its place
     */
    record RenameEnumValue(EnumType before, String value, String newValue) implements Change {
        @Override
        public Change reverse() {
            return new RenameEnumValue(after(), newValue, value);
        }

        /** The type with the new value in the place of the old. */
        public EnumType after() {
            return before.withValue(value, newValue);
        }

        @Override
        public QualifiedName subject() {
            return before.name();
        }
    }

    /**
     * Other values.
     *
     * @param uses the columns that have the type, for engines that must rebuild it
     */
    record AlterEnumType(EnumType before, EnumType after, List<TableColumn> uses) implements Change {
        public AlterEnumType {
            uses = List.copyOf(uses);
        }

        @Override
        public Change reverse() {
            return new AlterEnumType(after, before, uses);
        }

        @Override
        public QualifiedName subject() {
            return after.name();
        }
    }

    record CreateView(View view) implements Change {
        @Override
        public Change reverse() {
            return new DropView(view);
        }

        @Override
        public QualifiedName subject() {
            return view.name();
        }
    }

    record DropView(View view) implements Change {
        @Override
        public Change reverse() {
            return new CreateView(view);
        }

        @Override
        public QualifiedName subject() {
            return view.name();
        }
    }
}
