package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/** What goes without saying in a table of MariaDB, and what hangs on what there. */
public final class MariadbTable {

    /** Begins what is said of a column that is kept compressed. */
    public static final String COMPRESSED = "compressed column ";

    /** What a TIMESTAMP gets from servers that give it a default by themselves. */
    private static final Pattern IMPLIED_DEFAULT = Pattern.compile(
            "current_timestamp(\\(\\d*\\))? on update current_timestamp(\\(\\d*\\))?|'0000-00-00 00:00:00(\\.0+)?'",
            Pattern.CASE_INSENSITIVE);

    private MariadbTable() {}

    /** A model's table as MariaDB's catalog would keep it. */
    static Table kept(Table model, Optional<Table> existing, MariadbSettings settings) {
        Table table = common(model, existing, settings);
        return withoutImplied(table.withColumns(table.columns().stream()
                        .map(c -> existing.map(e -> json(c, e)).orElse(c))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .map(i -> settings.knowsDescendingIndexes() ? i : ascending(i))
                        .toList()));
    }

    /** What MySQL and MariaDB keep in the same way. */
    static Table common(Table model, Optional<Table> existing, MariadbSettings settings) {
        return model.withColumns(model.columns().stream()
                        .map(c -> c.collation().equals(settings.collation()) ? c.withCollation("") : c)
                        .map(c -> {
                            Optional<Column> kept = existing.flatMap(e -> e.column(c.name()));
                            Column column = c.withComment(comment(c.comment(), kept.map(Column::comment), settings));
                            return kept.map(k -> timestamp(column, k, settings)).orElse(column);
                        })
                        .toList())
                .withComment(comment(model.comment(), existing.map(Table::comment), settings))
                .withForeignKeys(
                        model.foreignKeys().stream().map(MariadbTable::kept).toList());
    }

    /**
     * A TIMESTAMP of which nothing is said but perhaps that it is mandatory, as a server makes it that gives such columns
     * defaults by itself (manual, "TIMESTAMP": the first of a table is the time of the last change).
     */
    private static Column timestamp(Column column, Column existing, MariadbSettings settings) {
        boolean silent =
                column.type().startsWith("timestamp") && column.defaultValue().isEmpty();
        boolean implied = existing.defaultValue()
                .filter(d -> IMPLIED_DEFAULT.matcher(d).matches())
                .isPresent();
        return silent && implied && !existing.nullable() && !settings.explicitTimestamps()
                ? column.withDefault(existing.defaultValue()).withNullable(false)
                : column;
    }

    /**
     * A comment as it is kept: read as a literal, in three bytes a character,
     * with a question mark for what needs more (manual, "Setting Character Sets and Collations": metadata is utf8mb3).
     */
    private static String comment(String written, Optional<String> existing, MariadbSettings settings) {
        boolean plain = written.indexOf('\\') < 0 || settings.plainBackslashes();
        String read = plain ? written : MariadbText.withoutBackslashes(written);
        return existing.filter(read::equals).orElse(read.replaceAll("[\\x{10000}-\\x{10FFFF}]", "?"));
    }

    /** JSON brings a check and a collation; with a check of its own, a column has the collation only. */
    private static Column json(Column column, Table existing) {
        boolean checked = column.type().equals("json")
                && existing.column(column.name())
                        .filter(c ->
                                c.type().equals("longtext") && c.collation().equals("utf8mb4_bin"))
                        .filter(c -> checks(existing, c).findAny().isPresent())
                        .isPresent();
        return checked ? column.withType("longtext").withCollation("utf8mb4_bin") : column;
    }

    /** To InnoDB, RESTRICT is NO ACTION (manual, "Foreign Keys"). */
    private static ForeignKey kept(ForeignKey key) {
        return new ForeignKey(
                key.name(),
                key.nameExplicit(),
                key.columns(),
                key.referencedTable(),
                key.referencedColumns(),
                kept(key.onDelete()),
                kept(key.onUpdate()));
    }

    private static ReferentialAction kept(ReferentialAction action) {
        return action == ReferentialAction.RESTRICT ? ReferentialAction.NO_ACTION : action;
    }

