package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jpaschema.engine.SqliteClause.Kind;
import org.jpaschema.engine.SqliteDefinition.ColumnText;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/**
 * Writes a CREATE TABLE. Where the table was created before, all that it says and that is still wanted stays word for word:
 * ON CONFLICT, AUTOINCREMENT, WITHOUT ROWID, STRICT and whatever else no model says.
 */
final class SqliteTableText {

    /** sqlite.org/stricttables.html. */
    private static final Set<String> STRICT_TYPES = Set.of("integer", "real", "text", "blob", "any");

    private final SqliteEngine engine;
    private final Table table;
    private final Optional<SqliteDefinition> original;
    private final List<Constraint> open = new ArrayList<>();

    private SqliteTableText(SqliteEngine engine, Table table) {
        this.engine = engine;
        this.table = table;
        this.original = Optional.ofNullable(table.definitions().get(SqliteEngine.DEFINITION))
                .map(SqliteDefinition::parse)
                .map(d -> d.named(table.name().name()));
        table.primaryKey().ifPresent(open::add);
        table.uniqueKeys().stream().filter(k -> !k.index()).forEach(open::add);
        open.addAll(table.checks());
        open.addAll(table.foreignKeys());
    }

    /**
     * The statement.
     *
     * @param table the table as it shall be, with its former text among its definitions if it has one
     * @param name the name to create it under
     */
    static String of(SqliteEngine engine, Table table, String name) {
        return new SqliteTableText(engine, table).create(name);
    }

    private String create(String name) {
        List<String> lines = new ArrayList<>();
        table.columns().forEach(c -> lines.add(column(c)));
        List<String> kept = original.map(SqliteDefinition::constraints).orElse(List.of()).stream()
                .filter(this::takes)
                .map(SqliteClause::text)
                .toList();
        lines.addAll(kept);
        open.stream().map(engine::constraintDefinition).distinct().forEach(lines::add);
        String options = options();
        return "create table " + name + " (\n    " + String.join(",\n    ", lines) + "\n)"
                + (options.isEmpty() ? "" : " " + options);
    }

    /** What was said behind the table and can still be said of it. */
    private String options() {
        boolean numbered = table.columns().stream().anyMatch(c -> c.identity() != Identity.NONE);
        boolean strict = table.columns().stream().allMatch(c -> STRICT_TYPES.contains(c.type()));
        return SqlText.split(original.map(SqliteDefinition::options).orElse("")).stream()
                .filter(o -> o.equalsIgnoreCase("strict")
                        ? strict
                        : !numbered && table.primaryKey().isPresent())
                .collect(Collectors.joining(", "));
    }

    private String column(Column column) {
        Optional<ColumnText> before = original.flatMap(d -> d.columns().stream()
                .filter(c -> c.name().equalsIgnoreCase(column.name()))
                .findFirst());
        List<String> words = new ArrayList<>();
        words.add(engine.quote(column.name()));
        // Of all spellings, only this one makes a key the row's own number.
        Optional<String> type = before.map(ColumnText::type)
                .filter(t -> SqliteType.normal(t).equals(column.type()))
                .filter(t -> column.identity() == Identity.NONE || t.equalsIgnoreCase("integer"));
        words.add(type.orElse(column.type()));
        List<SqliteClause> kept = before.map(ColumnText::clauses).orElse(List.of()).stream()
                .filter(c -> isWanted(c, column))
                .toList();
        kept.forEach(c -> words.add(c.text()));
        int said = words.size();
        Predicate<Kind> lacks = kind -> kept.stream().noneMatch(c -> c.kind() == kind);
        if (lacks.test(Kind.COLLATE) && !column.collation().isEmpty()) {
            words.add("collate " + engine.quote(column.collation()));
        }
        if (lacks.test(Kind.GENERATED)) {
            column.generatedAs()
                    .ifPresent(e ->
                            words.add("generated always as (" + e + ")" + (column.stored() ? " stored" : " virtual")));
        }
        if (column.identity() == Identity.SERIAL && lacks.test(Kind.PRIMARY_KEY)) {
            words.add("primary key autoincrement");
            open.removeIf(PrimaryKey.class::isInstance);
        }
        if (lacks.test(Kind.DEFAULT)) {
            column.defaultValue().ifPresent(d -> words.add("default " + SqliteEngine.defaultText(d)));
        }
        // The row's own number is never NULL.
        if (lacks.test(Kind.NOT_NULL) && !column.nullable() && column.identity() == Identity.NONE) {
            words.add("not null");
        }
        // Word for word where nothing changes, comments and all.
        return before.filter(b -> type.isPresent() && b.clauses().size() == kept.size() && words.size() == said)
                .map(ColumnText::text)
                .orElseGet(() -> words.stream().filter(w -> !w.isEmpty()).collect(Collectors.joining(" ")));
    }

    private boolean isWanted(SqliteClause clause, Column column) {
        return switch (clause.kind()) {
            case NOT_NULL -> !column.nullable();
            case NULL -> column.nullable();
            case DEFAULT -> column.defaultValue().equals(Optional.of(clause.expression()));
            case COLLATE ->
                clause.expression().equalsIgnoreCase(column.collation().isEmpty() ? "binary" : column.collation());
            case GENERATED ->
                column.generatedAs().equals(Optional.of(clause.expression()))
                        && column.stored() == clause.extra().equals("stored");
            case PRIMARY_KEY ->
                clause.extra().equals("autoincrement") == (column.identity() == Identity.SERIAL) && takes(clause);
            case UNIQUE, CHECK, FOREIGN_KEY -> takes(clause);
        };
    }

    /** Whether the clause is one of the constraints that are still open, which it then is no more. */
    private boolean takes(SqliteClause clause) {
        Optional<Constraint> taken =
                open.stream().filter(c -> isSame(clause, c)).findFirst();
        taken.ifPresent(
                c -> open.removeIf(o -> o.kind().equals(c.kind()) && o.meaning().equals(c.meaning())));
        return taken.isPresent();
    }

    private static boolean isSame(SqliteClause clause, Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return clause.kind() == Kind.PRIMARY_KEY && lower(clause.columns()).equals(lower(key.columns()));
        }
        if (!clause.name().equalsIgnoreCase(constraint.name())) {
            return false;
        }
        if (constraint instanceof UniqueKey key) {
            return clause.kind() == Kind.UNIQUE && lower(clause.columns()).equals(lower(key.columns()));
        }
        if (constraint instanceof Check check) {
            return clause.kind() == Kind.CHECK && clause.expression().equals(check.expression());
        }
        ForeignKey key = (ForeignKey) constraint;
        return clause.kind() == Kind.FOREIGN_KEY
                && lower(clause.columns()).equals(lower(key.columns()))
                && clause.target().equalsIgnoreCase(key.referencedTable().name())
                && (clause.targetColumns().isEmpty()
                        || lower(clause.targetColumns()).equals(lower(key.referencedColumns())))
                && clause.extra()
                        .equals(key.onDelete().sql() + ", " + key.onUpdate().sql());
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
    }
}
