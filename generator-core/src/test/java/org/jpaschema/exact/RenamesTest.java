package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.diff.SchemaDiff;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.engine.Relative;
import org.jpaschema.engine.Renaming;
import org.jpaschema.engine.Wording;
import org.jpaschema.plan.Planner;
import org.jpaschema.plan.Step;
import org.jpaschema.proof.NormalForm;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Renames on tables with rows; the cases are lines of the files in {@code renames}: the catalog becomes what one is that was
 * created under the new names, the rows and what guards them are still there, and the way back leads to the old names.
 */
class RenamesTest {

    private static final String REFUSED = "refused: ";

    static Stream<Arguments> cases() throws IOException {
        return CaseFiles.of("renames");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void whatIsRenamedStaysWhatItIs(
            String name, TestEngine engine, String before, String renames, String after, String kept) throws Exception {
        try (Connection connection = engine.fresh();
                Connection wanted = engine.fresh();
                Database database = TestModel.open(connection);
                Database model = TestModel.open(wanted)) {
            run(connection, List.of(before.split(";;")));
            run(wanted, List.of(after.split(";;")));
            Schema start = schema(database);
            List<String> startLines = lines(database);
            List<Change> changes = new ArrayList<>();
            Schema renamed = start;
            for (String rename : renames.split(",")) {
                Change change = change(rename.strip(), renamed, engine);
                changes.add(change);
                renamed = after(change, renamed, engine);
            }
            if (kept.startsWith(REFUSED)) {
                assertThatThrownBy(() -> Planner.plan(changes, start, engine.engine()))
                        .isInstanceOf(SchemaException.class)
                        .hasMessageContaining(kept.substring(REFUSED.length()));
                return;
            }
            Schema shall = Wording.align(
                    schema(model), renamed, engine.engine(), engine.engine().words(connection));
            changes.addAll(SchemaDiff.compare(renamed, shall, Unmanaged.DROP).changes().stream()
                    .filter(c -> !(c instanceof RenameConstraint))
                    .toList());
            List<Step> steps = Planner.plan(changes, start, engine.engine());
            for (Step step : steps) {
                run(connection, step.up());
            }
            assertThat(NormalForm.difference(lines(database), lines(model))).isEmpty();
            holds(kept, connection);
            for (int i = steps.size() - 1; i >= 0; i--) {
                run(connection, steps.get(i).down());
            }
            assertThat(NormalForm.difference(lines(database), startLines)).isEmpty();
        }
    }

    /** Questions with their answers, and statements that the database has to refuse. */
    private static void holds(String kept, Connection connection) throws SQLException {
        for (String line : kept.split(";;")) {
            String[] parts = line.strip().split("=>");
            String sql = parts[0].strip();
            if (parts[1].strip().equals("refused")) {
                assertThatThrownBy(() -> run(connection, List.of(sql))).isInstanceOf(SQLException.class);
                continue;
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).as(sql).isEqualTo(parts[1].strip());
            }
        }
    }

    private static Change change(String rename, Schema schema, TestEngine engine) {
        String[] sides = rename.split("->");
        String[] path = Arrays.stream(sides[0].split("[ .]"))
                .map(p -> engine.engine().folding().fold(p))
                .toArray(String[]::new);
        String now = engine.engine().folding().fold(sides[1]);
        if (rename.startsWith("sequence ")) {
            Sequence sequence = schema.sequences().stream()
                    .filter(s -> s.name().name().equals(path[1]))
                    .findFirst()
                    .orElseThrow();
            return new RenameSequence(
                    sequence, sequence.withName(sequence.name().sibling(now)));
        }
        if (rename.startsWith("value of ")) {
            Table table = schema.table(QualifiedName.of("", path[2])).orElseThrow();
            String value = sides[0].split("[.]")[2];
            return new RenameValue(table, table.column(path[3]).orElseThrow(), value, sides[1]);
        }
        if (rename.startsWith("type ") || rename.startsWith("value ")) {
            EnumType type = schema.enumTypes().stream()
                    .filter(t -> t.name().name().equals(path[1]))
                    .findFirst()
                    .orElseThrow();
            return path.length == 2
                    ? new RenameEnumType(type, type.withName(type.name().sibling(now)))
                    : new RenameEnumValue(type, sides[0].split("[.]")[1], sides[1]);
        }
        Table table = schema.table(QualifiedName.of("", path[0])).orElseThrow();
        if (path.length == 1) {
            return new RenameTable(table, table.withName(table.name().sibling(now)));
        }
        Column column = table.column(path[1]).orElseThrow();
        return new RenameColumn(table, column, column.withName(now));
    }

    private static Schema after(Change change, Schema schema, TestEngine engine) {
        Renaming renaming = new Renaming(engine.engine());
        if (change instanceof RenameTable c) {
            return renaming.table(schema, c.subject(), c.after().name().name());
        }
        if (change instanceof RenameColumn c) {
            return renaming.column(
                    schema, c.subject(), c.before().name(), c.after().name());
        }
        if (change instanceof RenameSequence c) {
            return renaming.sequence(schema, c.subject(), c.after().name().name());
        }
        if (change instanceof RenameEnumType c) {
            return renaming.enumType(schema, c.before(), c.after().name().name());
        }
        if (change instanceof RenameValue c) {
            return renaming.value(schema, c.subject(), c.column().name(), c.value(), c.newValue());
        }
        RenameEnumValue value = (RenameEnumValue) change;
        return renaming.enumValue(schema, value.before(), value.value(), value.newValue());
    }

    private static List<String> lines(Database database) {
        return NormalForm.of(database, Set.of(database.currentNamespace()));
    }

    private static Schema schema(Database database) {
        String own = database.currentNamespace();
        Schema schema = Relative.to(database.catalog(Set.of(own)), own);
        return new Schema(
                List.of(),
                schema.tables(),
                schema.sequences().stream().filter(s -> s.ownedBy().isEmpty()).toList(),
                schema.enumTypes(),
                schema.views(),
                List.of());
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    throw new SQLException(sql + ": " + e.getMessage(), e);
                }
            }
        }
    }
}
