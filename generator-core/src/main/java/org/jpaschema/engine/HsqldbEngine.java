package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.TableColumn;
import org.jpaschema.schema.UniqueKey;

/** HSQLDB 2.x. Statements of definition are committed at once. */
public final class HsqldbEngine extends StandardEngine {

    /** The manual's "Identifier definition"; longer names are refused, not cut. */
    private static final int MAXIMUM_IDENTIFIER_LENGTH = 128;

    /** What HSQLDB 2.7 does not take as a name of a table, a column or an index. */
    private static final Set<String> RESERVED = Set.of(
            ("all and any array as at between both by call case cast check coalesce collation constraint convert "
                            + "corresponding create cross cube curdate current current_catalog current_date "
                            + "current_path current_role current_schema current_time current_timestamp "
                            + "current_timezone current_user curtime default distinct do drop else end every except "
                            + "exists fetch for foreign from full grant group grouping having in inner intersect "
                            + "into is join json_array json_arrayagg json_object json_objectagg leading left like "
                            + "localtime localtimestamp natural normalize not now null nullif occurrences_regex on "
                            + "or order outer position_regex prevval primary references right rollup row select "
                            + "sessiontimezone session_timezone session_user set some substring_regex sum sysdate "
                            + "system_user table then to today trailing translate_regex trigger union unique user "
                            + "using value values when where with")
                    .split(" "));

    @Override
    public String name() {
        return "HSQLDB";
    }

    @Override
    public boolean matches(DatabaseMetaData server) throws SQLException {
        return server.getDatabaseProductName().equals("HSQL Database Engine");
    }

