package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/** A column with all that hangs on it, for changes that Oracle makes to no column with values. */
final class OracleColumn {

    private final OracleEngine engine;
    private final Table table;
    private final Column column;

    OracleColumn(OracleEngine engine, Table table, Column column) {
        this.engine = engine;
        this.table = table;
        this.column = column;
    }

    /** Whether a constraint may be over it and others. */
    boolean isShared() {
        return Stream.of(
                                table.primaryKey().stream().map(k -> k.columns()),
                                table.uniqueKeys().stream()
                                        .filter(k -> !k.index())
                                        .map(UniqueKey::columns),
                                table.foreignKeys().stream().map(ForeignKey::columns))
                        .flatMap(keys -> keys)
                        .anyMatch(key -> key.size() > 1 && key.contains(column.name()))
                || checks().findAny().isPresent();
    }

    /**
     * Another column in its place, with its values, keys, checks, indexes and comment.
     *
     * @throws SchemaException for an identity column, whose numbering would begin anew
     */
    List<String> replace(Column after) {
        if (after.identity() != Identity.NONE) {
            throw new SchemaException(
                    "%s.%s: Oracle cannot change %s to %s in an identity column that has values. Write a migration of your own."
                            .formatted(table.name(), column.name(), column.type(), after.type()),
                    null);
        }
        Column fresh = after.withName(freeName())
                .withNullable(true)
                .withDefault(Optional.empty())
                .withComment("");
        String quotedTable = engine.quote(table.name());
        String quotedFresh = engine.quote(fresh.name());
        String quoted = engine.quote(column.name());
        Table altered = table.withColumns(table.columns().stream()
                .map(c -> c.name().equals(column.name()) ? after : c)
                .toList());
        List<String> statements = new ArrayList<>(engine.addColumn(table, fresh));
        // Converted as an assignment is, which refuses what does not fit.
        statements.add("update " + quotedTable + " set " + quotedFresh + " = " + quoted);
        List<Constraint> constraints = constraints();
        indexes().forEach(index -> statements.addAll(engine.dropIndex(table, index)));
        constraints.forEach(constraint -> statements.addAll(engine.dropConstraint(table, constraint)));
        statements.add("alter table " + quotedTable + " drop column " + quoted);
        statements.add("alter table " + quotedTable + " rename column " + quotedFresh + " to " + quoted);
        if (after.defaultValue().isPresent()) {
            statements.addAll(engine.alterDefault(altered, column, after));
        }
        if (!after.nullable()) {
            statements.addAll(engine.alterNullability(altered, column, after));
        }
        for (int i = constraints.size() - 1; i >= 0; i--) {
            statements.addAll(engine.addConstraint(altered, constraints.get(i)));
        }
        indexes().forEach(index -> statements.addAll(engine.createIndex(altered, index)));
        if (!after.comment().isEmpty()) {
            statements.addAll(engine.commentColumn(altered, column, after));
        }
        return statements;
    }

    private String freeName() {
        String name = engine.truncate(column.name() + "_NEW");
        for (int i = 2; table.column(name).isPresent(); i++) {
            name = engine.truncate(column.name()) + "_NEW" + i;
        }
        return name;
    }

    private List<Constraint> constraints() {
        Stream<Constraint> foreignKeys = table.foreignKeys().stream()
                .filter(k -> k.columns().contains(column.name()))
                .map(Constraint.class::cast);
        Stream<Constraint> uniqueKeys = table.uniqueKeys().stream()
                .filter(k -> k.columns().contains(column.name()))
                .map(Constraint.class::cast);
        Stream<Constraint> primaryKey = table.primaryKey().stream()
                .filter(k -> k.columns().contains(column.name()))
                .map(Constraint.class::cast);
        return Stream.of(foreignKeys, checks().map(Constraint.class::cast), uniqueKeys, primaryKey)
                .flatMap(constraints -> constraints)
                .toList();
    }

    private Stream<Check> checks() {
        return table.checks().stream().filter(c -> SqlText.mentions(c.expression(), column.name()));
    }

    private List<Index> indexes() {
        return table.indexes().stream()
                .filter(i -> i.parts().stream()
                        .anyMatch(p -> p.expression()
                                ? SqlText.mentions(p.text(), column.name())
                                : p.text().equals(column.name())))
                .toList();
    }
}
