package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Table;

/** What has to be gone while a column that it speaks of gets another name, and comes again behind. */
final class SetAside {

    /** What an engine does not rename along with a column. */
    enum Kind {
        CHECK,
        COMPUTED_COLUMN,
        INDEX
    }

    private final Engine engine;
    private final Table before;
    private final Table after;
    private final List<Column> computed;
    private final List<Constraint> constraints = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();

    SetAside(Engine engine, Table table, String name, String newName, Set<Kind> kinds) {
        this.engine = engine;
        this.before = table;
        this.after = new Renaming(engine).column(table, name, newName);
        this.computed = kinds.contains(Kind.COMPUTED_COLUMN)
                ? table.columns().stream()
                        .filter(c -> c.generatedAs()
                                .filter(e -> SqlText.mentions(e, name))
                                .isPresent())
                        .toList()
                : List.of();
        DerbyDependents ofComputed =
                DerbyDependents.of(table, computed.stream().map(Column::name).toList());
        constraints.addAll(ofComputed.constraints());
        indexes.addAll(ofComputed.indexes());
        if (kinds.contains(Kind.CHECK)) {
            table.checks().stream()
                    .filter(c -> SqlText.mentions(c.expression(), name) && !constraints.contains(c))
                    .forEach(constraints::add);
        }
        if (kinds.contains(Kind.INDEX)) {
            table.indexes().stream()
                    .filter(i -> i.parts().stream().anyMatch(p -> p.expression() && SqlText.mentions(p.text(), name)))
                    .filter(i -> !indexes.contains(i))
                    .forEach(indexes::add);
        }
    }

    /** The statements with all that is in their way dropped before and added behind, by its own name. */
    List<String> around(List<String> statements) {
        List<String> all = new ArrayList<>();
        indexes.forEach(i -> all.addAll(engine.dropIndex(before, i)));
        constraints.forEach(c -> all.addAll(engine.dropConstraint(before, c)));
        computed.forEach(c -> all.addAll(engine.dropColumn(bare(before), c)));
        all.addAll(statements);
        computed.forEach(c ->
                all.addAll(engine.addColumn(bare(after), after.column(c.name()).orElseThrow())));
        for (int i = constraints.size() - 1; i >= 0; i--) {
            Constraint constraint = constraints.get(i);
            constraintsOf(after)
                    .filter(c -> c.kind().equals(constraint.kind()) && c.name().equals(constraint.name()))
                    .findFirst()
                    .ifPresent(c -> all.addAll(engine.addConstraint(after, c)));
        }
        after.indexes().stream()
                .filter(i -> indexes.stream().anyMatch(d -> d.name().equals(i.name())))
                .forEach(i -> all.addAll(engine.createIndex(after, i)));
        return all;
    }

    /** Without what has been dropped already. */
    private Table bare(Table table) {
        return table.withChecks(table.checks().stream()
                        .filter(c -> constraints.stream().noneMatch(d -> isSame(d, c)))
                        .toList())
                .withUniqueKeys(table.uniqueKeys().stream()
                        .filter(c -> constraints.stream().noneMatch(d -> isSame(d, c)))
                        .toList())
                .withForeignKeys(table.foreignKeys().stream()
                        .filter(c -> constraints.stream().noneMatch(d -> isSame(d, c)))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .filter(i -> indexes.stream().noneMatch(d -> d.name().equals(i.name())))
                        .toList());
    }

    private static boolean isSame(Constraint one, Constraint other) {
        return one.kind().equals(other.kind()) && one.name().equals(other.name());
    }

    private static Stream<Constraint> constraintsOf(Table table) {
        return Stream.of(
                        table.primaryKey().stream(),
                        table.uniqueKeys().stream(),
                        table.checks().stream(),
                        table.foreignKeys().stream())
                .flatMap(s -> s.map(Constraint.class::cast));
    }
}
