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
 * Microsoft SQL Server 2019 and later, Azure SQL Database. Written from the Transact-SQL reference on Microsoft Learn; the
 * page is named where a rule comes from one.
 */
public final class SqlserverEngine extends StandardEngine {

    /** Microsoft Learn, "Database identifiers". */
    private static final int MAXIMUM_IDENTIFIER_LENGTH = 128;

    /** Microsoft Learn, "Reserved keywords (Transact-SQL)". */
    private static final Set<String> RESERVED = Set.of(
            ("add all alter and any as asc authorization backup begin between break browse bulk by cascade case check "
                            + "checkpoint close clustered coalesce collate column commit compute constraint contains "
                            + "containstable continue convert create cross current current_date current_time "
                            + "current_timestamp current_user cursor database dbcc deallocate declare default delete "
                            + "deny desc disk distinct distributed double drop dump else end errlvl escape except exec "
                            + "execute exists exit external fetch file fillfactor for foreign freetext freetexttable "
                            + "from full function goto grant group having holdlock identity identity_insert "
                            + "identitycol if in index inner insert intersect into is join key kill left like lineno "
                            + "load merge national nocheck nonclustered not null nullif of off offsets on open "
                            + "opendatasource openquery openrowset openxml option or order outer over percent pivot "
                            + "plan precision primary print proc procedure public raiserror read readtext reconfigure "
                            + "references replication restore restrict return revert revoke right rollback rowcount "
                            + "rowguidcol rule save schema securityaudit select semantickeyphrasetable "
                            + "semanticsimilaritydetailstable semanticsimilaritytable session_user set setuser "
                            + "shutdown some statistics system_user table tablesample textsize then to top tran "
                            + "transaction trigger truncate try_convert tsequal union unique unpivot update "
                            + "updatetext use user values varying view waitfor when where while with within "
                            + "writetext")
                    .split(" "));

    /** How SQL Server names a constraint that nobody named: of another number in each database. */
    private static final String SYSTEM_NAME = "(PK|CK)__.*__[0-9A-F]{8,16}";

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
        return RESERVED;
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
        boolean plain =
                identifier.matches("[A-Za-z_][A-Za-z0-9_]*") && !RESERVED.contains(identifier.toLowerCase(Locale.ROOT));
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
    public Words words(Connection connection) {
        return new SqlserverWords(connection);
    }

    /** The key of a table's definitions that the database's own collation stands under. */
    public static final String COLLATION = "collation";

    @Override
    public List<String> createTable(Table table) {
        List<UniqueKey> indexes =
                table.uniqueKeys().stream().filter(k -> isIndex(table, k)).toList();
        Table constrained = table.withUniqueKeys(
                table.uniqueKeys().stream().filter(k -> !isIndex(table, k)).toList());
        List<String> statements = new ArrayList<>(super.createTable(constrained));
        distinct(indexes).forEach(k -> statements.addAll(addConstraint(table, k)));
        return statements;
    }

    /**
     * SQL Server takes two NULLs for the same in a unique key, so that Hibernate makes an index over the other rows of a
     * key with an optional column.
     */
    static boolean isIndex(Table table, UniqueKey key) {
        return key.index() || isOptional(table, key) && !table.dependents().contains(nullsNotDistinct(key.name()));
    }

