package org.jpaschema.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jpaschema.engine.Cost.Lock;
import org.jpaschema.engine.Cost.Work;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.TableColumn;
import org.jpaschema.schema.UniqueKey;

/**
 * PostgreSQL 14 to 18: "ALTER TABLE" (Description and Notes), "CREATE INDEX" (Building Indexes Concurrently) and 13.3
 * "Explicit Locking" of the manual, <a href="https://www.postgresql.org/docs/current/sql-altertable.html">ALTER
 * TABLE</a>; the conversions that leave the rows as they are by the casts of pg_cast without a function, and by the
 * support functions of the length coercions.
 */
final class PostgresqlCosts implements Costs {

    private static final Cost REWRITE = new Cost(Lock.READS_AND_WRITES, Work.REWRITE);
    private static final Cost SCAN = new Cost(Lock.READS_AND_WRITES, Work.SCAN);

    /** Functions that give one value in a statement; what is not known may give another in each row. */
    private static final Set<String> STEADY = Set.of(
            "now",
            "current_timestamp",
            "localtimestamp",
            "current_time",
            "localtime",
            "transaction_timestamp",
            "statement_timestamp",
            "timezone",
            "date_trunc",
            "lower",
            "upper",
            "to_char",
            "to_timestamp",
            "to_date",
            "concat",
            "md5",
            "length",
            "coalesce",
            "nullif",
            "greatest",
            "least",
            "make_interval",
            "extract",
            "current_setting",
            "row",
            "array",
            "jsonb_build_object",
            "json_build_object",
            "jsonb_build_array");

    /** The aliases of 8.1 "Data Types", Table 8.1; a catalog does not use them, but who writes SQL does. */
    private static final Map<String, String> SPELLINGS = Map.of(
            "varchar", "character varying",
            "decimal", "numeric",
            "timestamp", "timestamp without time zone",
            "timestamptz", "timestamp with time zone",
            "time", "time without time zone",
            "timetz", "time with time zone",
            "varbit", "bit varying",
            "int", "integer",
            "int4", "integer");

    private static final Pattern CALL = Pattern.compile("([a-z_][\\w.]*)\\s*\\(");
    private static final Pattern CAST = Pattern.compile("::[a-z_ \"]+(?:\\([\\d, ]+\\))?[a-z ]*(?:\\[])?");

    private final PostgresqlEngine engine;

    PostgresqlCosts(PostgresqlEngine engine) {
        this.engine = engine;
    }

    /** "Adding a column with a volatile DEFAULT …, a stored generated column, an identity column … requires the entire table and its indexes to be rewritten." */
    @Override
    public Cost addColumn(Table table, Column column) {
        boolean numbered = column.identity() != Identity.NONE;
        boolean computed = column.generatedAs().isPresent() && column.stored();
        boolean varying =
                column.defaultValue().filter(PostgresqlCosts::isVolatile).isPresent();
        if (numbered || computed) {
            return REWRITE;
        }
        String name = engine.quote(column.name());
        if (varying) {
            return REWRITE.orElse(List.of(
                    engine.addColumn(table, column.withDefault(Optional.empty()).withNullable(true))
                            .get(0),
                    alter(table) + "alter column " + name + " set default "
                            + column.defaultValue().orElse(""),
                    "update " + engine.quote(table.name()) + " set " + name + " = default where " + name
                            + " is null -- in batches"));
        }
        boolean unfilled = !column.nullable()
                && column.defaultValue().isEmpty()
                && column.generatedAs().isEmpty();
        String value = unfilled ? engine.neutralValue(column) : "";
        if (!unfilled || value.isEmpty()) {
            return Cost.NOTHING;
        }
        // All rows are given the value behind the lock that adding the column has taken.
        return isVolatile(value)
                ? REWRITE
                : REWRITE.orElse(List.of(engine.addColumn(table, column.withDefault(Optional.of(value)))
                        .get(0)));
    }

