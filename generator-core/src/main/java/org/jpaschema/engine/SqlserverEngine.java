package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.TableColumn;
import org.jpaschema.schema.UniqueKey;

/**
 * Microsoft SQL Server 2019 and later, Azure SQL Database. Written from the Transact-SQL reference on Microsoft Learn; the
 * page is named where a rule comes from one.
 */
public final class SqlserverEngine extends StandardEngine {

    /** Microsoft Learn, "Database identifiers". */
    private static final int MAXIMUM_IDENTIFIER_LENGTH = 128;

    @Override
    public String name() {
        return "SQL Server";
    }

    @Override
    public boolean matches(DatabaseMetaData server) throws SQLException {
        return server.getDatabaseProductName().equals("Microsoft SQL Server");
    }

    @Override
    public CaseFolding folding() {
        return CaseFolding.PRESERVE;
    }

    @Override
    protected Set<String> reservedWords() {
        return SqlserverReserved.WORDS;
    }

    @Override
    public String truncate(String identifier) {
        return identifier.length() <= MAXIMUM_IDENTIFIER_LENGTH
                ? identifier
                : identifier.substring(0, MAXIMUM_IDENTIFIER_LENGTH);
    }

    @Override
    public String quote(String identifier) {
        return quoted(identifier);
    }

    private static String quoted(String identifier) {
        boolean plain = identifier.matches("[A-Za-z_][A-Za-z0-9_]*")
                && !SqlserverReserved.WORDS.contains(identifier.toLowerCase(Locale.ROOT));
        return plain ? identifier : "[" + identifier.replace("]", "]]") + "]";
    }

    /** A user-defined type in one spelling for the model and the catalog. */
    public static String userType(String schema, String name) {
        return quoted(schema) + "." + quoted(name);
    }

    /**
     * One spelling for a type.
     *
     * @param type a type of SQL Server's own, as the catalog's columns give it
     * @return the type as it is, where it is none of those that this project knows
     */
    public static String canonicalType(String type) {
        return SqlserverTypes.canonical(type).orElse(type);
    }

    /** What the catalog's reader says of a unique key that takes two NULLs for the same, as no key of Hibernate's does. */
    public static String nullsNotDistinct(String key) {
        return "unique key " + key + " nulls not distinct";
    }

    @Override
    public boolean transactionalDdl() {
        return true;
    }

    /** Microsoft Learn, "ALTER TABLE": a modified column cannot be used in a computed column. */
    @Override
    public boolean retypesBelowGeneratedColumns() {
        return false;
    }

    @Override
    public Costs costs(Version server) {
        return new SqlserverCosts(this);
    }

    @Override
    public String momentType() {
        return "datetimeoffset";
    }

    @Override
    public String copyRows(QualifiedName copy, String columns, QualifiedName table) {
        return "select " + columns + " into " + quote(copy) + " from " + quote(table);
    }

    @Override
    public Words words(Connection connection) {
        return new SqlserverWords(connection);
    }

    /** The key of a table's definitions that the database's own collation stands under. */
    public static final String COLLATION = "collation";

    @Override
    public List<String> createTable(Table table) {
        List<UniqueKey> indexes = table.uniqueKeys().stream()
                .filter(k -> SqlserverConstraint.isIndex(table, k))
                .toList();
        Table constrained = table.withUniqueKeys(table.uniqueKeys().stream()
                .filter(k -> !SqlserverConstraint.isIndex(table, k))
                .toList());
        List<String> statements = new ArrayList<>(super.createTable(constrained));
        distinct(indexes).forEach(k -> statements.addAll(addConstraint(table, k)));
        return statements;
    }

    @Override
    protected String columnDefinition(Column column) {
        if (column.generatedAs().isPresent()) {
            return quote(column.name()) + " as (" + column.generatedAs().get() + ")" + generatedSuffix(column)
                    + (column.stored() && !column.nullable() ? " not null" : "");
        }
        return quote(column.name()) + " " + typeAndCollation(column) + identityClause(column.identity())
                + column.defaultValue().map(d -> " default " + d).orElse("") + (column.nullable() ? "" : " not null");
    }

    String typeAndCollation(Column column) {
        return column.type() + (column.collation().isEmpty() ? "" : collateClause(column.collation()));
    }

    @Override
    protected String collateClause(String collation) {
        return " collate " + collation;
    }

    @Override
    protected String generatedSuffix(Column column) {
        return column.stored() ? " persisted" : "";
    }

    @Override
    protected String identityClause(Identity identity) {
        return identity == Identity.NONE ? "" : " identity";
    }

    @Override
    public List<String> addColumn(Table table, Column column) {
        return List.of(alter(table, "add " + columnDefinition(column)));
    }

    @Override
    public List<String> dropColumn(Table table, Column column) {
        return new SqlserverColumn(this, table, column).dropped();
    }

    @Override
    public List<String> alterType(Table table, Column before, Column after) {
        return before.generatedAs().isPresent()
                ? super.alterGeneratedAs(table, before, after)
                : new SqlserverColumn(this, table, before).retyped(after);
    }

    @Override
    public List<String> alterNullability(Table table, Column before, Column after) {
        return before.generatedAs().isPresent()
                ? super.alterGeneratedAs(table, before, after)
                : new SqlserverColumn(this, table, before).obliged(after);
    }

    @Override
    public List<String> alterDefault(Table table, Column before, Column after) {
        return new SqlserverColumn(this, table, before).redefaulted(after);
    }

