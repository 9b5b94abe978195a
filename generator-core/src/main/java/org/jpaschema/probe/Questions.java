package org.jpaschema.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AddColumn;
import org.jpaschema.diff.Change.AddConstraint;
import org.jpaschema.diff.Change.AlterColumn;
import org.jpaschema.diff.Change.AlterEnumType;
import org.jpaschema.diff.Change.CreateIndex;
import org.jpaschema.diff.Change.DropColumn;
import org.jpaschema.diff.Change.DropTable;
import org.jpaschema.diff.Change.ReplaceConstraint;
import org.jpaschema.diff.Change.ReplaceIndex;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.SqlText;
import org.jpaschema.plan.Step;
import org.jpaschema.probe.Question.Kind;
import org.jpaschema.risk.Risk;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/** What to ask of the data for a risk. */
final class Questions {

    private static final String EDIT = " Correct them, then apply again.";

    private final Schema today;
    private final Engine engine;

    Questions(Schema today, Engine engine) {
        this.today = today;
        this.engine = engine;
    }

    /** The questions whose answers together are the risk's; empty when data says nothing to it, or is not there yet. */
    List<Question> of(Risk risk, Change change, Step step) {
        Optional<Table> table = today.table(change.subject());
        return switch (risk.code()) {
            case "data.not-null" ->
                isOf(change, ColumnAttribute.NULLABILITY)
                        ? on(table, t -> notNull(t, (AlterColumn) change))
                        : List.of();
            case "data.change-type" -> on(table, t -> misfits(t, change, Kind.VIOLATION));
            case "data-loss.change-type" -> on(table, t -> misfits(t, change, Kind.CUT));
            case "data-loss.drop-table" -> change instanceof DropTable ? on(table, t -> all(t, Kind.GONE)) : List.of();
            case "data-loss.drop-column" ->
                change instanceof DropColumn drop
                        ? on(table, t -> values(t, drop.column().name()))
                        : List.of();
            case "data-loss.replace-column" ->
                isOf(change, ColumnAttribute.GENERATED_AS)
                        ? on(
                                table,
                                t -> values(t, ((AlterColumn) change).after().name()))
                        : List.of();
            case "data.new-mandatory-column" ->
                change instanceof AddColumn add
                        ? on(table, t -> all(t, isUnfilled(add, step) ? Kind.UNFILLED : Kind.FILLED))
                        : List.of();
            case "data.remove-enum-value" -> removedValues(change, table);
            case "data.primary-key", "data.unique", "data.foreign-key", "data.check" ->
                on(table, t -> constraint(t, change));
            default -> List.of();
        };
    }

    private static List<Question> on(Optional<Table> table, Function<Table, List<Question>> questions) {
        return table.map(questions).orElse(List.of());
    }

    private static boolean isOf(Change change, ColumnAttribute attribute) {
        return change instanceof AlterColumn alter && alter.attribute() == attribute;
    }

    /** A column that is added as it is, behind a guard that there are no rows. */
    private boolean isUnfilled(AddColumn add, Step step) {
        String rows = "select count(*) from " + engine.quote(add.subject());
        return step.guards().stream().anyMatch(g -> g.query().equals(rows));
    }

    private String from(Table table) {
        return "from " + engine.quote(table.name());
    }

    private List<Question> all(Table table, Kind kind) {
        return List.of(new Question(kind, table.name(), List.of(from(table)), false, List.of(), ""));
    }

    private List<Question> values(Table table, String column) {
        return has(table, List.of(column))
                ? List.of(new Question(
                        Kind.LOSS,
                        table.name(),
                        List.of(from(table) + " where " + engine.quote(column) + " is not null"),
                        false,
                        identified(table, List.of(column)),
                        ""))
                : List.of();
    }

    private List<Question> notNull(Table table, AlterColumn alter) {
        String name = alter.after().name();
        return has(table, List.of(name))
                ? List.of(new Question(
                        Kind.VIOLATION,
                        table.name(),
                        List.of(from(table) + " where " + engine.quote(name) + " is null"),
                        false,
                        identified(table, List.of()),
                        ""))
                : List.of();
    }

    private List<Question> misfits(Table table, Change change, Kind kind) {
        if (!(change instanceof AlterColumn alter) || alter.attribute() != ColumnAttribute.TYPE) {
            return List.of();
        }
        String name = alter.before().name();
        List<String> conditions = engine.misfits(alter.before(), alter.after());
        String object = table.name() + "." + name;
        return conditions.isEmpty() || !has(table, List.of(name))
                ? List.of()
                : List.of(new Question(
                        kind,
                        table.name(),
                        conditions.stream()
                                .map(c -> from(table) + " where " + c)
                                .toList(),
                        false,
                        identified(table, List.of(name)),
                        "Column " + object + " becomes " + alter.after().type()
                                + ", but rows have values that it does not hold." + EDIT));
    }

    private List<Question> removedValues(Change change, Optional<Table> table) {
        if (change instanceof AlterColumn) {
            return on(table, t -> misfits(t, change, Kind.VIOLATION));
        }
        if (!(change instanceof AlterEnumType alter)) {
            return on(table, t -> constraint(t, change));
        }
        List<String> removed = new ArrayList<>(alter.before().values());
        removed.removeAll(alter.after().values());
        String values =
                removed.stream().map(v -> "'" + v.replace("'", "''") + "'").collect(Collectors.joining(", ", "(", ")"));
        List<Question> questions = new ArrayList<>();
        for (var use : alter.uses()) {
            String name = use.column().name();
            today.table(use.table())
                    .filter(t -> has(t, List.of(name)) && !use.column().type().endsWith("[]"))
                    .ifPresent(t -> questions.add(new Question(
                            Kind.VIOLATION,
                            t.name(),
                            List.of(from(t) + " where cast(" + engine.quote(name) + " as varchar(255)) in " + values),
                            false,
                            identified(t, List.of(name)),
                            "Enum type " + alter.subject() + " loses values that rows of " + t.name() + " have in "
                                    + name + "." + EDIT)));
        }
        return questions;
    }

