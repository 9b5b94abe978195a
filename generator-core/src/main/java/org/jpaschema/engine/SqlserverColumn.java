package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Table;

/**
 * A column with all that hangs on it. SQL Server alters no column that a key, a check or an index is over (Microsoft Learn,
 * "ALTER TABLE", ALTER COLUMN); they step aside.
 */
final class SqlserverColumn {

    private final SqlserverEngine engine;
    private final Table table;
    private final Column column;

    SqlserverColumn(SqlserverEngine engine, Table table, Column column) {
        this.engine = engine;
        this.table = table;
        this.column = column;
    }

    /** SQL Server drops no column that anything hangs on. */
    List<String> dropped() {
        List<String> statements = new ArrayList<>(asideForGood());
        if (column.defaultValue().isPresent()) {
            statements.add(dropDefault());
        }
        statements.add(engine.alter(table, "drop column " + engine.quote(column.name())));
        return statements;
    }

    List<String> retyped(Column after) {
        String alter = altered(after);
        if (SqlserverTypes.isLonger(column.type(), after.type())
                && column.collation().equals(after.collation())
                && column.defaultValue().equals(after.defaultValue())
                && !isOfPrimaryKey()) {
            return List.of(alter);
        }
        List<String> statements = new ArrayList<>();
        if (column.defaultValue().isPresent()) {
            statements.add(dropDefault());
        }
        statements.add(alter);
        after.defaultValue().ifPresent(d -> statements.add(addDefault(d)));
        return aside(after, statements);
    }

    List<String> obliged(Column after) {
        return aside(after, List.of(altered(after)));
    }

    List<String> redefaulted(Column after) {
        List<String> statements = new ArrayList<>();
        if (column.defaultValue().isPresent()) {
            statements.add(dropDefault());
        }
        after.defaultValue().ifPresent(d -> statements.add(addDefault(d)));
        return statements;
    }

    private String altered(Column after) {
        return engine.alter(
                table,
                "alter column " + engine.quote(after.name()) + " " + engine.typeAndCollation(after)
                        + (after.nullable() ? " null" : " not null"));
    }

    private String addDefault(String value) {
        return engine.alter(table, "add default " + value + " for " + engine.quote(column.name()));
    }

    /** A default is a constraint, with a name of its own in each database where nobody named it. */
    private String dropDefault() {
        return SqlserverConstraint.dropFound(
                engine,
                table,
                "sys.default_constraints",
                "col_name(parent_object_id, parent_column_id) = " + SqlserverEngine.text(column.name()));
    }

    private boolean isOfPrimaryKey() {
        return table.primaryKey().stream().anyMatch(k -> k.columns().contains(column.name()));
    }

    /**
     * The statements between what takes the column's keys, checks and indexes away and what brings them back.
     *
     * @param after the column as it is then
     */
    private List<String> aside(Column after, List<String> statements) {
        Table altered = table.withColumns(table.columns().stream()
                .map(c -> c.name().equals(column.name()) ? after : c)
                .toList());
        List<String> all = new ArrayList<>(asideForGood());
        all.addAll(statements);
        List<Constraint> constraints = constraints();
        // A key is there before what references it.
        for (int i = constraints.size() - 1; i >= 0; i--) {
            all.addAll(engine.addConstraint(altered, constraints.get(i)));
        }
        indexes().forEach(index -> all.addAll(engine.createIndex(altered, index)));
        return all;
    }

    /** What takes the column's keys, checks and indexes away. */
    private List<String> asideForGood() {
        List<String> statements = new ArrayList<>();
        indexes().forEach(index -> statements.addAll(engine.dropIndex(table, index)));
        constraints().forEach(constraint -> statements.addAll(engine.dropConstraint(table, constraint)));
        return statements;
    }

    private List<Index> indexes() {
        return table.indexes().stream()
                .filter(i -> mentions(i.predicate())
                        || i.parts().stream().anyMatch(p -> p.text().equals(column.name()) || mentions(p.options())))
                .toList();
    }

    private List<Constraint> constraints() {
        Stream<Constraint> foreignKeys =
                table.foreignKeys().stream().filter(this::isIn).map(Constraint.class::cast);
        Stream<Constraint> checks = table.checks().stream().filter(this::isIn).map(Constraint.class::cast);
        Stream<Constraint> uniqueKeys = table.uniqueKeys().stream()
                .filter(k -> k.columns().contains(column.name()))
                .map(Constraint.class::cast);
        Stream<Constraint> primaryKey = table.primaryKey().stream()
                .filter(k -> k.columns().contains(column.name()))
                .map(Constraint.class::cast);
        return Stream.of(foreignKeys, checks, uniqueKeys, primaryKey)
                .flatMap(s -> s)
                .toList();
    }

    private boolean isIn(ForeignKey key) {
        return key.columns().contains(column.name());
    }

    private boolean isIn(Check check) {
        return mentions(check.expression());
    }

    /** The catalog writes names in brackets. */
    private boolean mentions(String text) {
        return SqlText.mentions(text.replace('[', '"').replace(']', '"'), column.name());
    }
}
