package org.jpaschema.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Table;

/** Tables and columns that stay although no entity maps them any more, marked by a comment until somebody drops them. */
public final class Deprecation {

    /** What the comment of a marked table or column begins with. */
    public static final String MARK = "@deprecated";

    private Deprecation() {}

    /** Whether the change drops what is marked. */
    public static boolean isOfMarked(Change change) {
        return change instanceof DropColumn column && isMarked(column.column().comment())
                || change instanceof DropTable table && isMarked(table.table().comment());
    }

    /** The changes without those that drop what is marked, and without what would go along with it. */
    public static List<Change> without(List<Change> changes) {
        return without(changes, changes.stream().filter(Deprecation::isOfMarked).toList());
    }

    private static List<Change> without(List<Change> changes, List<Change> drops) {
        Set<QualifiedName> tables = new HashSet<>();
        List<Column> columns = new ArrayList<>();
        for (Change drop : drops) {
            if (drop instanceof DropTable table) {
                tables.add(table.subject());
                columns.addAll(table.table().columns());
            } else if (drop instanceof DropColumn column) {
                columns.add(column.column());
            }
        }
        return changes.stream()
                .filter(c -> !drops.contains(c))
                .filter(c -> !tables.contains(c.subject()))
                .filter(c ->
                        !(c instanceof DropEnumType type && columns.stream().anyMatch(type.type()::isTypeOf)))
                .toList();
    }

    /**
     * The changes with marks in the place of drops of tables and columns.
     *
     * @throws SchemaException when the engine keeps no comments
     */
    static List<Change> marking(List<Change> changes, Engine engine) {
        List<Change> drops = changes.stream()
                .filter(c -> c instanceof DropTable || c instanceof DropColumn)
                .toList();
        List<Change> marking = new ArrayList<>(without(changes, drops));
        for (Change drop : drops) {
            if (isOfMarked(drop)) {
                continue;
            }
            Change mark = mark(drop);
            if (!keepsComments(engine, drop)) {
                throw new SchemaException(
                        "schema.destructive=deprecate marks what no entity maps any more by a comment, and %s keeps no comments. Take schema.destructive=hold: drops wait for a yes of their own."
                                .formatted(engine.name()));
            }
            marking.add(mark);
        }
        return marking;
    }

    private static Change mark(Change drop) {
        if (drop instanceof DropTable c) {
            return new AlterTableComment(
                    c.table(), c.table().withComment(marked(c.table().comment())));
        }
        DropColumn c = (DropColumn) drop;
        return new AlterColumn(
                c.table(), c.column(), c.column().withComment(marked(c.column().comment())), ColumnAttribute.COMMENT);
    }

    private static boolean keepsComments(Engine engine, Change drop) {
        Table table = ((OfTable) drop).table();
        return !engine.commentTable(table, table.withComment(MARK)).isEmpty();
    }

    private static String marked(String comment) {
        return comment.isEmpty() ? MARK : MARK + " " + comment;
    }

    private static boolean isMarked(String comment) {
        return comment.equals(MARK) || comment.startsWith(MARK + " ");
    }
}
