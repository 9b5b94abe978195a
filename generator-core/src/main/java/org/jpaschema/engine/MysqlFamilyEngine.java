package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.jpaschema.schema.Table;
import org.jpaschema.schema.TableColumn;
import org.jpaschema.schema.UniqueKey;

/**
 * What MySQL and MariaDB have in common. What a column is can only be said as a whole (MODIFY COLUMN), and what is not said
 * again is lost: default, comment, numbering, invisibility. Each DDL statement commits by itself.
 */
abstract class MysqlFamilyEngine extends StandardEngine {

    /** Both manuals, "Identifier Names": at most 64 characters; longer names are refused, not cut. */
    private static final int MAXIMUM_IDENTIFIER_LENGTH = 64;

    /** What ends the name of an index that keeps a numbered column a key while its real key is not there. */
    private static final String NUMBERING = "_numbering";

    @Override
    public boolean catalogsAreNamespaces() {
        return true;
    }

    @Override
    public CaseFolding folding() {
        return CaseFolding.PRESERVE;
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

    /** Both manuals, "FOREIGN KEY Constraints": an index is created on the referencing columns if there is none. */
    @Override
    public boolean indexesForeignKeys() {
        return true;
    }

    @Override
    public boolean retypesBelowGeneratedColumns() {
        return true;
    }

    /** A view is kept as a text and read anew when it is used (both manuals, "CREATE VIEW"). */
    @Override
    public boolean retypesBelowViews() {
        return true;
    }

    @Override
    public List<String> createTable(Table table) {
        List<String> lines = new ArrayList<>();
        table.columns().forEach(c -> lines.add(definition(table, c)));
        table.primaryKey().ifPresent(k -> lines.add(primaryKeyDefinition(k)));
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

    private String definition(Table table, Column column) {
        return new MysqlColumn(this, table).definition(column);
    }

    /** What stands between a column's type and its collation. */
    protected String typeSuffix(Table table, Column column) {
        return "";
    }

    /** The default of a column that has one, as a column's definition wants it. */
    protected String definedDefault(Column column) {
        return column.defaultValue().orElseThrow();
    }

    /** The checks that are part of a column's definition. */
    protected String columnChecks(Table table, Column column) {
        return "";
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

    protected List<String> modify(Table table, Column after) {
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
        if (needsModify(before) || needsModify(after)) {
            return modify(table, after);
        }
        // Without any default, a column that may be NULL would have to be named in every INSERT.
        return alterColumn(
                table,
                after,
                after.defaultValue()
                        .map(d -> "set default " + MariadbText.parenthesised(d))
                        .orElse(after.nullable() ? "set default null" : "drop default"));
    }

    /** Whether ALTER COLUMN cannot say the column's default. */
    protected boolean needsModify(Column column) {
        return column.defaultValue()
                .filter(d -> MysqlMoment.ON_UPDATE.matcher(d).matches())
                .isPresent();
    }

    /** A numbered column must be a key; until the real one is there, an index is. */
    @Override
    public List<String> alterIdentity(Table table, Column before, Column after) {
        boolean numbered = after.identity() != Identity.NONE;
        boolean keyed = MariadbTable.isKeyed(table, after.name(), "");
        String index = keyed ? "" : numbered ? addNumbering(after.name()) : dropNumbering(after.name());
        return List.of(modify(table, after).get(0) + index);
    }

    private String addNumbering(String column) {
        return addOwnIndex(truncate(column + NUMBERING), List.of(column));
    }

    private String dropNumbering(String column) {
        return dropOwnIndex(truncate(column + NUMBERING));
    }

    /** A clause of ALTER TABLE that adds an index that nobody asked for, if it is not there. */
    protected abstract String addOwnIndex(String index, List<String> columns);

    /** A clause of ALTER TABLE that drops an index that nobody asked for, if it is there. */
    protected abstract String dropOwnIndex(String index);

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
        String added = "add "
                + (constraint instanceof PrimaryKey key ? primaryKeyDefinition(key) : constraintDefinition(constraint));
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

    /** A key that is an index: the primary key or a unique one. */
    protected List<String> dropKey(Table table, Constraint key) {
        return List.of(alter(
                table,
                (key instanceof PrimaryKey ? "drop primary key" : "drop index " + quote(key.name()))
                        + needed(table, key.name())));
    }

    /** What has to come in the place of an index that goes: foreign keys and numbered columns cannot be without one. */
    private String needed(Table table, String index) {
        String keys = MariadbTable.needing(table, index).stream()
                .filter(k -> !hasOwnIndex(table, k))
                .map(k -> addOwnIndex(k.name(), k.columns()))
                .collect(Collectors.joining());
        return keys
                + table.columns().stream()
                        .filter(c -> c.identity() != Identity.NONE)
                        .filter(c -> MariadbTable.isKeyed(table, c.name(), "")
                                && !MariadbTable.isKeyed(table, c.name(), index))
                        .map(c -> addNumbering(c.name()))
                        .collect(Collectors.joining());
    }

    /** Whether it is known that a foreign key has the index that it made for itself, beside one that could do as well. */
    protected boolean hasOwnIndex(Table table, ForeignKey key) {
        return false;
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

    /** A name without a database would be one in the connection's own. */
    @Override
    public List<String> renameTable(Table table, String newName) {
        return List.of(alter(table, "rename to " + quote(table.name().sibling(newName))));
    }

    /** What is said of a column names it at its end. */
    @Override
    public Table renamedDetails(Table table, Table before, String name, String newName) {
        return isRenamed(table, before, name)
                ? table.withDependents(table.dependents().stream()
                        .map(d -> d.endsWith(" column " + name)
                                ? d.substring(0, d.length() - name.length()) + newName
                                : d)
                        .toList())
                : table;
    }

    /** Whether it is a column of the table that has got another name. */
    static boolean isRenamed(Table table, Table before, String column) {
        return before.column(column).isPresent() && table.column(column).isEmpty();
    }

    @Override
    protected String identifierQuotes() {
        return "`";
    }

    @Override
    public List<String> renameIndex(Table table, Index index, String newName) {
        return List.of(alter(table, renamedIndex(index.name(), newName)));
    }

    /** A clause of ALTER TABLE. */
    protected String renamedIndex(String name, String newName) {
        return "rename index " + quote(name) + " to " + quote(newName);
    }

    /**
     * In parentheses any expression may be a default, for texts and bytes too (MariaDB 10.2.1, MySQL 8.0.13). The current
     * time stands without them, with the column's digits.
     */
    @Override
    public String neutralDefault(Column column, String value) {
        return MysqlMoment.isNow(value) ? MysqlMoment.now(value, column.type()) : "(" + value + ")";
    }

    @Override
    public String neutralValue(Column column) {
        return MariadbTypes.neutralValue(column.type());
    }

    @Override
    protected String unlike(String column, String form) {
        return column + " not regexp " + literal(form);
    }

    @Override
    public String limited(String query, int rows) {
        return query + " limit " + rows;
    }

    /** Of the storage engine's own estimate, which may be far off for a large table. */
    @Override
    public String statistics(QualifiedName table) {
        return "select table_rows, data_length + index_length from information_schema.tables where table_schema = "
                + (table.schema().isEmpty() ? "database()" : literal(table.schema())) + " and table_name = "
                + literal(table.name());
    }

    @Override
    protected Samples ownSamples(String type) {
        return MysqlSamples.of(type);
    }

    @Override
    public String allowedValue(Check check) {
        return super.allowedValue(check.withExpression(check.expression().replace("`", "")));
    }

    /** There are no named enum types: Hibernate maps such attributes to {@code enum (…)} columns. */
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

    private SchemaException unsupported(QualifiedName type) {
        return new SchemaException(
                "%s has no named enum type such as %s. Map the attributes of this type with @Enumerated(EnumType.STRING) and without @JdbcTypeCode(SqlTypes.NAMED_ENUM): Hibernate then makes enum columns."
                        .formatted(name(), type),
                null);
    }
}