    private static Index ascending(Index index) {
        return index.withParts(index.parts().stream()
                .map(p -> new Index.Part(p.text(), p.expression(), false, p.options()))
                .toList());
    }

    /** Without the indexes that foreign keys make for themselves, under their own name, and that go with them. */
    public static Table withoutImplied(Table table) {
        return table.withIndexes(table.indexes().stream()
                .filter(i -> table.foreignKeys().stream().noneMatch(k -> makes(k, i)))
                .toList());
    }

    /**
     * The names of the indexes that a foreign key may have made for itself: its own, and for one that was left unnamed its
     * first column's (manual, "Foreign Keys").
     */
    static List<String> ownIndexes(ForeignKey key) {
        return key.name().matches(".*_ibfk_\\d+")
                ? List.of(key.name(), key.columns().get(0))
                : List.of(key.name());
    }

    /** Whether an index of that name is there that is no foreign key's own. */
    static boolean hasIndex(Table table, String name) {
        return table.indexes().stream().anyMatch(i -> i.name().equalsIgnoreCase(name))
                || table.uniqueKeys().stream().anyMatch(k -> k.name().equalsIgnoreCase(name));
    }

    /** Whether a foreign key has made the index for itself. */
    public static boolean makes(ForeignKey key, Index index) {
        return ownIndexes(key).stream().anyMatch(name -> name.equalsIgnoreCase(index.name()))
                && !index.unique()
                && index.parts()
                        .equals(key.columns().stream().map(Index.Part::column).toList());
    }

    /** A check that is part of its column's definition: the catalog gives it the column's name. */
    static boolean isOfColumn(Check check) {
        return !check.column().isEmpty() && check.column().equalsIgnoreCase(check.name());
    }

    /** The foreign keys whose columns nothing but the index of that name begins with; each needs an index. */
    static List<ForeignKey> needing(Table table, String index) {
        List<List<String>> others = supports(table, index);
        List<List<String>> all = supports(table, "");
        return table.foreignKeys().stream()
                .filter(k -> isSupported(k.columns(), all) && !isSupported(k.columns(), others))
                .toList();
    }

    /** Whether an index is there that begins with the key's columns, beside the one that the key may have made. */
    static boolean isServed(Table table, ForeignKey key) {
        return isSupported(key.columns(), supports(table, ""));
    }

    /** Whether another foreign key lives on the index that this one made. */
    static boolean isShared(Table table, ForeignKey key) {
        return table.foreignKeys().stream()
                .filter(other -> !other.name().equals(key.name()))
                .filter(other -> begins(key.columns(), other.columns()))
                .anyMatch(other -> !isSupported(other.columns(), supports(table, "")));
    }

    /** Whether a column that the database numbers has a key of its own without that index. */
    static boolean isKeyed(Table table, String column, String without) {
        return isSupported(List.of(column), supports(table, without));
    }

    private static boolean isSupported(List<String> columns, List<List<String>> indexes) {
        return indexes.stream().anyMatch(index -> begins(index, columns));
    }

    private static boolean begins(List<String> index, List<String> columns) {
        return index.size() >= columns.size()
                && index.subList(0, columns.size()).equals(columns);
    }

    /** The columns of all indexes but one. */
    private static List<List<String>> supports(Table table, String without) {
        List<List<String>> supports = new ArrayList<>();
        table.primaryKey()
                .filter(k -> !k.name().equals(without))
                .map(PrimaryKey::columns)
                .ifPresent(supports::add);
        table.uniqueKeys().stream()
                .filter(k -> !k.name().equals(without))
                .map(UniqueKey::columns)
                .forEach(supports::add);
        table.indexes().stream()
                .filter(i -> !i.name().equals(without) && i.method().isEmpty())
                .map(i -> i.parts().stream()
                        .takeWhile(p -> p.options().isEmpty())
                        .map(Index.Part::text)
                        .toList())
                .forEach(supports::add);
        return supports;
    }

    /** The column's own check, if it has one. */
    static Stream<Check> checks(Table table, Column column) {
        return table.checks().stream().filter(MariadbTable::isOfColumn).filter(c -> c.column()
                .equalsIgnoreCase(column.name()));
    }
}
