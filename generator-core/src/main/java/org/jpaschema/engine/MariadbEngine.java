package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.TableColumn;
import org.jpaschema.schema.UniqueKey;

/**
 * MariaDB 10.6 and later. What a column is can only be said as a whole (MODIFY COLUMN), and what is not said again is lost:
 * default, comment, check, numbering, invisibility. Each DDL statement commits by itself.
 */
public final class MariadbEngine extends StandardEngine {

    /** Manual, "Identifier Names": "at most 64 characters"; longer names are refused, not cut. */
    private static final int MAXIMUM_IDENTIFIER_LENGTH = 64;

    /** What ends the name of an index that keeps a numbered column a key while its real key is not there. */
    private static final String NUMBERING = "_numbering";

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
    public boolean catalogsAreNamespaces() {
        return true;
    }

    @Override
    public CaseFolding folding() {
        return CaseFolding.PRESERVE;
    }

    @Override
    protected Set<String> reservedWords() {
        return MariadbReserved.WORDS;
    }

    @Override
    public String quote(String identifier) {
        boolean plain = identifier.matches("[A-Za-z_][A-Za-z0-9_]*")
                && !reservedWords().contains(identifier.toLowerCase(Locale.ROOT));
        return plain ? identifier : "`" + identifier.replace("`", "``") + "`";
    }

    @Override
    public String truncate(String identifier) {
        return identifier.codePointCount(0, identifier.length()) <= MAXIMUM_IDENTIFIER_LENGTH
                ? identifier
                : identifier.substring(0, identifier.offsetByCodePoints(0, MAXIMUM_IDENTIFIER_LENGTH));
    }

    @Override
    public boolean transactionalDdl() {
        return false;
    }

    @Override
    public boolean retypesBelowGeneratedColumns() {
        return true;
    }

    @Override
    public Words words(Connection connection) {
        return new MariadbWords(connection);
    }

    @Override
    public List<String> createTable(Table table) {
        List<String> lines = new ArrayList<>();
        table.columns().forEach(c -> lines.add(definition(table, c)));
        table.primaryKey().ifPresent(k -> lines.add("primary key " + columns(k.columns())));
        distinct(table.uniqueKeys()).forEach(k -> lines.add(constraintDefinition(k)));
        distinct(table.checks()).stream()
                .filter(c -> !MariadbTable.isOfColumn(c))
                .forEach(c -> lines.add(constraintDefinition(c)));
        table.foreignKeys().forEach(k -> lines.add(constraintDefinition(k)));
        List<String> statements = new ArrayList<>();
        statements.add("create table " + quote(table.name()) + " (\n    " + String.join(",\n    ", lines) + "\n)"
                + (table.comment().isEmpty() ? "" : " comment = " + MariadbText.literal(table.comment())));
        statements.addAll(table.initialization());
        return statements;
    }

    /** All that is to be said of a column of that table. */
    private String definition(Table table, Column column) {
        StringBuilder sql = new StringBuilder(quote(column.name())).append(' ').append(column.type());
        if (!column.collation().isEmpty()) {
            sql.append(collateClause(column.collation()));
        }
        if (column.generatedAs().isPresent()) {
            sql.append(" generated always as (")
                    .append(column.generatedAs().get())
                    .append(')')
                    .append(generatedSuffix(column));
        } else {
            // Older servers take a TIMESTAMP for mandatory unless NULL is said.
            sql.append(column.nullable() ? column.type().startsWith("timestamp") ? " null" : "" : " not null");
            column.defaultValue().ifPresent(d -> sql.append(" default ").append(d));
            sql.append(identityClause(column.identity()));
        }
        if (table.dependents().contains("invisible column " + column.name())) {
            sql.append(" invisible");
        }
        if (!column.comment().isEmpty()) {
            sql.append(" comment ").append(MariadbText.literal(column.comment()));
        }
        MariadbTable.checks(table, column)
                .forEach(c -> sql.append(" check (").append(c.expression()).append(')'));
        return sql.toString();
    }

    @Override
    protected String collateClause(String collation) {
        return " collate " + collation;
    }

    @Override
    protected String generatedSuffix(Column column) {
        return column.stored() ? " stored" : "";
    }

    @Override
    protected String identityClause(Identity identity) {
        return identity == Identity.NONE ? "" : " auto_increment";
    }

