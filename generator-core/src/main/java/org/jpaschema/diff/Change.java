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
    record CreateTable(Table table) implements Change {
        @Override
        public Change reverse() {
            return new DropTable(table);
        }

        @Override
        public QualifiedName subject() {
            return table.name();
        }
    }

    /** The table and all in it; its foreign keys and indexes are changes of their own. */
    record DropTable(Table table) implements Change {
        @Override
        public Change reverse() {
            return new CreateTable(table);
        }

        @Override
        public QualifiedName subject() {
            return table.name();
        }
    }

    record AlterTableComment(Table before, Table after) implements Change {
        @Override
        public Change reverse() {
            return new AlterTableComment(after, before);
        }

        @Override
        public QualifiedName subject() {
            return after.name();
        }
    }

    record AddColumn(Table table, Column column) implements Change {
        @Override
        public Change reverse() {
            return new DropColumn(table, column);
        }

        @Override
        public QualifiedName subject() {
            return table.name();
        }
    }

    record DropColumn(Table table, Column column) implements Change {
        @Override
        public Change reverse() {
            return new AddColumn(table, column);
        }

        @Override
        public QualifiedName subject() {
            return table.name();
        }
    }

    /** One attribute of a column. */
    record AlterColumn(Table table, Column before, Column after, ColumnAttribute attribute) implements Change {
        @Override
        public Change reverse() {
            return new AlterColumn(table, after, before, attribute);
        }

        @Override
        public QualifiedName subject() {
            return table.name();
        }
    }

    record AddConstraint(Table table, Constraint constraint) implements Change {
        @Override
        public Change reverse() {
            return new DropConstraint(table, constraint);
        }

        @Override
        public QualifiedName subject() {
            return table.name();
        }
    }

    record DropConstraint(Table table, Constraint constraint) implements Change {
        @Override
        public Change reverse() {
            return new AddConstraint(table, constraint);
        }

        @Override
        public QualifiedName subject() {
            return table.name();
        }
    }

    /** The same purpose with another content: drop and add as one. */
    record ReplaceConstraint(Table table, Constraint before, Constraint after) implements Change {
        @Override
        public Change reverse() {
            return new ReplaceConstraint(table, after, before);
        }

        @Override
        public QualifiedName subject() {
            return table.name();
        }
    }

    record RenameConstraint(Table table, Constraint constraint, String newName) implements Change {
        @Override
        public Change reverse() {
            return new RenameConstraint(table, constraint.withName(newName), constraint.name());
        }

        @Override
        public QualifiedName subject() {
            return table.name();
        }
    }

    record CreateIndex(Table table, Index index) implements Change {
        @Override
        public Change reverse() {
            return new DropIndex(table, index);
        }

        @Override
        public QualifiedName subject() {
            return table.name();
        }
    }

    record DropIndex(Table table, Index index) implements Change {
        @Override
        public Change reverse() {
            return new CreateIndex(table, index);
        }

        @Override
        public QualifiedName subject() {
            return table.name();
        }
    }

    record ReplaceIndex(Table table, Index before, Index after) implements Change {
        @Override
        public Change reverse() {
            return new ReplaceIndex(table, after, before);
        }

        @Override
        public QualifiedName subject() {
            return table.name();
        }
    }

    record RenameIndex(Table table, Index index, String newName) implements Change {
        @Override
        public Change reverse() {
            return new RenameIndex(table, index.withName(newName), index.name());
        }

        @Override
        public QualifiedName subject() {
            return table.name();
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
