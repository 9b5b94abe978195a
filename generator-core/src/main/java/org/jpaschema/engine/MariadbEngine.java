package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/** MariaDB 10.6 and later: checks that are part of a column's definition, clauses that do nothing if there is nothing. */
public final class MariadbEngine extends MysqlFamilyEngine {

    @Override
    public String name() {
        return "MariaDB";
    }

    /** MySQL's driver calls a MariaDB "MySQL", with {@code -MariaDB} in the version. */
    @Override
    public boolean matches(DatabaseMetaData server) throws SQLException {
        return server.getDatabaseProductName().equals("MariaDB")
                || server.getDatabaseProductVersion().contains("MariaDB");
    }

    @Override
    protected Set<String> reservedWords() {
        return MariadbReserved.WORDS;
    }

    @Override
    public Costs costs(Version server) {
        return new MariadbCosts(server);
    }

    @Override
    public Online online(Version server) {
        return new MariadbOnline(this, costs(server));
    }

    @Override
    public Words words(Connection connection) {
        return new MariadbWords(connection);
    }

    @Override
    protected String typeSuffix(Table table, Column column) {
        return table.dependents().contains(MariadbTable.COMPRESSED + column.name()) ? " compressed" : "";
    }

    @Override
    protected String columnChecks(Table table, Column column) {
        return MariadbTable.checks(table, column)
                .map(c -> " check (" + c.expression() + ")")
                .collect(Collectors.joining());
    }

    @Override
    protected String addOwnIndex(String index, List<String> columns) {
        return ", add index if not exists " + quote(index) + " " + columns(columns);
    }

    @Override
    protected String dropOwnIndex(String index) {
        return ", drop index if exists " + quote(index);
    }

    /** A UUID or an address becomes a number or a moment, and the other way round, by way of a text only. */
    @Override
    public List<String> alterType(Table table, Column before, Column after) {
        List<String> statements = new ArrayList<>();
        if (isOpaque(before) && !isText(after) || isOpaque(after) && !isText(before)) {
            statements.addAll(modify(
                    table, after.withType("varchar(255)").withCollation("").withDefault(Optional.empty())));
        }
        statements.addAll(modify(table, after));
        return statements;
    }

    /** DROP DEFAULT is taken and leaves the current time where it is. */
    @Override
    protected boolean needsModify(Column column) {
        return super.needsModify(column)
                || column.defaultValue().filter(MysqlMoment::isNow).isPresent();
    }

    private static boolean isOpaque(Column column) {
        return column.type().matches("uuid|inet4|inet6");
    }

    private static boolean isText(Column column) {
        return column.type().matches("(var)?(char|binary)\\(.*|(tiny|medium|long)?(text|blob)");
    }

    @Override
    public List<String> addConstraint(Table table, Constraint constraint) {
        return constraint instanceof Check check && MariadbTable.isOfColumn(check)
                ? modifyWithChecks(table, check, true)
                : super.addConstraint(table, constraint);
    }

    /** The column of a check that is part of it, with the check or without it. */
    private List<String> modifyWithChecks(Table table, Check check, boolean with) {
        List<Check> checks = new ArrayList<>(table.checks());
        checks.removeIf(c -> MariadbTable.isOfColumn(c) && c.name().equals(check.name()));
        if (with) {
            checks.add(check);
        }
        Table after = table.withChecks(checks);
        return table.columns().stream()
                .filter(c -> c.name().equalsIgnoreCase(check.column()))
                .flatMap(c -> modify(after, c).stream())
                .toList();
    }

    @Override
    public List<String> dropConstraint(Table table, Constraint constraint) {
        if (constraint instanceof Check check) {
            return MariadbTable.isOfColumn(check)
                    ? modifyWithChecks(table, check, false)
                    : List.of(alter(table, "drop constraint " + quote(check.name())));
        }
        return constraint instanceof ForeignKey key
                ? List.of(alter(table, dropForeignKey(table, key)))
                : dropKey(table, constraint);
    }

    /** The index that the key made for itself goes with it, unless another key lives on it. */
    private String dropForeignKey(Table table, ForeignKey key) {
        String dropped = MariadbTable.isShared(table, key)
                ? ""
                : MariadbTable.ownIndexes(key).stream()
                        .filter(index -> !MariadbTable.hasIndex(table, index))
                        .map(this::dropOwnIndex)
                        .collect(Collectors.joining());
        return "drop foreign key " + quote(key.name()) + dropped;
    }

    @Override
    public List<String> renameConstraint(Table table, Constraint constraint, String newName) {
        if (constraint instanceof UniqueKey) {
            return List.of(alter(table, renamedIndex(constraint.name(), newName)));
        }
        if (constraint instanceof ForeignKey key) {
            return List.of(
                    alter(table, dropForeignKey(table, key) + ", add " + constraintDefinition(key.withName(newName))));
        }
        if (constraint instanceof Check check && !MariadbTable.isOfColumn(check)) {
            return List.of(alter(
                    table,
                    "drop constraint " + quote(check.name()) + ", add "
                            + constraintDefinition(check.withName(newName))));
        }
        List<String> statements = new ArrayList<>();
        if (constraint instanceof Check check) {
            statements.addAll(dropConstraint(table, check));
            statements.addAll(addConstraint(table, check.withName(newName)));
        }
        return statements;
    }

    /** A check that is part of a column's definition goes by the column's name. */
    @Override
    public Table renamedDetails(Table table, Table before, String name, String newName) {
        Table renamed = super.renamedDetails(table, before, name, newName);
        return isRenamed(table, before, name)
                ? renamed.withChecks(renamed.checks().stream()
                        .map(c -> c.column().equals(newName) && c.name().equals(name) ? c.withName(newName) : c)
                        .toList())
                : renamed;
    }

    /** A sequence is a kind of table (manual, "ALTER SEQUENCE"). */
    @Override
    public List<String> renameSequence(Sequence sequence, String newName) {
        return List.of("alter table " + quote(sequence.name()) + " rename to "
                + quote(sequence.name().sibling(newName)));
    }

    /** Without a cache, as Hibernate has it. */
    @Override
    public List<String> createSequence(Sequence sequence) {
        return List.of(super.createSequence(sequence).get(0) + " nocache");
    }
}
