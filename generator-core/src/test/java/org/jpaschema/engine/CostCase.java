package org.jpaschema.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jpaschema.engine.Cost.Lock;
import org.jpaschema.engine.Cost.Work;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/** A line of the files in {@code costs}: something done to table {@code t (id, a)}, and what it costs. */
record CostCase(String what, String before, String more, Cost expected) {

    private static final QualifiedName NAME = QualifiedName.of("", "t");
    private static final QualifiedName OTHER = QualifiedName.of("", "o");
    private static final Column ID = Column.of("id", "integer").withNullable(false);

    static List<CostCase> read(String engine) {
        try (InputStream in = CostCase.class.getResourceAsStream("/costs/" + engine + ".txt")) {
            List<CostCase> cases = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    String[] parts = line.split("\\|");
                    String[] cost = parts[3].strip().split(" ");
                    Lock lock = cost[0].equals("all") ? Lock.READS_AND_WRITES : Lock.valueOf(cost[0].toUpperCase());
                    cases.add(new CostCase(
                            parts[0].strip(),
                            parts[1].strip(),
                            parts[2].strip(),
                            new Cost(lock, Work.valueOf(cost[1].toUpperCase()))));
                }
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A second table, for what refers to it. */
    Table other() {
        return Table.of(OTHER, List.of(ID)).withPrimaryKey(Optional.of(new PrimaryKey("o_pk", List.of("id"))));
    }

    /** The table as it is before. */
    Table table() {
        List<Column> columns = new ArrayList<>(List.of(ID));
        if (!List.of("add", "stored", "virtual", "numbered").contains(what)) {
            columns.add(column());
        }
        Table table = Table.of(NAME, columns);
        if (!what.equals("primary")) {
            table = table.withPrimaryKey(Optional.of(new PrimaryKey("t_pk", List.of("id"))));
        }
        if (what.equals("checked")) {
            return table.withChecks(List.of(new Check("t_c", true, "a <> 'none'", "")));
        }
        return what.equals("proven") ? table.withChecks(List.of(new Check("t_c", true, "a is not null", ""))) : table;
    }

    private Column column() {
        return Column.of("a", before).withNullable(!what.equals("optional"));
    }

    List<String> statements(Engine engine) {
        Table table = table();
        return switch (what) {
            case "type", "checked" -> engine.alterType(table, column(), column().withType(more));
            case "mandatory", "proven" -> engine.alterNullability(table, column(), column().withNullable(false));
            case "optional" -> engine.alterNullability(table, column(), column().withNullable(true));
            case "default" -> engine.alterDefault(table, column(), column().withDefault(Optional.of(more)));
            case "add", "stored", "virtual", "numbered" -> engine.addColumn(table, added());
            case "drop" -> engine.dropColumn(table, column());
            case "index" -> engine.createIndex(table, index());
            default -> engine.addConstraint(table, constraint());
        };
    }

    Cost cost(Costs costs) {
        Table table = table();
        return switch (what) {
            case "type", "checked" -> costs.alterType(table, column(), column().withType(more));
            case "mandatory", "proven" -> costs.alterNullability(table, column(), column().withNullable(false));
            case "optional" -> costs.alterNullability(table, column(), column().withNullable(true));
            case "default" -> costs.alterDefault(table, column(), column().withDefault(Optional.of(more)));
            case "add", "stored", "virtual", "numbered" -> costs.addColumn(table, added());
            case "drop" -> costs.dropColumn(table, column());
            case "index" -> costs.createIndex(table, index());
            default -> costs.addConstraint(table, constraint());
        };
    }

    private Column added() {
        Column added = Column.of("a", before);
        return switch (what) {
            case "stored" -> added.withGeneratedAs(Optional.of(more)).withStored(true);
            case "virtual" -> added.withGeneratedAs(Optional.of(more));
            case "numbered" -> added.withNullable(false).withIdentity(Identity.BY_DEFAULT);
            default -> added.withDefault(Optional.of(more).filter(d -> !d.isEmpty()));
        };
    }

    private static Index index() {
        return new Index("t_i", true, List.of(Index.Part.column("a")), false, "", "");
    }

    private Constraint constraint() {
        return switch (what) {
            case "primary" -> new PrimaryKey("t_pk", List.of("id"));
            case "unique" -> new UniqueKey("t_u", true, List.of("a"), false);
            case "foreign" ->
                new ForeignKey(
                        "t_f",
                        true,
                        List.of("a"),
                        OTHER,
                        List.of("id"),
                        ReferentialAction.NO_ACTION,
                        ReferentialAction.NO_ACTION);
            default -> new Check("t_c", true, more, "");
        };
    }

    @Override
    public String toString() {
        return what + " " + before + (more.isEmpty() ? "" : " -> " + more);
    }
}