    /** A literal of any characters. */
    static String text(String text) {
        return "N" + literal(text);
    }

    @Override
    public List<String> alterIdentity(Table table, Column before, Column after) {
        throw new SchemaException(
                "%s.%s: SQL Server cannot %s. Write a migration of your own that makes a new table, copies the rows with SET IDENTITY_INSERT, drops the old table and renames the new one; or map the attribute %s."
                        .formatted(
                                table.name(),
                                after.name(),
                                after.identity() == Identity.NONE
                                        ? "take IDENTITY from a column"
                                        : "make an existing column an IDENTITY column",
                                after.identity() == Identity.NONE
                                        ? "with GenerationType.IDENTITY"
                                        : "with GenerationType.SEQUENCE"),
                null);
    }

    /** Not compared, since Hibernate writes no comments for SQL Server; written all the same when asked for. */
    @Override
    public List<String> commentTable(Table before, Table after) {
        return new SqlserverComment(after.name(), "", after.comment()).statements(quote(after.name()));
    }

    @Override
    public List<String> commentColumn(Table table, Column before, Column after) {
        return new SqlserverComment(table.name(), after.name(), after.comment()).statements(quote(table.name()));
    }

    /** Without a name that SQL Server gave, which is for SQL Server to give. */
    @Override
    protected String constraintDefinition(Constraint constraint) {
        String definition = super.constraintDefinition(constraint);
        return SqlserverConstraint.isSystemNamed(constraint)
                ? definition.substring(("constraint " + quote(constraint.name()) + " ").length())
                : definition;
    }

    @Override
    public List<String> addConstraint(Table table, Constraint constraint) {
        return new SqlserverConstraint(this, table, constraint).added();
    }

    @Override
    public List<String> dropConstraint(Table table, Constraint constraint) {
        return new SqlserverConstraint(this, table, constraint).dropped();
    }

    /** Microsoft Learn, "sp_rename". */
    @Override
    public List<String> renameConstraint(Table table, Constraint constraint, String newName) {
        return new SqlserverConstraint(this, table, constraint).isIndex()
                ? rename(quote(table.name()) + "." + quote(constraint.name()), newName, "INDEX")
                : rename(quote(table.name().sibling(constraint.name())), newName, "OBJECT");
    }

    private static List<String> rename(String name, String newName, String kind) {
        return List.of("exec sp_rename " + text(name) + ", " + text(newName) + ", '" + kind + "'");
    }

    @Override
    public List<String> createIndex(Table table, Index index) {
        if (index.parts().stream().anyMatch(Index.Part::expression)) {
            throw new SchemaException(
                    "Index %s of %s is over an expression, which SQL Server has no indexes for. Map the expression as a @GeneratedColumn and declare the index over that."
                            .formatted(index.name(), table.name()),
                    null);
        }
        return super.createIndex(table, index);
    }

    @Override
    protected String indexMethod(String method, String nameOnTable) {
        return (method.isEmpty() ? "" : method.toLowerCase(Locale.ROOT) + " ") + "index " + nameOnTable;
    }

    @Override
    public List<String> dropIndex(Table table, Index index) {
        return List.of(dropIndex(table, index.name()));
    }

    String dropIndex(Table table, String name) {
        return "drop index " + quote(name) + " on " + quote(table.name());
    }

    @Override
    public List<String> renameIndex(Table table, Index index, String newName) {
        return rename(quote(table.name()) + "." + quote(index.name()), newName, "INDEX");
    }

    @Override
    public List<String> renameTable(Table table, String newName) {
        return rename(quote(table.name()), newName, "OBJECT");
    }

    /** Microsoft Learn, "sp_rename": not below what is enforced, a check or a computed column. */
    @Override
    public List<String> renameColumn(Table table, Column column, String newName) {
        return new SetAside(
                        this,
                        table,
                        column.name(),
                        newName,
                        EnumSet.of(SetAside.Kind.CHECK, SetAside.Kind.COMPUTED_COLUMN))
                .around(rename(quote(table.name()) + "." + quote(column.name()), newName, "COLUMN"));
    }

    @Override
    protected String identifierQuotes() {
        return "[\"";
    }

    @Override
    public List<String> renameSequence(Sequence sequence, String newName) {
        return rename(quote(sequence.name()), newName, "OBJECT");
    }

    /** Microsoft Learn, "ALTER SEQUENCE": what it started with changes by RESTART only. */
    @Override
    public List<String> alterSequence(Sequence before, Sequence after) {
        String restart = before.start() == after.start() ? "" : " restart with " + after.start();
        return List.of("alter sequence " + quote(after.name()) + restart + " increment by " + after.increment());
    }

    /** Microsoft Learn, "sys.sequences": last_used_value is NULL until a number is taken. */
    @Override
    public String givenNumbers(Sequence before, Sequence after) {
        return before.start() == after.start()
                ? ""
                : "select count(last_used_value) from sys.sequences where object_id = object_id("
                        + text(quote(after.name())) + ")";
    }

    @Override
    public String neutralValue(Column column) {
        return SqlserverTypes.neutralValue(column.type());
    }

    /** Only behind an order can SQL Server leave rows out. */
    @Override
    public String limited(String query, int rows) {
        return query + " order by (select null) offset 0 rows fetch first " + rows + " rows only";
    }

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
                "SQL Server has no enum type for %s. Map the attributes of this type with @Enumerated(EnumType.STRING) and without @JdbcTypeCode(SqlTypes.NAMED_ENUM)."
                        .formatted(type),
                null);
    }
}