    private static boolean isOptional(Table table, UniqueKey key) {
        return key.columns().stream()
                .anyMatch(name -> table.column(name).map(Column::nullable).orElse(false));
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

    /** SQL Server drops no column that anything hangs on. */
    @Override
    public List<String> dropColumn(Table table, Column column) {
        SqlserverColumn altered = new SqlserverColumn(this, table, column);
        List<String> statements = new ArrayList<>(altered.asideForGood());
        if (column.defaultValue().isPresent()) {
            statements.add(dropDefault(table, column));
        }
        statements.add(alter(table, "drop column " + quote(column.name())));
        return statements;
    }

    @Override
    public List<String> alterType(Table table, Column before, Column after) {
        if (before.generatedAs().isPresent()) {
            return super.alterGeneratedAs(table, before, after);
        }
        String action = "alter column " + quote(after.name()) + " " + typeAndCollation(after)
                + (after.nullable() ? " null" : " not null");
        boolean sameDefault = before.defaultValue().equals(after.defaultValue());
        if (SqlserverTypes.isLonger(before.type(), after.type())
                && before.collation().equals(after.collation())
                && sameDefault
                && !new SqlserverColumn(this, table, before).isOfPrimaryKey()) {
            return List.of(alter(table, action));
        }
        List<String> statements = new ArrayList<>();
        if (before.defaultValue().isPresent()) {
            statements.add(dropDefault(table, before));
        }
        statements.add(alter(table, action));
        after.defaultValue().ifPresent(d -> statements.add(addDefault(table, after, d)));
        return new SqlserverColumn(this, table, before).aside(after, statements);
    }

    @Override
    public List<String> alterNullability(Table table, Column before, Column after) {
        if (before.generatedAs().isPresent()) {
            return super.alterGeneratedAs(table, before, after);
        }
        String action = "alter column " + quote(after.name()) + " " + typeAndCollation(after)
                + (after.nullable() ? " null" : " not null");
        return new SqlserverColumn(this, table, before).aside(after, List.of(alter(table, action)));
    }

    @Override
    public List<String> alterDefault(Table table, Column before, Column after) {
        List<String> statements = new ArrayList<>();
        if (before.defaultValue().isPresent()) {
            statements.add(dropDefault(table, before));
        }
        after.defaultValue().ifPresent(d -> statements.add(addDefault(table, after, d)));
        return statements;
    }

    private String addDefault(Table table, Column column, String value) {
        return alter(table, "add default " + value + " for " + quote(column.name()));
    }

    /** A default is a constraint, with a name of its own in each database where nobody named it. */
    private String dropDefault(Table table, Column column) {
        return dropFound(
                table,
                "sys.default_constraints",
                "col_name(parent_object_id, parent_column_id) = " + text(column.name()));
    }

    /** Drops the constraint that the condition finds; nothing when there is none. */
    private String dropFound(Table table, String view, String condition) {
        String name = quote(table.name());
        return "declare @drop nvarchar(max) = (select " + text("alter table " + name + " drop constraint ")
                + " + quotename(name) from " + view + " where parent_object_id = object_id(" + text(name) + ") and "
                + condition + ") exec (@drop)";
    }

    private static String text(String text) {
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
        return comment(after.name(), "", after.comment());
    }

    @Override
    public List<String> commentColumn(Table table, Column before, Column after) {
        return comment(table.name(), after.name(), after.comment());
    }

    /** Microsoft Learn, "sp_addextendedproperty", "sp_dropextendedproperty". */
    private List<String> comment(QualifiedName table, String column, String comment) {
        String schema = table.schema().isEmpty() ? "schema_name()" : text(table.schema());
        String place = "N'SCHEMA', @schema, N'TABLE', " + text(table.name())
                + (column.isEmpty() ? "" : ", N'COLUMN', " + text(column));
        String minor = column.isEmpty() ? "0" : "columnproperty(major_id, " + text(column) + ", 'ColumnId')";
        String declared = "declare @schema sysname = " + schema + " ";
        List<String> statements = new ArrayList<>();
        statements.add(declared + "if exists (select 1 from sys.extended_properties where class = 1 and major_id = "
                + "object_id(" + text(quote(table)) + ") and minor_id = " + minor
                + " and name = N'MS_Description') exec sp_dropextendedproperty N'MS_Description', " + place);
        if (!comment.isEmpty()) {
            statements.add(declared + "exec sp_addextendedproperty N'MS_Description', " + text(comment) + ", " + place);
        }
        return statements;
    }

    @Override
    public List<String> addConstraint(Table table, Constraint constraint) {
        if (!(constraint instanceof UniqueKey key && isIndex(table, key))) {
            return List.of(alter(table, "add " + constraintDefinition(constraint)));
        }
        String condition = key.columns().stream()
                .filter(c -> table.column(c).map(Column::nullable).orElse(false))
                .map(c -> quote(c) + " is not null")
                .collect(Collectors.joining(" and "));
        boolean ofAllRows = condition.isEmpty() || table.dependents().contains(nullsNotDistinct(key.name()));
        return List.of("create unique nonclustered index " + quote(key.name()) + " on " + quote(table.name()) + " "
                + columns(key.columns()) + (ofAllRows ? "" : " where " + condition));
    }

    /** Without a name that SQL Server gave, which is for SQL Server to give. */
    @Override
    protected String constraintDefinition(Constraint constraint) {
        String definition = super.constraintDefinition(constraint);
        return isSystemNamed(constraint)
                ? definition.substring(("constraint " + quote(constraint.name()) + " ").length())
                : definition;
    }

    private static boolean isSystemNamed(Constraint constraint) {
        return (constraint instanceof PrimaryKey || constraint instanceof Check)
                && constraint.name().matches(SYSTEM_NAME);
    }

    @Override
    public List<String> dropConstraint(Table table, Constraint constraint) {
        if (constraint instanceof UniqueKey key && isIndex(table, key)) {
            return List.of(dropIndex(table, key.name()));
        }
        if (isSystemNamed(constraint) && constraint instanceof PrimaryKey) {
            return List.of(dropFound(table, "sys.key_constraints", "type = 'PK'"));
        }
        if (isSystemNamed(constraint) && constraint instanceof Check check) {
            return List.of(dropFound(
                    table,
                    "sys.check_constraints",
                    "definition in (" + text(check.expression()) + ", " + text("(" + check.expression() + ")") + ")"));
        }
        return List.of(alter(table, "drop constraint " + quote(constraint.name())));
    }

    /** Microsoft Learn, "sp_rename". */
    @Override
    public List<String> renameConstraint(Table table, Constraint constraint, String newName) {
        return constraint instanceof UniqueKey key && isIndex(table, key)
                ? rename(quote(table.name()) + "." + quote(key.name()), newName, "INDEX")
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

    private String dropIndex(Table table, String name) {
        return "drop index " + quote(name) + " on " + quote(table.name());
    }

    @Override
    public List<String> renameIndex(Table table, Index index, String newName) {
        return rename(quote(table.name()) + "." + quote(index.name()), newName, "INDEX");
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
        String type = column.type().replaceFirst("\\(.*", "");
        return switch (type) {
            case "bit", "tinyint", "smallint", "int", "bigint", "numeric", "float", "real", "money", "smallmoney" ->
                "0";
            case "char", "varchar", "nchar", "nvarchar", "text", "ntext" -> "''";
            case "binary", "varbinary", "image" -> "0x";
            case "date", "datetime", "datetime2", "smalldatetime", "time" -> "sysdatetime()";
            case "datetimeoffset" -> "sysdatetimeoffset()";
            case "uniqueidentifier" -> "newid()";
            default -> "";
        };
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
