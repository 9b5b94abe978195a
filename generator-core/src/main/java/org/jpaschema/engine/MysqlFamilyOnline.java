package org.jpaschema.engine;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jpaschema.engine.Cost.Lock;
import org.jpaschema.engine.Cost.Work;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Table;

/**
 * How InnoDB changes a table in use, in MariaDB and in MySQL: words behind ALTER TABLE that let the server refuse what would
 * keep others from writing ("ALTER TABLE" of both manuals: ALGORITHM, LOCK), and no longer wait for the table than
 * {@link #LOCK_TIMEOUT}.
 */
abstract class MysqlFamilyOnline implements Online {

    /** All others wait behind a statement that waits for the table: for no longer than a user takes for a hiccup. */
    static final int LOCK_TIMEOUT = 2;

    /** What does as a word for each algorithm. */
    enum Algorithm {
        /** The catalog only. */
        INSTANT,
        /** Indexes, but no new table. */
        NOCOPY,
        /** A new table, if need be. */
        INPLACE,
        /** A new table, row by row. */
        COPY,
        /** Whichever of them lets others write. */
        ANY
    }

    private static final Pattern ALTER_TABLE = Pattern.compile("(?is)alter\\s+table\\s.*");
    private static final Pattern INDEX = Pattern.compile("(?i)\\b(?:index|unique|key)\\b");
    /** What is made anew in place or by a copy, as the server can. */
    private static final Pattern EITHER = Pattern.compile("(?i)\\b(?:drop\\s+column|add\\s+primary\\s+key)\\b");

    /** What reads the rows that are there, and a new name of the whole, which nobody may use meanwhile. */
    private static final Pattern CHECKED =
            Pattern.compile("(?is)\\badd\\s+constraint\\b[^,(]*\\b(?:foreign\\s+key|check)\\b|\\brename\\s+to\\b");

    private final MysqlFamilyEngine engine;
    private final Costs costs;

    MysqlFamilyOnline(MysqlFamilyEngine engine, Costs costs) {
        this.engine = engine;
        this.costs = costs;
    }

    /**
     * The end of ALTER TABLE that names an algorithm, and refuses to lock.
     *
     * @param statement the statement without what is quoted in it
     */
    abstract String words(Algorithm algorithm, String statement);

    @Override
    public List<String> gently(List<String> statements, Cost cost) {
        return patiently(statements.stream().map(s -> s + words(s, cost)).toList());
    }

    private String words(String statement, Cost cost) {
        String plain = SqlText.withoutQuoted(statement);
        boolean possible = ALTER_TABLE.matcher(plain).matches()
                && cost.lock() == Lock.NONE
                && (cost.work() == Work.REWRITE || !CHECKED.matcher(plain).find());
        return possible ? words(algorithm(plain, cost.work()), plain) : "";
    }

    private static Algorithm algorithm(String statement, Work work) {
        return switch (work) {
            case CATALOG -> INDEX.matcher(statement).find() ? Algorithm.NOCOPY : Algorithm.INSTANT;
            case SCAN -> Algorithm.NOCOPY;
            case REWRITE -> EITHER.matcher(statement).find() ? Algorithm.ANY : Algorithm.COPY;
        };
    }

    /** Tables of InnoDB that are one: compressed ones cannot get a column in no time, partitioned ones are not tried. */
    @Override
    public String possible(QualifiedName table) {
        return "select count(*) from information_schema.tables where table_schema = "
                + (table.schema().isEmpty() ? "database()" : StandardEngine.literal(table.schema()))
                + " and table_name = " + StandardEngine.literal(table.name())
                + " and table_type = 'BASE TABLE' and engine = 'InnoDB' and row_format <> 'Compressed'"
                + " and create_options not like '%partitioned%'";
    }

    /** The value is kept as what rows without one have, and then is the default of new ones no more. */
    @Override
    public List<Phase> addColumn(Table table, Column column, String value) {
        Column filled = column.withDefault(Optional.of(value));
        Table added = table.withColumns(with(table.columns(), filled));
        if (MysqlFamilyCosts.isExpression(value)
                || !costs.addColumn(table, filled).equals(Cost.NOTHING)) {
            return List.of();
        }
        return List.of(
                phase(
                        instantly(engine.addColumn(table, filled)),
                        gently(engine.dropColumn(added, filled), costs.dropColumn(added, filled))),
                phase(instantly(engine.alterDefault(added, filled, column)), List.of()));
    }

    private List<String> instantly(List<String> statements) {
        return gently(statements, Cost.NOTHING);
    }

    @Override
    public List<Phase> alterNullability(Table table, Column before, Column after) {
        return isInPlace(table, costs.alterNullability(table, before, after))
                ? List.of(phase(
                        inPlace(engine.alterNullability(table, before, after)),
                        inPlace(engine.alterNullability(table, after, before))))
                : List.of();
    }

    /** Where it would lock in place, it may copy without. */
    private static boolean isInPlace(Table table, Cost cost) {
        return cost.equals(MysqlFamilyCosts.REBUILT)
                && !MysqlFamilyCosts.hasIndex(table, "fulltext")
                && !MysqlFamilyCosts.hasIndex(table, "spatial");
    }

    private List<String> inPlace(List<String> statements) {
        return patiently(
                statements.stream().map(s -> s + words(Algorithm.INPLACE, s)).toList());
    }

    @Override
    public List<Phase> addConstraint(Table table, Constraint constraint) {
        return constraint instanceof PrimaryKey key && isInPlace(table, costs.addConstraint(table, key))
                ? List.of(phase(
                        inPlace(engine.addConstraint(table, key)),
                        patiently(engine.dropConstraint(table.withPrimaryKey(Optional.of(key)), key))))
                : List.of();
    }

    static Phase phase(List<String> up, List<String> down) {
        return new Phase(up, down, true);
    }

    static <T> List<T> with(List<T> list, T element) {
        return Stream.concat(list.stream(), Stream.of(element)).toList();
    }
}
