package org.jpaschema.proof;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jpaschema.schema.QualifiedName;

/** Rows for one table: as they are planned when the engine takes them all, else what can be had of them. */
final class TableFill {

    private static final int FEWEST = 3;
    private static final int MOST = 7;
    private static final int LATER = 2;
    private static final int RISKY_OF_A_SLOT = 3;

    /** Tries to find a row at all, and tries altogether, where the engine refuses. */
    private static final int SEARCH = 80;

    private static final int BUDGET = 240;

    /** Tries to get a value into a column that has none in any row. */
    private static final int COVER = 40;

    private final RowJudge judge;
    private final QualifiedName table;
    private final String anyColumn;
    private final List<Slot> slots;
    private final UniqueColumns unique;
    private final List<RowJudge.Question> questions;
    private final List<Map<String, String>> rows = new ArrayList<>();
    private final List<int[]> accepted = new ArrayList<>();
    private final boolean[][] refused;
    private int tries;
    private String reason = "";

    /** @param anyColumn a column of the table, for a row that says nothing */
    TableFill(
            RowJudge judge,
            QualifiedName table,
            String anyColumn,
            List<Slot> slots,
            UniqueColumns unique,
            List<RowJudge.Question> questions) {
        this.judge = judge;
        this.table = table;
        this.anyColumn = anyColumn;
        this.slots = slots;
        this.unique = unique;
        this.questions = questions;
        this.refused = new boolean[slots.size()][];
        for (int i = 0; i < refused.length; i++) {
            refused[i] = new boolean[slots.get(i).values().size()];
        }
    }

    /** The rows that are there now, by column; columns whose values the engine makes are not in them. */
    List<Map<String, String>> rows() {
        return List.copyOf(rows);
    }

    /** The engine's last reason to refuse a row. */
    String reason() {
        return reason;
    }

