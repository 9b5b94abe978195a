package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/**
 * A column whose type changes, with all that hangs on it. CockroachDB rewrites no column that an index or a check is over
 * (cockroachlabs.com, "ALTER TABLE", known limitations of ALTER COLUMN); they step aside. What cannot, stands in the way.
 */
final class CockroachColumn {

    private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8", "decimal", "float4", "float8", "oid");
    private static final Set<String> TEXTS = Set.of("varchar", "char");
    private static final Set<String> MOMENTS = Set.of("date", "timestamp", "timestamptz");

    private final CockroachEngine engine;
    private final Table table;
    private final Column before;
    private final Column after;

    CockroachColumn(CockroachEngine engine, Table table, Column before, Column after) {
        this.engine = engine;
        this.table = table;
        this.before = before;
        this.after = after;
    }

    /** The statements that change the type. */
    List<String> retyped() {
        List<String> statements = new ArrayList<>();
        String alter =
                "alter table " + engine.quote(table.name()) + " alter column " + engine.quote(after.name()) + " ";
        if (before.defaultValue().isPresent()) {
            statements.add(alter + "drop default");
        }
        statements.add(alter + "set data type " + after.type()
                + (after.collation().isEmpty() ? "" : engine.collateClause(after.collation())) + conversion());
        after.defaultValue().ifPresent(d -> statements.add(alter + "set default " + d));
        return isWidened() ? statements : aside(statements);
    }

    /** Whether what is stored stays as it is, which CockroachDB does whatever hangs on the column. */
    private boolean isWidened() {
        return before.collation().equals(after.collation()) && CockroachTypes.isWider(before.type(), after.type());
    }

    /** Within a family the assignment cast serves, which refuses what does not fit, where an explicit cast would cut it. */
    private String conversion() {
        String from = family(before.type());
        String to = family(after.type());
        if (from.equals(to) || to.equals("text")) {
            return "";
        }
        boolean truth = from.equals("bool") && to.equals("number") || from.equals("number") && to.equals("bool");
        return " using " + engine.quote(after.name()) + (truth ? "::int8::" : "::varchar::") + after.type();
    }

    private static String family(String type) {
        String plain = type.replaceFirst("\\(.*?\\)", "");
        return NUMBERS.contains(plain)
                ? "number"
                : TEXTS.contains(plain) ? "text" : MOMENTS.contains(plain) ? "moment" : plain;
    }

    private List<String> aside(List<String> statements) {
        List<String> obstacles = obstacles();
        if (!obstacles.isEmpty()) {
            throw new SchemaException(
                    "%s.%s: CockroachDB does not change %s to %s in place while the column is part of %s. Write a migration of your own that adds a new column, copies the values and puts it in the place of the old one; or map the attribute as the column is."
                            .formatted(
                                    table.name(),
                                    before.name(),
                                    said(before),
                                    said(after),
                                    String.join(" and ", obstacles)),
                    null);
        }
        Table altered = table.withColumns(table.columns().stream()
                .map(c -> c.name().equals(before.name()) ? after : c)
                .toList());
        List<String> all = new ArrayList<>();
        List<Index> indexes = indexes();
        List<Constraint> constraints = constraints();
        indexes.forEach(i -> all.addAll(engine.dropIndex(table, i)));
        constraints.forEach(c -> all.addAll(engine.dropConstraint(table, c)));
        all.addAll(statements);
        constraints.forEach(c -> all.addAll(engine.addConstraint(altered, c)));
        indexes.forEach(i -> all.addAll(engine.createIndex(altered, i)));
        return all;
    }

    private static String said(Column column) {
        return column.type() + (column.collation().isEmpty() ? "" : " collate " + column.collation());
    }

    /** Other tables' foreign keys stand aside for a new type; for a collation only, they would go with a unique key. */
    private List<String> obstacles() {
        List<String> obstacles = new ArrayList<>();
        table.primaryKey()
                .filter(k -> k.columns().contains(before.name()))
                .ifPresent(k -> obstacles.add("the primary key"));
        table.foreignKeys().stream()
                .filter(k -> k.columns().contains(before.name()))
                .forEach(k -> obstacles.add("foreign key " + k.name()));
        if (before.type().equals(after.type())) {
            table.uniqueKeys().stream()
                    .filter(k -> k.columns().contains(before.name()))
                    .forEach(k -> obstacles.add("unique key " + k.name()));
        }
        return obstacles;
    }

    private List<Index> indexes() {
        return table.indexes().stream()
                .filter(i -> mentions(i.predicate())
                        || i.parts().stream()
                                .anyMatch(p -> p.expression()
                                        ? mentions(p.text())
                                        : p.text().equals(before.name()) || mentions(p.options())))
                .toList();
    }

    private List<Constraint> constraints() {
        Stream<UniqueKey> keys =
                table.uniqueKeys().stream().filter(k -> k.columns().contains(before.name()));
        Stream<Check> checks = table.checks().stream().filter(c -> mentions(c.expression()));
        return Stream.<Constraint>concat(keys, checks).toList();
    }

    private boolean mentions(String text) {
        return SqlText.mentions(text, before.name());
    }
}