    private List<String> modify(Table table, Column after) {
        return List.of(alter(table, "modify column " + definition(table, after)));
    }

    @Override
    public List<String> commentTable(Table before, Table after) {
        return List.of(alter(after, "comment = " + MariadbText.literal(after.comment())));
    }

    @Override
    public List<String> commentColumn(Table table, Column before, Column after) {
        return modify(table, after);
    }

    @Override
    public List<String> addColumn(Table table, Column column) {
        boolean keyed = column.identity() == Identity.NONE || MariadbTable.isKeyed(table, column.name(), "");
        return List.of(
                alter(table, "add column " + definition(table, column) + (keyed ? "" : addNumbering(column.name()))));
    }

    @Override
    public List<String> alterType(Table table, Column before, Column after) {
        return modify(table, after);
    }

    @Override
    public List<String> alterNullability(Table table, Column before, Column after) {
        return modify(table, after);
    }

    @Override
    public List<String> alterDefault(Table table, Column before, Column after) {
        boolean onUpdate = before.defaultValue()
                .or(after::defaultValue)
                .filter(d -> MariadbWords.ON_UPDATE.matcher(d).matches())
                .isPresent();
        if (onUpdate
                || after.defaultValue()
                        .filter(d -> MariadbWords.ON_UPDATE.matcher(d).matches())
                        .isPresent()) {
            return modify(table, after);
        }
        // Without any default, a column that may be NULL would have to be named in every INSERT.
        return alterColumn(
                table,
                after,
                after.defaultValue()
                        .map(d -> "set default " + parenthesised(d))
                        .orElse(after.nullable() ? "set default null" : "drop default"));
    }

    /** Whatever is no constant must stand in parentheses there. */
    private static String parenthesised(String value) {
        boolean constant = MariadbText.isLiteral(value) || value.matches("-?[\\d.]+");
        return constant || MariadbText.unwrapped(value).length() < value.trim().length() ? value : "(" + value + ")";
    }

    /** A numbered column must be a key; until the real one is there, an index is. */
    @Override
    public List<String> alterIdentity(Table table, Column before, Column after) {
        boolean numbered = after.identity() != Identity.NONE;
        boolean keyed = MariadbTable.isKeyed(table, after.name(), "");
        return List.of(alter(
                table,
                "modify column " + definition(table, after)
                        + (keyed ? "" : numbered ? addNumbering(after.name()) : dropNumbering(after.name()))));
    }

    private String addNumbering(String column) {
        return ", add index if not exists " + quote(truncate(column + NUMBERING)) + " " + columns(List.of(column));
    }

    private String dropNumbering(String column) {
        return ", drop index if exists " + quote(truncate(column + NUMBERING));
    }

    @Override
    public List<String> alterGeneratedAs(Table table, Column before, Column after) {
        boolean sameKind = before.generatedAs().isPresent()
                && after.generatedAs().isPresent()
                && before.stored() == after.stored();
        return sameKind || before.stored() && after.generatedAs().isEmpty()
                ? modify(table, after)
                : super.alterGeneratedAs(table, before, after);
    }

    @Override
    public List<String> addConstraint(Table table, Constraint constraint) {
        if (constraint instanceof Check check && MariadbTable.isOfColumn(check)) {
            return modifyWithChecks(table, check, true);
        }
        String added = "add "
                + (constraint instanceof PrimaryKey key
                        ? "primary key " + columns(key.columns())
                        : constraintDefinition(constraint));
        List<String> columns = constraint instanceof PrimaryKey key
                ? key.columns()
                : constraint instanceof UniqueKey key ? key.columns() : List.of();
        return List.of(alter(table, added + (columns.isEmpty() ? "" : replacedNumbering(table, columns.get(0)))));
    }

    /** A key that begins with a numbered column comes in the place of the index that stood in for it. */
    private String replacedNumbering(Table table, String column) {
        boolean numbered =
                table.column(column).filter(c -> c.identity() != Identity.NONE).isPresent();
        return numbered && !MariadbTable.isKeyed(table, column, "") ? dropNumbering(column) : "";
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
        if (constraint instanceof ForeignKey key) {
            return List.of(alter(table, dropForeignKey(table, key)));
        }
        return List.of(alter(
                table,
                (constraint instanceof PrimaryKey ? "drop primary key" : "drop index " + quote(constraint.name()))
                        + needed(table, constraint.name())));
    }