    /** Fills the table. */
    void fill() throws SQLException {
        int wanted = slots.stream().mapToInt(Slot::likely).max().orElse(0);
        // References that have nothing to point at yet get rows of their own later.
        int later = slots.stream().anyMatch(s -> s.values().isEmpty()) ? LATER : 0;
        int count = Math.min(Math.max(FEWEST, Math.min(MOST, wanted)), Math.max(1, unique.room() - later));
        List<int[]> plan = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            plan.add(planned(row));
        }
        if (!insertAll(plan)) {
            carefully(plan);
        }
        if (!rows.isEmpty()) {
            risky();
            cover();
        }
    }

    /** Goes on where another fill of the same table ended. */
    void continueFrom(TableFill before) {
        rows.addAll(before.rows);
        accepted.addAll(before.accepted);
        before.rows.forEach(unique::take);
    }

    /** Rows in which the foreign keys point at a row that had none to point at: all together, else each for itself. */
    void fillReferences() throws SQLException {
        List<int[]> before = List.copyOf(accepted);
        List<Integer> late = IntStream.range(0, slots.size())
                .filter(slot -> slots.get(slot).likely() > 0 && before.stream().allMatch(r -> r[slot] < 0))
                .boxed()
                .toList();
        for (int row = 0; row < LATER; row++) {
            int[] wanted = before.get(Math.min(row, before.size() - 1)).clone();
            for (int slot : late) {
                wanted[slot] = row % slots.get(slot).likely();
            }
            if (!insert(wanted)) {
                for (int slot : late) {
                    insert(with(before.get(0), slot, row % slots.get(slot).likely()));
                }
            }
        }
    }

    private interface Choice {
        int of(Slot slot);
    }

    private int[] choices(Choice choice) {
        return slots.stream().mapToInt(choice::of).toArray();
    }

    /** The first row is plain, the second says nothing where it need not; then one edge after the other. */
    private int[] planned(int row) {
        return choices(s ->
                s.likely() == 0 || row == 1 && s.absent().isPresent() ? -1 : (row > 1 ? row - 1 : row) % s.likely());
    }

    private boolean insertAll(List<int[]> plan) throws SQLException {
        List<int[]> fresh = new ArrayList<>();
        for (int[] wanted : plan) {
            unique.fresh(wanted).ifPresent(choices -> {
                unique.take(choices);
                fresh.add(choices);
            });
        }
        List<Map<String, String>> batch = new ArrayList<>();
        for (int[] choices : fresh) {
            row(choices).ifPresent(batch::add);
        }
        if (!batch.isEmpty() && batch.size() == fresh.size()) {
            reason = judge.insert(table, anyColumn, batch, questions);
            if (reason.isEmpty()) {
                rows.addAll(batch);
                accepted.addAll(fresh);
                return true;
            }
        }
        unique.release(fresh);
        return false;
    }

    private boolean insert(int[] wanted) throws SQLException {
        Optional<int[]> fresh = unique.fresh(wanted);
        if (fresh.isEmpty() || tries++ > BUDGET) {
            return false;
        }
        Optional<Map<String, String>> row = row(fresh.get());
        if (row.isEmpty()) {
            return false;
        }
        String refusal = judge.insert(table, anyColumn, List.of(row.get()), questions);
        if (!refusal.isEmpty()) {
            reason = refusal;
            return false;
        }
        unique.take(fresh.get());
        rows.add(row.get());
        accepted.add(fresh.get());
        return true;
    }

    /** The row by column; empty when a column wants the value of another that the engine makes. */
    private Optional<Map<String, String>> row(int[] choices) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < choices.length; i++) {
            List<String> values = slots.get(i).value(choices[i]);
            for (int j = 0; j < values.size(); j++) {
                row.put(slots.get(i).columns().get(j), values.get(j));
            }
        }
        for (Map.Entry<String, String> entry : row.entrySet()) {
            Optional<String> other = Slot.columnOfThisRow(entry.getValue());
            if (other.isPresent()) {
                String value = row.get(other.get());
                if (value == null || Slot.columnOfThisRow(value).isPresent()) {
                    reason = "it refers to itself by a number that it does not have yet";
                    return Optional.empty();
                }
                entry.setValue(value);
            }
        }
        return Optional.of(row);
    }

    /** From a row that the engine takes to the others, a half of the differences after the other. */
    private void carefully(List<int[]> plan) throws SQLException {
        Optional<int[]> base = base(plan);
        if (base.isEmpty()) {
            return;
        }
        for (int[] wanted : plan) {
            List<Integer> differences = new ArrayList<>();
            for (int i = 0; i < wanted.length; i++) {
                int choice = wanted[i];
                if (choice != base.get()[i] && (choice < 0 || !refused[i][choice])) {
                    differences.add(i);
                }
            }
            if (!differences.isEmpty()) {
                spread(base.get(), wanted, differences);
            }
        }
    }

    private void spread(int[] base, int[] wanted, List<Integer> differences) throws SQLException {
        int[] row = base.clone();
        differences.forEach(i -> row[i] = wanted[i]);
        if (insert(row)) {
            return;
        }
        int half = differences.size() / 2;
        if (half > 0) {
            spread(base, wanted, differences.subList(0, half));
            spread(base, wanted, differences.subList(half, differences.size()));
        } else if (wanted[differences.get(0)] >= 0) {
            refused[differences.get(0)][wanted[differences.get(0)]] = true;
        }
    }

    private Optional<int[]> base(List<int[]> plan) throws SQLException {
        int[] nothing = choices(s -> s.absent().isPresent() || s.values().isEmpty() ? -1 : 0);
        List<int[]> first = new ArrayList<>(List.of(nothing));
        first.addAll(plan);
        for (int[] wanted : first) {
            if (insert(wanted)) {
                return Optional.of(wanted);
            }
        }
        Random random = new Random(1);
        for (int i = 0; i < SEARCH; i++) {
            int[] wanted = shuffled(random);
            if (insert(wanted)) {
                return Optional.of(wanted);
            }
        }
        return Optional.empty();
    }

    private int[] shuffled(Random random) {
        return choices(s -> s.values().isEmpty() || s.absent().isPresent() && random.nextInt(3) > 0
                ? -1
                : random.nextInt(s.values().size()));
    }

    /** What lies around the literals of conditions, a value at a time. */
    private void risky() throws SQLException {
        for (int slot = 0; slot < slots.size(); slot++) {
            int likely = slots.get(slot).likely();
            int end = Math.min(slots.get(slot).values().size(), likely + RISKY_OF_A_SLOT);
            for (int choice = likely; choice < end; choice++) {
                insert(with(accepted.get(0), slot, choice));
            }
        }
    }

    private static int[] with(int[] row, int slot, int choice) {
        int[] changed = row.clone();
        changed[slot] = choice;
        return changed;
    }

    /** Columns that are NULL in all rows, or in none, although they could be otherwise. */
    private void cover() throws SQLException {
        for (int slot = 0; slot < slots.size(); slot++) {
            int place = slot;
            if (slots.get(slot).absent().isPresent()) {
                if (accepted.stream().noneMatch(r -> r[place] < 0)) {
                    tryWith(slot, List.of(-1));
                }
                if (accepted.stream().allMatch(r -> r[place] < 0)) {
                    tryWith(
                            slot,
                            IntStream.range(0, slots.get(slot).values().size())
                                    .boxed()
                                    .toList());
                }
            }
        }
    }

    private void tryWith(int slot, List<Integer> choices) throws SQLException {
        Random random = new Random(slot);
        for (int row = 0; row < Math.min(2, accepted.size()); row++) {
            for (int choice : choices) {
                if (insert(with(accepted.get(row), slot, choice))) {
                    return;
                }
            }
        }
        for (int i = 0; i < COVER && !choices.isEmpty(); i++) {
            int[] row = accepted.get(random.nextInt(accepted.size())).clone();
            int[] other = shuffled(random);
            for (int change = random.nextInt(2); change < 2; change++) {
                int place = random.nextInt(row.length);
                row[place] = other[place];
            }
            if (insert(with(row, slot, choices.get(random.nextInt(choices.size()))))) {
                return;
            }
        }
    }
}