    @Override
    public CaseFolding folding() {
        return CaseFolding.UPPER;
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
    public boolean transactionalDdl() {
        return false;
    }

    @Override
    public boolean retypesBelowGeneratedColumns() {
        return false;
    }

    /** "CREATE TABLE", foreign keys: an index is made for the referencing columns. */
    @Override
    public boolean indexesForeignKeys() {
        return true;
    }

    @Override
    public String momentType() {
        return "timestamp with time zone";
    }

    @Override
    public String copyRows(QualifiedName copy, String columns, QualifiedName table) {
        return "create table " + quote(copy) + " as (select " + columns + " from " + quote(table) + ") with data";
    }

    @Override
    public Words words(Connection connection) {
        return new HsqldbWords(connection);
    }

    @Override
    protected String generatedSuffix(Column column) {
        return "";
    }

    /** HSQLDB counts from 0 where it is not told otherwise; Hibernate tells it to count from 1. */
    @Override
    protected String identityClause(Identity identity) {
        String clause = super.identityClause(identity);
        return clause.isEmpty() ? "" : clause + " (start with 1)";
    }

    /** There is no NULL for a comment. */
    @Override
    protected String commentText(String comment) {
        return literal(comment);
    }

    /** A numbered column is mandatory without saying so; said, existing rows would have to be given a default. */
    @Override
    public List<String> addColumn(Table table, Column column) {
        return super.addColumn(table, column.withNullable(column.nullable() || column.identity() != Identity.NONE));
    }

    /**
     * HSQLDB knows a NOT NULL by the number of its column, and does not count anew when another column goes: SET NULL would
     * find none later, or one of another column. So each is said anew.
     */
    @Override
    public List<String> dropColumn(Table table, Column column) {
        List<Column> others = table.columns().stream()
                .filter(c -> !c.name().equals(column.name()) && c.generatedAs().isEmpty())
                .filter(c ->
                        table.primaryKey().stream().noneMatch(k -> k.columns().contains(c.name())))
                .filter(HsqldbEngine::saysNotNull)
                .toList();
        List<String> statements = new ArrayList<>();
        others.forEach(c -> statements.addAll(alterColumn(table, c, "set null")));
        statements.addAll(super.dropColumn(table, column));
        others.forEach(c -> statements.addAll(alterColumn(table, c, "set not null")));
        return statements;
    }

    /** A numbered column cannot be without it. */
    private static boolean saysNotNull(Column column) {
        return !column.nullable() && column.identity() == Identity.NONE;
    }

    private static List<Column> saidOf(PrimaryKey key, Table table) {
        return key.columns().stream()
                .flatMap(name -> table.column(name).stream())
                .filter(HsqldbEngine::saysNotNull)
                .toList();
    }

    /** A primary key needs no NOT NULL, which could not be said anew below it. */
    @Override
    public List<String> addConstraint(Table table, Constraint constraint) {
        List<String> statements = new ArrayList<>();
        if (constraint instanceof PrimaryKey key) {
            saidOf(key, table).forEach(c -> statements.addAll(alterColumn(table, c, "set null")));
        }
        statements.addAll(super.addConstraint(table, constraint));
        return statements;
    }

    @Override
    public List<String> dropConstraint(Table table, Constraint constraint) {
        if (!(constraint instanceof PrimaryKey key)) {
            return super.dropConstraint(table, constraint);
        }
        // By its name it would be dropped in one database only: HSQLDB names keys by a number.
        List<String> statements = new ArrayList<>(List.of(alter(table, "drop primary key")));
        saidOf(key, table).forEach(c -> statements.addAll(alterColumn(table, c, "set not null")));
        return statements;
    }

    /** A check keeps its column's type from being changed. */
    @Override
    public List<String> alterType(Table table, Column before, Column after) {
        List<Check> checks = table.checks().stream()
                .filter(c -> SqlText.mentions(c.expression(), before.name()))
                .toList();
        List<String> statements = new ArrayList<>();
        checks.forEach(c -> statements.addAll(dropConstraint(table, c)));
        before.defaultValue().ifPresent(d -> statements.addAll(alterColumn(table, after, "drop default")));
        if (before.type().equals("BOOLEAN")
                && after.type().matches("TINYINT|SMALLINT|INTEGER|BIGINT|NUMERIC.*|DOUBLE")) {
            // Truth values become numbers by way of texts only.
            String name = quote(after.name());
            statements.addAll(alterColumn(table, after, "set data type varchar(5)"));
            statements.add("update " + quote(table.name()) + " set " + name + " = case " + name
                    + " when 'TRUE' then '1' when 'FALSE' then '0' end");
        }
        statements.addAll(alterColumn(
                table,
                after,
                "set data type " + after.type()
                        + (after.collation().isEmpty() ? "" : collateClause(after.collation()))));
        after.defaultValue().ifPresent(d -> statements.addAll(alterDefault(table, before, after)));
        checks.forEach(c -> statements.addAll(addConstraint(table, c)));
        return statements;
    }

    @Override
    public List<String> alterNullability(Table table, Column before, Column after) {
        return alterColumn(table, after, after.nullable() ? "set null" : "set not null");
    }

    /** Numbering begins behind what is there as soon as a row's number is written by hand. */
    @Override
    public List<String> alterIdentity(Table table, Column before, Column after) {
        if (after.identity() == Identity.NONE) {
            return alterColumn(table, after, "drop generated");
        }
        String name = quote(after.name());
        String of = quote(table.name());
        List<String> statements = new ArrayList<>(
                alterColumn(table, after, identityClause(after.identity()).strip()));
        if (after.identity() != Identity.ALWAYS) {
            statements.add("update " + of + " set " + name + " = " + name + " where " + name + " = (select max(" + name
                    + ") from " + of + ")");
        }
        return statements;
    }

    @Override
    public List<String> renameConstraint(Table table, Constraint constraint, String newName) {
        return constraint instanceof UniqueKey key && key.index()
                ? super.renameConstraint(table, constraint, newName)
                : List.of("alter constraint " + quote(table.name().sibling(constraint.name())) + " rename to "
                        + quote(newName));
    }

    @Override
    public List<String> renameColumn(Table table, Column column, String newName) {
        return alterColumn(table, column, "rename to " + quote(newName));
    }

    /** The value that a sequence once started with cannot be altered. */
    @Override
    public List<String> alterSequence(Sequence before, Sequence after) {
        if (before.start() == after.start()) {
            return List.of("alter sequence " + quote(after.name()) + " increment by " + after.increment());
        }
        List<String> statements = new ArrayList<>(dropSequence(before.name()));
        statements.addAll(createSequence(after));
        return statements;
    }

    @Override
    public String givenNumbers(Sequence before, Sequence after) {
        String schema = before.name().schema().isEmpty()
                ? "current_schema"
                : literal(before.name().schema());
        return before.start() == after.start()
                ? ""
                : "select count(*) from information_schema.sequences where sequence_schema = " + schema
                        + " and sequence_name = " + literal(before.name().name())
                        + " and next_value <> start_value";
    }

    @Override
    public String neutralValue(Column column) {
        String type = column.type().toUpperCase(Locale.ROOT);
        if (type.endsWith("ARRAY") || type.contains("ARRAY[")) {
            return "";
        }
        if (type.equals("DOUBLE")) {
            return "0";
        }
        if (type.equals("UUID")) {
            return "uuid()";
        }
        if (type.startsWith("CLOB")) {
            return "''";
        }
        return type.startsWith("VARBINARY") || type.startsWith("BLOB") ? "x''" : super.neutralValue(column);
    }

    @Override
    protected String momentLiteral(String type, String moment) {
        String keyword = type.startsWith("timestamp") ? "timestamp " : type.startsWith("time") ? "time " : "date ";
        return keyword + literal(moment + (type.endsWith("with time zone") ? "+0:00" : ""));
    }

    @Override
    protected String unlike(String column, String form) {
        return "not regexp_matches(" + column + ", " + literal(form) + ")";
    }

    /** HSQLDB has no enum types; Hibernate maps named ones to nothing that it could create there. */
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
                "HSQLDB has no enum type, such as %s would be. Map the attributes of this type with @Enumerated(EnumType.STRING) and without @JdbcTypeCode(SqlTypes.NAMED_ENUM)."
                        .formatted(type),
                null);
    }
}
