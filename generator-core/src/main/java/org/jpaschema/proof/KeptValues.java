package org.jpaschema.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jpaschema.database.Database;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;

/** The values that a migration must leave as they are: those of columns that are of one type before and after it. */
final class KeptValues {

    private final Database database;
    private final List<KeptTable> tables = new ArrayList<>();

    /** @param before its name before; the columns by their names before */
    private record KeptTable(QualifiedName before, QualifiedName after, List<KeptColumn> columns) {}

    /** @param values those that have other names after, by their names before */
    private record KeptColumn(String before, String after, Map<String, String> values) {

        String translated(String text) {
            if (text == null || values.isEmpty()) {
                return text;
            }
            if (values.containsKey(text)) {
                return values.get(text);
            }
            // Of an array, its elements.
            return !text.startsWith("{")
                    ? text
                    : Pattern.compile(values.keySet().stream()
                                    .map(Pattern::quote)
                                    .collect(Collectors.joining("|", "(?<=[{,\"])(", ")(?=[},\"])")))
                            .matcher(text)
                            .replaceAll(m -> Matcher.quoteReplacement(values.get(m.group(1))));
        }
    }

    /**
     * Those of some tables.
     *
     * @param tables the tables by their names before
     * @param before the schema before the migration
     * @param asBefore the schema after it by the names before it
     * @param names what it gives other names
     */
    KeptValues(Database database, Set<QualifiedName> tables, Schema before, Schema asBefore, NewNames names) {
        this.database = database;
        for (QualifiedName name : tables) {
            Optional<Table> first = before.table(name);
            Optional<Table> second = asBefore.table(name);
            if (first.isPresent() && second.isPresent()) {
                List<KeptColumn> columns = first.get().columns().stream()
                        .filter(c -> c.generatedAs().isEmpty() && isAlike(c, second.get()))
                        .map(c -> new KeptColumn(c.name(), names.column(name, c.name()), names.values(before, name, c)))
                        .toList();
                this.tables.add(new KeptTable(name, names.table(name), columns));
            }
        }
    }

    private static boolean isAlike(Column column, Table other) {
        return other.columns().stream()
                .anyMatch(c -> c.name().equals(column.name()) && c.type().equals(column.type()));
    }

    /** What stands in the tables before the migration: a line a row, sorted, by the table's name before. */
    SortedMap<QualifiedName, List<String>> before() {
        return rows(KeptTable::before, KeptColumn::before, (column, text) -> text);
    }

    /** The same with the values by the names that they have after the migration. */
    SortedMap<QualifiedName, List<String>> expected() {
        return rows(KeptTable::before, KeptColumn::before, KeptColumn::translated);
    }

    /** What stands in them after the migration, by the table's name before. */
    SortedMap<QualifiedName, List<String>> after() {
        return rows(KeptTable::after, KeptColumn::after, (column, text) -> text);
    }

    private SortedMap<QualifiedName, List<String>> rows(
            Function<KeptTable, QualifiedName> name,
            Function<KeptColumn, String> column,
            BiFunction<KeptColumn, String, String> value) {
        SortedMap<QualifiedName, List<String>> rows = new TreeMap<>();
        for (KeptTable table : tables) {
            List<KeptColumn> columns = table.columns();
            rows.put(
                    table.before(),
                    Values.of(
                            database,
                            name.apply(table),
                            columns.stream().map(column).toList(),
                            (place, text) -> value.apply(columns.get(place), text)));
        }
        return rows;
    }
}
