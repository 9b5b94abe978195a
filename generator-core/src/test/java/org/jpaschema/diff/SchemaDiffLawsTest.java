package org.jpaschema.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.View;
import org.junit.jupiter.api.Test;

/** Laws of the comparison, on random schemas; the seed is in the message, so a failure comes again. */
class SchemaDiffLawsTest {

    private static final int RUNS = 2000;
    private static final List<String> COLUMNS = List.of("a", "b", "c", "d");

    @Test
    void aSchemaDoesNotDifferFromItself() {
        for (int seed = 0; seed < RUNS; seed++) {
            Schema schema = schema(new Random(seed));
            Difference difference = SchemaDiff.compare(schema, schema, Unmanaged.REPORT);
            assertThat(difference.changes()).as("seed %d", seed).isEmpty();
            assertThat(difference.notes()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void theWayBackIsTheReverseOfTheWayThere() {
        for (int seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            Schema here = schema(random);
            Schema there = schema(random);
            Difference forth = SchemaDiff.compare(here, there, Unmanaged.DROP);
            Difference back = SchemaDiff.compare(there, here, Unmanaged.DROP);
            assertThat(said(forth.changes(), Change::reverse))
                    .as("seed %d", seed)
                    .isEqualTo(said(back.changes(), c -> c));
        }
    }

    @Test
    void whatIsLeftAloneIsWhatWouldBeDropped() {
        for (int seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            Schema here = schema(random);
            Schema there = schema(random);
            List<Change> reported =
                    SchemaDiff.compare(here, there, Unmanaged.REPORT).changes();
            List<Change> dropped = new ArrayList<>(
                    SchemaDiff.compare(here, there, Unmanaged.DROP).changes());
            assertThat(dropped).as("seed %d", seed).containsAll(reported);
            dropped.removeAll(reported);
            assertThat(dropped)
                    .as("seed %d", seed)
                    .allMatch(c -> c.getClass().getSimpleName().startsWith("Drop"));
        }
    }

    @Test
    void whatCannotBeDroppedIsStillTold() {
        View view = new View(QualifiedName.of("", "v"), "select 1", List.of());
        Schema here = new Schema(List.of(), List.of(), List.of(), List.of(), List.of(view), List.of());
        assertThat(SchemaDiff.compare(here, Schema.EMPTY, Unmanaged.DROP).notes())
                .extracting(Note::subject)
                .containsExactly(view.name());
        assertThat(SchemaDiff.compare(here, Schema.EMPTY, Unmanaged.IGNORE).notes())
                .isEmpty();
    }

    private static Set<String> said(List<Change> changes, Function<Change, Change> function) {
        Set<String> said = new TreeSet<>();
        changes.stream()
                .map(function)
                .forEach(c -> said.add(
                        c.getClass().getSimpleName() + " " + Description.of(c).drift()));
        return said;
    }

    private static Schema schema(Random random) {
        List<Table> tables = new ArrayList<>();
        for (String name : List.of("t", "u", "v")) {
            if (random.nextInt(4) > 0) {
                tables.add(table(name, random));
            }
        }
        List<Sequence> sequences = random.nextBoolean()
                ? List.of(new Sequence(QualifiedName.of("", "s"), 1 + random.nextInt(2), 1 + random.nextInt(2), ""))
                : List.of();
        List<EnumType> types = random.nextBoolean()
                ? List.of(new EnumType(QualifiedName.of("", "e"), some(List.of("X", "Y", "Z"), random), false))
                : List.of();
        return new Schema(List.of(), tables, sequences, types, List.of(), List.of());
    }

    private static Table table(String name, Random random) {
        List<Column> columns =
                some(COLUMNS, random).stream().map(c -> column(c, random)).toList();
        List<String> names = columns.stream().map(Column::name).toList();
        List<UniqueKey> uniqueKeys = new ArrayList<>();
        List<Index> indexes = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        List<ForeignKey> foreignKeys = new ArrayList<>();
        if (random.nextBoolean()) {
            uniqueKeys.add(new UniqueKey("uk_" + random.nextInt(2), true, List.of(pick(names, random)), false));
        }
        if (random.nextBoolean()) {
            indexes.add(new Index(
                    "ix_" + random.nextInt(2),
                    true,
                    List.of(new Index.Part(pick(names, random), false, random.nextBoolean(), "")),
                    false,
                    "",
                    ""));
        }
        if (random.nextBoolean()) {
            checks.add(new Check("ck_" + random.nextInt(2), true, pick(names, random) + " > 0", ""));
        }
        if (random.nextBoolean()) {
            foreignKeys.add(new ForeignKey(
                    "fk_" + random.nextInt(2),
                    true,
                    List.of(pick(names, random)),
                    QualifiedName.of("", pick(List.of("t", "u"), random)),
                    List.of("a"),
                    pick(List.of(ReferentialAction.values()), random),
                    ReferentialAction.NO_ACTION));
        }
        return new Table(
                QualifiedName.of("", name),
                columns,
                random.nextBoolean()
                        ? Optional.of(new PrimaryKey(name + "_pkey", List.of(pick(names, random))))
                        : Optional.empty(),
                uniqueKeys,
                foreignKeys,
                indexes,
                checks,
                List.of(),
                Map.of(),
                List.of(),
                pick(List.of("", "one", "two"), random),
                Origin.NONE);
    }

    private static Column column(String name, Random random) {
        return new Column(
                name,
                pick(List.of("integer", "bigint", "text"), random),
                random.nextBoolean(),
                random.nextBoolean() ? Optional.of(pick(List.of("1", "2"), random)) : Optional.empty(),
                Optional.empty(),
                false,
                pick(List.of(Identity.NONE, Identity.BY_DEFAULT), random),
                pick(List.of("", "C"), random),
                pick(List.of("", "one"), random),
                Origin.NONE);
    }

    /** At least one of them, in their order. */
    private static List<String> some(List<String> all, Random random) {
        List<String> some = all.stream().filter(x -> random.nextBoolean()).toList();
        return some.isEmpty() ? all.subList(0, 1) : some;
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
