package org.jpaschema.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.jsqlparser.statement.alter.Alter;
import net.sf.jsqlparser.statement.alter.AlterExpression;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.Unknown;

/** ALTER TABLE in its many words. */
record AlterReader(Names names, KnownTables known) {

    /** With these the server refuses where it would have to let others wait. */
    private static final Set<String> REFUSED = Set.of(
            "lock.built-index",
            "lock.scanned-column",
            "lock.rewrite",
            "lock.validated-constraint",
            "lock.filled-column");

    Reading read(Alter alter) {
        Table table = known.table(names.table(alter.getTable()));
        List<Change> changes = new ArrayList<>();
        boolean refuses = false;
        for (AlterExpression expression : alter.getAlterExpressions()) {
            refuses |= refuses(expression);
            changes.addAll(changes(table, expression));
        }
        Reading reading = Reading.of(changes);
        return refuses ? reading.quiet(REFUSED) : reading;
    }

    private static boolean refuses(AlterExpression expression) {
        String algorithm = lower(expression.getAlgorithmOption());
        return !algorithm.isEmpty() && !algorithm.equals("copy") && !algorithm.equals("default")
                || lower(expression.getLockOption()).equals("none");
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private List<Change> changes(Table table, AlterExpression expression) {
        return switch (expression.getOperation()) {
            case ADD -> added(table, expression);
            case DROP -> dropped(table, expression);
            case DROP_PRIMARY_KEY ->
                List.of(new DropConstraint(table, table.primaryKey().orElseGet(() -> new PrimaryKey("", List.of()))));
            case ALTER -> altered(table, expression);
            case MODIFY -> types(expression).flatMap(c -> modified(table, c)).toList();
            case CHANGE -> replaced(table, expression);
            case RENAME_TABLE -> List.of(renamed(table, lastPart(expression.getNewTableName())));
            case RENAME -> List.of(renamed(table, expression.getColumnOldName(), expression.getColumnName()));
            default -> unspecific(table, expression);
        };
    }

    private String lastPart(String name) {
        return names.plain(name.substring(name.lastIndexOf('.') + 1));
    }

    static Change renamed(Table table, String newName) {
        return new RenameTable(table, table.withName(table.name().sibling(newName)));
    }

    private Change renamed(Table table, String oldName, String newName) {
        Column before = KnownTables.column(table, names.plain(oldName));
        return new RenameColumn(table, before, before.withName(names.plain(newName)));
    }

    private Stream<AlterExpression.ColumnDataType> types(AlterExpression expression) {
        return Optional.ofNullable(expression.getColDataTypeList()).stream().flatMap(List::stream);
    }

    private List<Change> added(Table table, AlterExpression expression) {
        List<Change> changes = new ArrayList<>();
        types(expression).map(c -> ReadColumn.of(c, names)).forEach(column -> {
            changes.add(new AddColumn(table, column.column()));
            column.constraints().forEach(c -> changes.add(new AddConstraint(table, c)));
        });
        if (expression.getIndex() != null) {
            ReadConstraint read = new ReadConstraint(names);
            changes.add(read.constraint(expression.getIndex())
                    .<Change>map(c -> new AddConstraint(table, c))
                    .orElseGet(() -> new CreateIndex(table, read.index(expression.getIndex()))));
        }
        return changes;
    }

    private List<Change> dropped(Table table, AlterExpression expression) {
        if (expression.getConstraintName() != null) {
            String name = names.plain(expression.getConstraintName());
            return List.of(new DropConstraint(table, constraint(table, name)));
        }
        if (expression.getIndex() != null) {
            return List.of(droppedIndex(table, names.plain(expression.getIndex().getName())));
        }
        return Stream.concat(
                        Optional.ofNullable(expression.getColumnName()).stream(),
                        Optional.ofNullable(expression.getPkColumns()).stream().flatMap(List::stream))
                .map(names::plain)
                .<Change>map(c -> new DropColumn(table, KnownTables.column(table, c)))
                .toList();
    }

    static Change droppedIndex(Table table, String name) {
        return new DropIndex(
                table,
                table.indexes().stream()
                        .filter(i -> i.name().equals(name))
                        .findFirst()
                        .orElseGet(() -> new Index(name, true, List.of(), false, "", "")));
    }

    private static Constraint constraint(Table table, String name) {
        return Stream.of(
                        table.primaryKey().stream(),
                        table.uniqueKeys().stream(),
                        table.foreignKeys().stream(),
                        table.checks().stream())
                .flatMap(constraints -> constraints)
                .map(Constraint.class::cast)
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseGet(() -> new Check(name, true, Unknown.TEXT, ""));
    }

    private List<Change> altered(Table table, AlterExpression expression) {
        List<Change> changes = new ArrayList<>();
        types(expression).flatMap(c -> modified(table, c)).forEach(changes::add);
        Optional.ofNullable(expression.getColumnSetNotNullList())
                .ifPresent(l -> l.forEach(c -> changes.add(obliged(table, c.getColumnName(), false))));
        Optional.ofNullable(expression.getColumnDropNotNullList())
                .ifPresent(l -> l.forEach(c -> changes.add(obliged(table, c.getColumnName(), true))));
        Optional.ofNullable(expression.getColumnSetDefaultList())
                .ifPresent(l -> l.forEach(c ->
                        changes.add(defaulted(table, c.getColumnName(), Optional.ofNullable(c.getDefaultValue())))));
        Optional.ofNullable(expression.getColumnDropDefaultList())
                .ifPresent(l -> l.forEach(c -> changes.add(defaulted(table, c.getColumnName(), Optional.empty()))));
        return changes;
    }

    private Change obliged(Table table, String name, boolean nullable) {
        Column column = KnownTables.column(table, names.plain(name));
        return new AlterColumn(
                table, column.withNullable(!nullable), column.withNullable(nullable), ColumnAttribute.NULLABILITY);
    }

    private Change defaulted(Table table, String name, Optional<String> value) {
        Column column = KnownTables.column(table, names.plain(name));
        return new AlterColumn(table, column, column.withDefault(value), ColumnAttribute.DEFAULT);
    }

    /** The whole column anew, or its type alone. What it was is known only if a statement before this one said so. */
    private Stream<Change> modified(Table table, AlterExpression.ColumnDataType definition) {
        ReadColumn read = ReadColumn.of(definition, names);
        Column after = read.column();
        boolean typed = !Unknown.is(after.type())
                && !after.type().matches("(?:set|add|drop|reset|restart|default|not|null|visible|invisible)\\b.*");
        if (!typed) {
            return Stream.empty();
        }
        Column before = KnownTables.column(table, after.name());
        List<Change> changes = new ArrayList<>();
        if (!before.type().equals(after.type())) {
            changes.add(new AlterColumn(table, before, before.withType(after.type()), ColumnAttribute.TYPE));
        }
        if (!Unknown.is(before.type()) && before.nullable() && !after.nullable()) {
            Column retyped = before.withType(after.type());
            changes.add(new AlterColumn(table, retyped, retyped.withNullable(false), ColumnAttribute.NULLABILITY));
        }
        return changes.stream();
    }

    private List<Change> replaced(Table table, AlterExpression expression) {
        List<Change> changes = new ArrayList<>();
        String old = names.plain(expression.getColumnOldName());
        Column before = KnownTables.column(table, old);
        types(expression).forEach(c -> {
            String name = names.plain(c.getColumnName());
            Table renamed = table.withColumns(table.columns().stream()
                    .map(k -> k.name().equals(old) ? k.withName(name) : k)
                    .toList());
            if (!name.equals(old)) {
                changes.add(new RenameColumn(table, before, before.withName(name)));
            }
            modified(renamed, c).forEach(changes::add);
        });
        return changes;
    }

    private List<Change> unspecific(Table table, AlterExpression expression) {
        String words = expression.getOptionalSpecifier() == null ? "" : expression.getOptionalSpecifier();
        Matcher unused = Pattern.compile("(?i)set\\s+unused\\s+(?:column\\s+)?\\(?\\s*(\\S+?)\\s*\\)?(?:\\s+online)?")
                .matcher(words);
        return unused.matches()
                ? List.of(new DropColumn(table, KnownTables.column(table, names.plain(unused.group(1)))))
                : List.of();
    }
}
