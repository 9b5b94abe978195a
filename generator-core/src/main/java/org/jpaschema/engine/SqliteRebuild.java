package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/**
 * A new table in the place of the old, by the procedure that SQLite's manual gives (sqlite.org/lang_altertable.html,
 * "Making Other Kinds Of Table Schema Changes"). Nothing that could fail stands between the dropping of the old table and
 * the renaming of the new: so no rows are lost whatever becomes of the statements.
 */
final class SqliteRebuild {

    private static final String SAVEPOINT = "jpaschema_rebuild";

    private static final List<String> ROW_NUMBERS = List.of("rowid", "_rowid_", "oid");

    private final SqliteEngine engine;
    private final Table before;
    private final Table after;
    private final Map<String, String> fills;

    SqliteRebuild(SqliteEngine engine, Table before, Table after, Map<String, String> fills) {
        this.engine = engine;
        this.before = before;
        this.after = after;
        this.fills = fills;
    }

    List<String> statements() {
        if (SqliteEngine.isEnforced(before)) {
            return enforced();
        }
        // Dropping a table deletes what its rows mean to foreign keys that are enforced.
        return before.definitions().containsKey(SqliteEngine.REFERENCED_BY)
                ? joined(
                        checked(
                                "this connection enforces foreign keys, which point at "
                                        + before.name().name(),
                                "foreign_keys from pragma_foreign_keys"),
                        rebuilt())
                : rebuilt();
    }

    /**
     * With foreign keys put off, in a transaction of its own: whatever data can make fail also ends that transaction, so
     * that nobody can commit a part of it. A savepoint outside of transactions is one (sqlite.org/lang_savepoint.html).
     */
    private List<String> enforced() {
        List<String> concerned = new ArrayList<>(List.of(before.name().name()));
        concerned.addAll(SqlText.split(before.definitions().get(SqliteEngine.REFERENCED_BY)));
        String tables =
                concerned.stream().distinct().map(StandardEngine::literal).collect(Collectors.joining(", "));
        return joined(
                List.of("pragma foreign_keys = off", "savepoint " + SAVEPOINT),
                rebuilt(),
                checked(
                        "foreign keys point at rows that are not there",
                        "count(*) from pragma_foreign_key_check where \"table\" in (" + tables + ")"),
                List.of("release " + SAVEPOINT, "pragma foreign_keys = on"));
    }

    /** In a transaction of its own, a row that is refused ends it; else whoever began the transaction does. */
    private String insert() {
        return SqliteEngine.isEnforced(before) ? "insert or rollback into " : "insert into ";
    }

    /** Statements that fail, saying why, when the question's answer is not 0. */
    private List<String> checked(String reason, String question) {
        return List.of(
                "create temp table " + SAVEPOINT + " (answer integer constraint \"" + reason.replace("\"", "\"\"")
                        + "\" check (answer = 0))",
                insert() + SAVEPOINT + " select " + question,
                "drop table " + SAVEPOINT);
    }

    @SafeVarargs
    private static List<String> joined(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    private List<String> rebuilt() {
        String name = engine.quote(before.name());
        String temporary = "jpaschema_new_" + before.name().name();
        String made = engine.quote(QualifiedName.of(before.name().schema(), temporary));
        List<String> statements = new ArrayList<>();
        statements.add(SqliteTableText.of(engine, after, made));
        copy(name, made).ifPresent(statements::add);
        if (counts(before) && counts(after)) {
            String literal = StandardEngine.literal(temporary);
            statements.add("delete from sqlite_sequence where name = " + literal);
            statements.add("insert into sqlite_sequence (name, seq) select " + literal
                    + ", seq from sqlite_sequence where name = "
                    + StandardEngine.literal(before.name().name()));
        }
        // Else the renaming would look into views that read the table, which is not there for a moment.
        statements.add("pragma legacy_alter_table = on");
        statements.add("drop table " + name);
        statements.add("alter table " + made + " rename to "
                + engine.quote(before.name().name()));
        statements.add("pragma legacy_alter_table = off");
        statements.addAll(indexes());
        statements.addAll(engine.triggers(after));
        return statements;
    }

    private static boolean counts(Table table) {
        return table.columns().stream().anyMatch(c -> c.identity() == Identity.SERIAL);
    }

    private Optional<String> copy(String from, String to) {
        List<String> targets = new ArrayList<>();
        List<String> values = new ArrayList<>();
        rowNumber().ifPresent(n -> {
            targets.add(n);
            values.add(n);
        });
        for (Column column : after.columns()) {
            Optional<Column> old =
                    before.column(column.name()).filter(c -> c.generatedAs().isEmpty());
            String name = engine.quote(column.name());
            if (column.generatedAs().isEmpty() && (old.isPresent() || fills.containsKey(column.name()))) {
                targets.add(name);
                values.add(value(column, old.isPresent()));
            }
        }
        return targets.isEmpty()
                ? Optional.empty()
                : Optional.of(insert() + to + " (" + String.join(", ", targets) + ") select "
                        + String.join(", ", values) + " from " + from);
    }

    /** What is not there, and NULL where that is no longer allowed, gets a value. */
    private String value(Column column, boolean isThere) {
        String name = engine.quote(column.name());
        String fill = fills.getOrDefault(column.name(), name);
        return !isThere || fill.equals(name) ? fill : "coalesce(" + name + ", " + fill + ")";
    }

    /** The rows' numbers, where they are no column's and can be named: full-text indexes and others may know them. */
    private Optional<String> rowNumber() {
        boolean hidden = Stream.of(before, after).noneMatch(t -> t.definitions()
                .getOrDefault(SqliteEngine.WITHOUT_ROWID, "")
                .equals("true"));
        boolean column = after.columns().stream().anyMatch(c -> c.identity() != Identity.NONE);
        Set<String> names = Stream.of(before, after)
                .flatMap(t -> t.columns().stream())
                .map(c -> SqliteTerm.lower(c.name()))
                .collect(Collectors.toSet());
        return ROW_NUMBERS.stream()
                .filter(n -> hidden && !column && !names.contains(n))
                .findFirst();
    }

    private List<String> indexes() {
        List<String> statements = new ArrayList<>();
        for (Index index : after.indexes()) {
            statements.addAll(original(index).map(List::of).orElseGet(() -> engine.createIndex(after, index)));
        }
        after.uniqueKeys().stream().filter(UniqueKey::index).forEach(k -> {
            Index index = new Index(
                    k.name(), true, k.columns().stream().map(Index.Part::column).toList(), true, "", "");
            statements.addAll(original(index).map(List::of).orElseGet(() -> engine.addConstraint(after, k)));
        });
        return statements;
    }

    /** The index's own text, if it says just that. */
    private Optional<String> original(Index index) {
        return Optional.ofNullable(after.definitions().get(SqliteEngine.INDEX + index.name()))
                .filter(text -> isSame(SqliteIndexText.parse(text), index));
    }

    private static boolean isSame(SqliteIndexText text, Index index) {
        if (text.unique() != index.unique()
                || !text.predicate().equals(index.predicate())
                || text.parts().size() != index.parts().size()) {
            return false;
        }
        for (int i = 0; i < text.parts().size(); i++) {
            SqliteIndexText.Part written = text.parts().get(i);
            Index.Part part = index.parts().get(i);
            boolean unordered = index.unique() || written.descending() == part.descending();
            if (!written.text().equalsIgnoreCase(part.text()) || !unordered) {
                return false;
            }
        }
        return true;
    }
}