    /** "Whether a default's values differ from row to row" is what the manual calls volatile (38.7). */
    static boolean isVolatile(String expression) {
        String plain = CAST.matcher(SqlText.withoutQuoted(expression).toLowerCase(Locale.ROOT))
                .replaceAll("");
        Matcher call = CALL.matcher(plain);
        while (call.find()) {
            if (!STEADY.contains(call.group(1).replaceFirst("^pg_catalog\\.", ""))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Cost alterType(Table table, Column before, Column after) {
        if (before.generatedAs().isPresent() && !before.stored()) {
            return Cost.NOTHING;
        }
        if (!before.type().equals(after.type()) && !keepsRows(before.type(), after.type())) {
            String old = engine.quote(after.name());
            String fresh = engine.quote(engine.truncate(after.name() + "_new"));
            return REWRITE.orElse(List.of(
                    alter(table) + "add column " + fresh + " " + after.type(),
                    "update " + engine.quote(table.name()) + " set " + fresh + " = " + old
                            + " -- in batches, and by a trigger for new rows",
                    alter(table) + "drop column " + old + "; " + alter(table) + "rename column " + fresh + " to "
                            + old));
        }
        boolean checked =
                table.checks().stream().map(Check::expression).anyMatch(e -> SqlText.mentions(e, before.name()));
        boolean resorted = !before.collation().equals(after.collation()) && isIndexed(table, before.name());
        return checked || resorted ? SCAN : Cost.NOTHING;
    }

    private static boolean isIndexed(Table table, String column) {
        return table.primaryKey().filter(k -> k.columns().contains(column)).isPresent()
                || table.uniqueKeys().stream().anyMatch(k -> k.columns().contains(column))
                || table.indexes().stream()
                        .flatMap(i -> i.parts().stream())
                        .anyMatch(p -> p.expression()
                                ? SqlText.mentions(p.text(), column)
                                : p.text().equals(column));
    }

    /** "when … the old type is either binary coercible to the new type or an unconstrained domain over the new type". */
    private static boolean keepsRows(String before, String after) {
        SizedType from = SizedType.of(before).spelled(SPELLINGS);
        SizedType to = SizedType.of(after).spelled(SPELLINGS);
        if (from.is("character varying", "text") && to.is("character varying", "text")) {
            return to.length() < 0 || from.length() >= 0 && from.length() <= to.length();
        }
        if (from.is("numeric") && to.is("numeric")) {
            return to.length() < 0
                    || from.length() >= 0
                            && from.length() <= to.length()
                            && Math.max(from.scale(), 0) == Math.max(to.scale(), 0);
        }
        boolean moment = from.base().startsWith("time") || from.is("interval");
        if (moment && from.base().equals(to.base())) {
            return to.length() < 0 || to.length() >= 6 || from.length() >= 0 && from.length() <= to.length();
        }
        if (from.is("bit varying") && to.is("bit varying")) {
            return to.length() < 0 || from.length() >= 0 && from.length() <= to.length();
        }
        return from.is("xml") && to.is("text", "character varying") && to.length() < 0
                || from.is("integer") && to.is("oid")
                || from.is("oid") && to.is("integer");
    }

    /** "SET NOT NULL … ordinarily … by scanning the entire table; however, if a valid CHECK constraint exists …, the table scan is skipped." */
    @Override
    public Cost alterNullability(Table table, Column before, Column after) {
        if (after.nullable()) {
            return Cost.NOTHING;
        }
        String column = engine.quote(after.name());
        String proof = "(" + after.name() + " is not null)";
        boolean proven = table.checks().stream()
                .map(c -> SqlText.unwrapped(c.expression())
                        .toLowerCase(Locale.ROOT)
                        .replace("\"", ""))
                .anyMatch(e -> ("(" + e + ")").equals(proof));
        if (proven) {
            return Cost.NOTHING;
        }
        String check = engine.quote(engine.truncate(after.name() + "_not_null"));
        return SCAN.orElse(List.of(
                alter(table) + "add constraint " + check + " check (" + column + " is not null) not valid",
                alter(table) + "validate constraint " + check,
                alter(table) + "alter column " + column + " set not null",
                alter(table) + "drop constraint " + check));
    }

    @Override
    public Cost alterGeneratedAs(Table table, Column before, Column after) {
        return after.generatedAs().isPresent() && after.stored() ? REWRITE : Cost.NOTHING;
    }

    /** "an ACCESS EXCLUSIVE lock is acquired unless explicitly noted … ADD FOREIGN KEY requires only a SHARE ROW EXCLUSIVE lock". */
    @Override
    public Cost addConstraint(Table table, Constraint added) {
        Constraint constraint = Costs.named(table, added, engine);
        String name = engine.quote(constraint.name());
        if (constraint instanceof ForeignKey || constraint instanceof Check) {
            Cost cost = constraint instanceof ForeignKey ? new Cost(Lock.WRITES, Work.SCAN) : SCAN;
            return cost.orElse(List.of(
                    engine.addConstraint(table, constraint).get(0) + " not valid",
                    alter(table) + "validate constraint " + name));
        }
        List<String> columns =
                constraint instanceof PrimaryKey key ? key.columns() : ((UniqueKey) constraint).columns();
        String list = columns.stream().map(engine::quote).collect(Collectors.joining(", ", "(", ")"));
        String index = "create unique index concurrently " + name + " on " + engine.quote(table.name()) + " " + list;
        if (constraint instanceof UniqueKey key && key.index()) {
            return new Cost(Lock.WRITES, Work.SCAN).orElse(List.of(index));
        }
        return SCAN.orElse(List.of(
                index,
                alter(table) + "add constraint " + name
                        + (constraint instanceof PrimaryKey ? " primary key" : " unique") + " using index " + name));
    }

    /** "a standard index build locks out writes (but not reads) on the table until it's done". */
    @Override
    public Cost createIndex(Table table, Index index) {
        return new Cost(Lock.WRITES, Work.SCAN)
                .orElse(List.of(
                        engine.createIndex(table, index).get(0).replaceFirst("(?i)\\bindex ", "index concurrently ")));
    }

    /** New values are added to the type alone; else each column goes over to a new type. */
    @Override
    public Cost alterEnumType(EnumType before, EnumType after, List<TableColumn> uses) {
        boolean kept = after.values().stream()
                .filter(before.values()::contains)
                .toList()
                .equals(before.values());
        return uses.isEmpty() || kept && before.implicitCasts() == after.implicitCasts() ? Cost.NOTHING : REWRITE;
    }

    private String alter(Table table) {
        return "alter table " + engine.quote(table.name()) + " ";
    }
}