    private List<Question> constraint(Table table, Change change) {
        if (change instanceof CreateIndex create) {
            return unique(table, create.index());
        }
        if (change instanceof ReplaceIndex replace) {
            return unique(table, replace.after());
        }
        Constraint constraint = change instanceof AddConstraint add
                ? add.constraint()
                : change instanceof ReplaceConstraint replace ? replace.after() : null;
        if (constraint instanceof PrimaryKey key) {
            List<Question> questions = new ArrayList<>(missing(table, key));
            questions.addAll(duplicates(table, key.columns(), "", "the primary key"));
            return questions;
        }
        if (constraint instanceof UniqueKey key) {
            return duplicates(table, key.columns(), "", "the " + key.kind() + " " + key.name());
        }
        if (constraint instanceof ForeignKey key) {
            return orphans(table, key);
        }
        return constraint instanceof Check check && !isOfNewColumn(check, table, (Change.OfTable) change)
                ? violations(table, check)
                : List.of();
    }

    /** No row has a value yet that could be asked for. */
    private static boolean isOfNewColumn(Check check, Table today, Change.OfTable change) {
        return change.table().columns().stream()
                .map(Column::name)
                .filter(name -> today.column(name).isEmpty())
                .anyMatch(name -> SqlText.mentions(check.expression(), name));
    }

    private List<Question> missing(Table table, PrimaryKey key) {
        List<String> optional = key.columns().stream()
                .filter(c -> table.column(c).filter(Column::nullable).isPresent())
                .toList();
        if (optional.isEmpty() || !has(table, key.columns())) {
            return List.of();
        }
        return List.of(new Question(
                Kind.VIOLATION,
                table.name(),
                List.of(from(table) + " where " + each(optional, " is null", " or ")),
                false,
                key.columns().stream().map(engine::quote).toList(),
                "Rows of " + table.name() + " have NULL in the new primary key." + EDIT));
    }

    private String each(Collection<String> columns, String condition, String between) {
        return columns.stream().map(c -> engine.quote(c) + condition).collect(Collectors.joining(between));
    }

    private List<Question> unique(Table table, Index index) {
        if (!index.unique() || index.parts().stream().anyMatch(Index.Part::expression)) {
            return List.of();
        }
        return duplicates(
                table,
                index.parts().stream().map(Index.Part::text).toList(),
                index.predicate(),
                "the unique index " + index.name());
    }

    private List<Question> duplicates(Table table, List<String> columns, String predicate, String key) {
        if (!has(table, columns)) {
            return List.of();
        }
        List<String> quoted = columns.stream().map(engine::quote).toList();
        String source = from(table) + " where " + each(columns, " is not null", " and ")
                + (predicate.isEmpty() ? "" : " and (" + predicate + ")") + " group by " + String.join(", ", quoted)
                + " having count(*) > 1";
        return List.of(new Question(
                Kind.VIOLATION,
                table.name(),
                List.of(source),
                true,
                quoted,
                "Rows of " + table.name() + " have the same " + String.join(", ", columns) + ", which " + key
                        + " forbids." + EDIT));
    }

    private List<Question> orphans(Table table, ForeignKey key) {
        if (!has(table, key.columns())) {
            return List.of();
        }
        String present = key.columns().stream()
                .map(c -> "r." + engine.quote(c) + " is not null")
                .collect(Collectors.joining(" and "));
        Optional<Table> referenced = today.table(key.referencedTable());
        String absent = referenced.filter(t -> has(t, key.referencedColumns())).isEmpty()
                ? ""
                : " and not exists (select 1 from " + engine.quote(key.referencedTable()) + " p where "
                        + IntStream.range(0, key.columns().size())
                                .mapToObj(i -> "p."
                                        + engine.quote(key.referencedColumns().get(i)) + " = r."
                                        + engine.quote(key.columns().get(i)))
                                .collect(Collectors.joining(" and "))
                        + ")";
        return List.of(new Question(
                Kind.VIOLATION,
                table.name(),
                List.of(from(table) + " r where " + present + absent),
                false,
                identified(table, key.columns()).stream().map(c -> "r." + c).toList(),
                absent.isEmpty()
                        ? ""
                        : "Rows of " + table.name() + " refer to rows of " + key.referencedTable()
                                + " that are not there." + EDIT));
    }

    private List<Question> violations(Table table, Check check) {
        return List.of(new Question(
                Kind.VIOLATION,
                table.name(),
                List.of(from(table) + " where not (" + check.expression() + ")"),
                false,
                identified(table, check.column().isEmpty() ? List.of() : List.of(check.column())),
                "Rows of " + table.name() + " are not as the check " + check.name() + " says." + EDIT));
    }

    private static boolean has(Table table, Collection<String> columns) {
        return columns.stream().allMatch(c -> table.column(c).isPresent());
    }

    /** The primary key and these columns, as SQL. */
    private List<String> identified(Table table, List<String> columns) {
        Set<String> names =
                new LinkedHashSet<>(table.primaryKey().map(PrimaryKey::columns).orElse(List.of()));
        columns.stream().filter(c -> table.column(c).isPresent()).forEach(names::add);
        return names.stream().map(engine::quote).toList();
    }

    /** The table that a risk is about for its size. */
    static List<QualifiedName> tables(Change change) {
        return change instanceof AlterEnumType alter
                ? alter.uses().stream().map(u -> u.table()).distinct().toList()
                : change instanceof DropTable ? List.of() : List.of(change.subject());
    }
}
