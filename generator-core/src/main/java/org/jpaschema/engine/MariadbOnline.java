package org.jpaschema.engine;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jpaschema.engine.Engine.Condition;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Table;

/**
 * MariaDB 10.6 and later: <a href="https://mariadb.com/docs/server/server-usage/storage-engines/innodb/innodb-online-ddl">InnoDB
 * Online DDL</a>, "SET STATEMENT" and "ALTER TABLE" (ALGORITHM, LOCK) of the manual.
 *
 * <p>A foreign key comes in no time with {@code foreign_key_checks=0}, which guards what is written from then on; a check that is
 * part of a column always does. The rows that are there are looked through before and behind, while others write.
 */
final class MariadbOnline extends MysqlFamilyOnline {

    private static final String PATIENCE = "set statement lock_wait_timeout=" + LOCK_TIMEOUT;

    private final MariadbEngine engine;

    MariadbOnline(MariadbEngine engine, Costs costs) {
        super(engine, costs);
        this.engine = engine;
    }

    @Override
    String words(Algorithm algorithm, String statement) {
        return algorithm == Algorithm.ANY
                ? ", lock=none"
                : ", algorithm=" + algorithm.name().toLowerCase(Locale.ROOT) + ", lock=none";
    }

    @Override
    public List<String> patiently(List<String> statements) {
        return statements.stream().map(s -> patient(s, "")).toList();
    }

    /** InnoDB has locks of its own, on the tables that a foreign key leads to; an UPDATE waits for rows as ever. */
    private static String patient(String statement, String settings) {
        String ofTables =
                statement.regionMatches(true, 0, "alter ", 0, 6) ? ", innodb_lock_wait_timeout=" + LOCK_TIMEOUT : "";
        return PATIENCE + ofTables + settings + " for " + statement;
    }

    private static List<String> unchecked(List<String> statements) {
        return statements.stream()
                .map(s -> patient(s + ", algorithm=nocopy, lock=none", ", foreign_key_checks=0"))
                .toList();
    }

    @Override
    public List<Phase> addConstraint(Table table, Constraint added) {
        Constraint constraint = added instanceof ForeignKey ? Costs.named(table, added, engine) : added;
        if (constraint instanceof ForeignKey key) {
            Table after = table.withForeignKeys(with(table.foreignKeys(), key));
            Condition before = orphans(table, key, "The foreign key " + key.name() + " would not hold");
            Condition behind =
                    orphans(table, key, "The foreign key " + key.name() + " is there, but does not hold for all rows");
            return List.of(
                    new Phase(
                            unchecked(engine.addConstraint(table, key)),
                            gently(engine.dropConstraint(after, key), Cost.NOTHING),
                            true,
                            List.of(before)),
                    validation(behind));
        }
        if (constraint instanceof Check check && MariadbTable.isOfColumn(check)) {
            Table after = table.withChecks(with(table.checks(), check));
            Condition before = violations(table, check, "The check " + check.name() + " would not hold");
            Condition behind =
                    violations(table, check, "The check " + check.name() + " is there, but does not hold for all rows");
            return List.of(
                    new Phase(
                            gently(engine.addConstraint(table, check), Cost.NOTHING),
                            gently(engine.dropConstraint(after, check), Cost.NOTHING),
                            true,
                            List.of(before)),
                    validation(behind));
        }
        return super.addConstraint(table, constraint);
    }

    /** The rows that the key holds for under its old name are those that it holds for under the new one. */
    @Override
    public List<Phase> renameConstraint(Table table, Constraint constraint, String newName) {
        if (!(constraint instanceof ForeignKey key)) {
            return List.of();
        }
        ForeignKey renamed = key.withName(newName);
        Table after = table.withForeignKeys(table.foreignKeys().stream()
                .map(k -> k.name().equals(key.name()) ? renamed : k)
                .toList());
        return List.of(phase(
                unchecked(engine.renameConstraint(table, key, newName)),
                unchecked(engine.renameConstraint(after, renamed, key.name()))));
    }

    /** Nothing is changed: it is the condition that counts. */
    private static Phase validation(Condition condition) {
        return new Phase(List.of("do 0"), List.of(), true, List.of(condition));
    }

    private Condition orphans(Table table, ForeignKey key, String problem) {
        String given = key.columns().stream()
                .map(c -> "c." + engine.quote(c) + " is not null and ")
                .collect(Collectors.joining());
        StringBuilder equal = new StringBuilder();
        for (int i = 0; i < key.columns().size(); i++) {
            equal.append(i == 0 ? "" : " and ")
                    .append("p.")
                    .append(engine.quote(key.referencedColumns().get(i)))
                    .append(" = c.")
                    .append(engine.quote(key.columns().get(i)));
        }
        return new Condition(
                "select count(*) from " + engine.quote(table.name()) + " c where " + given
                        + "not exists (select 1 from " + engine.quote(key.referencedTable()) + " p where " + equal
                        + ")",
                "0",
                problem + ": rows of " + table.name() + " have a value in " + String.join(", ", key.columns())
                        + " that no row of " + key.referencedTable()
                        + " has. Correct or delete them, then apply again.");
    }

    private Condition violations(Table table, Check check, String problem) {
        return new Condition(
                "select count(*) from " + engine.quote(table.name()) + " where not (" + check.expression() + ")",
                "0",
                problem + ": rows of " + table.name() + " violate (" + check.expression()
                        + "). Correct them, then apply again.");
    }
}