    /** The index that the key made for itself goes with it, unless another key lives on it. */
    private String dropForeignKey(Table table, ForeignKey key) {
        String dropped = MariadbTable.isShared(table, key)
                ? ""
                : MariadbTable.ownIndexes(key).stream()
                        .filter(index -> !MariadbTable.hasIndex(table, index))
                        .map(index -> ", drop index if exists " + quote(index))
                        .collect(Collectors.joining());
        return "drop foreign key " + quote(key.name()) + dropped;
    }

    /** What has to come in the place of an index that goes: foreign keys and numbered columns cannot be without one. */
    private String needed(Table table, String index) {
        String keys = MariadbTable.needing(table, index).stream()
                .map(k -> ", add index if not exists " + quote(k.name()) + " " + columns(k.columns()))
                .collect(Collectors.joining());
        return keys
                + table.columns().stream()
                        .filter(c -> c.identity() != Identity.NONE)
                        .filter(c -> !MariadbTable.isKeyed(table, c.name(), index))
                        .map(c -> addNumbering(c.name()))
                        .collect(Collectors.joining());
    }

    @Override
    public List<String> renameConstraint(Table table, Constraint constraint, String newName) {
        if (constraint instanceof UniqueKey) {
            return List.of(alter(table, "rename index " + quote(constraint.name()) + " to " + quote(newName)));
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

    @Override
    public List<String> createIndex(Table table, Index index) {
        String kind = index.unique() ? "unique " : index.method().isEmpty() ? "" : index.method() + " ";
        String parts = index.parts().stream()
                .map(p -> (p.expression() ? "(" + p.text() + ")" : quote(p.text()))
                        + p.options()
                        + (p.descending() ? " desc" : ""))
                .collect(Collectors.joining(", "));
        return List.of(alter(
                table,
                "add " + kind + "index " + quote(index.name()) + " (" + parts + ")"
                        + replacedNumbering(table, index.parts().get(0).text())));
    }

    @Override
    public List<String> dropIndex(Table table, Index index) {
        return List.of(alter(table, "drop index " + quote(index.name()) + needed(table, index.name())));
    }

    @Override
    public List<String> renameIndex(Table table, Index index, String newName) {
        return List.of(alter(table, "rename index " + quote(index.name()) + " to " + quote(newName)));
    }

    /** Without a cache, as Hibernate has it. */
    @Override
    public List<String> createSequence(Sequence sequence) {
        return List.of(super.createSequence(sequence).get(0) + " nocache");
    }

    @Override
    public String neutralValue(Column column) {
        String type = column.type().toLowerCase(Locale.ROOT);
        if (type.matches("((tiny|small|medium|big)?int|bit|decimal|double|float).*")) {
            return "0";
        }
        if (type.matches("(var)?char\\(.*|(tiny|medium|long)?text|varbinary\\(.*|(tiny|medium|long)?blob")) {
            return "''";
        }
        if (type.startsWith("datetime") || type.startsWith("timestamp")) {
            return "current_timestamp";
        }
        return switch (type) {
            case "date" -> "current_date";
            case "uuid" -> "uuid()";
            case "json" -> "'{}'";
            default -> "";
        };
    }

    @Override
    public String allowedValue(Check check) {
        return super.allowedValue(check.withExpression(check.expression().replace("`", "")));
    }

    /** MariaDB has no named enum types: Hibernate maps such attributes to {@code enum (…)} columns there. */
    @Override
    public List<String> createEnumType(EnumType type) {
        throw unsupported(type.name());
    }

    @Override
    public List<String> dropEnumType(EnumType type) {
        throw unsupported(type.name());
    }

    @Override
    public List<String> alterEnumType(EnumType before, EnumType after, List<TableColumn> uses) {
        throw unsupported(after.name());
    }

    private static SchemaException unsupported(QualifiedName type) {
        return new SchemaException(
                "MariaDB has no named enum type such as %s. Map the attributes of this type with @Enumerated(EnumType.STRING) and without @JdbcTypeCode(SqlTypes.NAMED_ENUM): Hibernate then makes enum columns."
                        .formatted(type),
                null);
    }
}
