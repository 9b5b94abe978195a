package org.jpaschema.engine;

import java.nio.charset.StandardCharsets;
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
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.TableColumn;

/**
 * Oracle Database 19c to 23ai. Written from the SQL Language Reference and the Database Reference; the chapter is named
 * where a rule comes from one.
 */
public final class OracleEngine extends StandardEngine {

    /** SQL Language Reference, "Database Object Names and Qualifiers": since 12.2. */
    private static final int MAXIMUM_IDENTIFIER_BYTES = 128;

    @Override
    public String name() {
        return "Oracle";
    }

    @Override
    public boolean matches(DatabaseMetaData server) throws SQLException {
        return server.getDatabaseProductName().equals("Oracle");
    }

    @Override
    public CaseFolding folding() {
        return CaseFolding.UPPER;
    }

    @Override
    protected Set<String> reservedWords() {
        return OracleReserved.WORDS;
    }

    @Override
    public String truncate(String identifier) {
        String cut = identifier;
        while (cut.getBytes(StandardCharsets.UTF_8).length > MAXIMUM_IDENTIFIER_BYTES) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }

    /** A name without quotes begins with a letter. */
    @Override
    public String quote(String identifier) {
        return identifier.startsWith("_") ? '"' + identifier.replace("\"", "\"\"") + '"' : super.quote(identifier);
    }

    /** A user-defined type in one spelling for the model and the catalog. */
    public static String userType(String owner, String name) {
        return owner + "." + name;
    }

    /**
     * One spelling for a type.
     *
     * @param type a type of Oracle's own, as the catalog's columns give it
     * @return the type as it is, where it is none of those that this project knows
     */
    public static String canonicalType(String type) {
        return OracleTypes.canonical(type, "byte").orElse(type);
    }

    /** Whether a default is none: NULL, or the empty text, which is NULL to Oracle. */
    public static boolean isNoDefault(String expression) {
        return SqlText.isNull(expression) || OracleWords.isEmptyText(expression);
    }

    /** SQL Language Reference, "COMMIT": before and after each DDL statement. */
    @Override
    public boolean transactionalDdl() {
        return false;
    }

    /** ORA-54033: column to be modified is used in a virtual column expression. */
    @Override
    public boolean retypesBelowGeneratedColumns() {
        return false;
    }

    @Override
    public Costs costs(Version server) {
        return new OracleCosts(this);
    }

    @Override
    public String momentType() {
        return "timestamp with time zone";
    }

    @Override
    public Words words(Connection connection) {
        return new OracleWords(connection);
    }

    /** Oracle alters what a view reads, and compiles the view again when it is used next. */
    @Override
    public boolean retypesBelowViews() {
        return true;
    }

    @Override
    public List<String> createNamespace(String namespace) {
        throw users(namespace, "create");
    }

    @Override
    public List<String> dropNamespace(String namespace) {
        throw users(namespace, "drop");
    }

    private static SchemaException users(String namespace, String action) {
        return new SchemaException(
                "Oracle's schemas are its users: let an administrator %s the user %s, then run the goal again."
                        .formatted(action, namespace),
                null);
    }

    @Override
    protected String collateClause(String collation) {
        return " collate " + collation;
    }

    @Override
    protected String generatedSuffix(Column column) {
        return "";
    }

    /** SQL Language Reference, "COMMENT": an empty text drops it; NULL is none. */
    @Override
    protected String commentText(String comment) {
        return literal(comment);
    }

    @Override
    public List<String> addColumn(Table table, Column column) {
        List<String> statements = new ArrayList<>();
        statements.add(alter(table, "add (" + columnDefinition(column) + ")"));
        if (!column.comment().isEmpty()) {
            statements.addAll(commentColumn(table, column, column));
        }
        return statements;
    }

    /** ORA-12991: a column of a constraint over several goes with CASCADE CONSTRAINTS only. */
    @Override
    public List<String> dropColumn(Table table, Column column) {
        boolean shared = new OracleColumn(this, table, column).isShared();
        return List.of(alter(table, "drop column " + quote(column.name()) + (shared ? " cascade constraints" : "")));
    }

    private List<String> modify(Table table, Column column, String properties) {
        return List.of(alter(table, "modify (" + quote(column.name()) + " " + properties + ")"));
    }

    /** What MODIFY does not take goes over to a new column: values that do not fit stop the migration. */
    @Override
    public List<String> alterType(Table table, Column before, Column after) {
        String type = after.type() + (after.collation().isEmpty() ? "" : collateClause(after.collation()));
        boolean sameDefault = before.defaultValue().equals(after.defaultValue());
        if (before.generatedAs().isPresent()) {
            return super.alterGeneratedAs(table, before, after);
        }
        if (before.type().equals(after.type()) || OracleTypes.isModifiable(before.type(), after.type())) {
            return modify(
                    table,
                    after,
                    type
                            + (sameDefault
                                    ? ""
                                    : " default " + after.defaultValue().orElse("null")));
        }
        return new OracleColumn(this, table, before).replace(after);
    }

    @Override
    public List<String> alterNullability(Table table, Column before, Column after) {
        return modify(table, after, after.nullable() ? "null" : "not null");
    }

    /** A default once set cannot be taken away, but NULL is as good as none. */
    @Override
    public List<String> alterDefault(Table table, Column before, Column after) {
        return modify(table, after, "default " + after.defaultValue().orElse("null"));
    }

    /** ORA-30673: column to be modified is not an identity column. */
    @Override
    public List<String> alterIdentity(Table table, Column before, Column after) {
        if (before.identity() != Identity.NONE && after.identity() != Identity.NONE) {
            return modify(table, after, identityClause(after.identity()).trim());
        }
        throw new SchemaException(
                "%s.%s: Oracle cannot make an existing column an identity column, so that such a change could not be taken back either. Write a migration of your own, or map the attribute %s."
                        .formatted(
                                table.name(),
                                after.name(),
                                after.identity() == Identity.NONE
                                        ? "with GenerationType.IDENTITY"
                                        : "with GenerationType.SEQUENCE"),
                null);
    }

    /** Without a name that Oracle gave, which is for Oracle to give. */
    @Override
    protected String constraintDefinition(Constraint constraint) {
        String definition =
                super.constraintDefinition(constraint instanceof ForeignKey key ? withoutOnUpdate(key) : constraint);
        return OracleConstraint.isSystemNamed(constraint)
                ? definition.substring(("constraint " + quote(constraint.name()) + " ").length())
                : definition;
    }

    private static ForeignKey withoutOnUpdate(ForeignKey key) {
        return new ForeignKey(
                key.name(),
                key.nameExplicit(),
                key.columns(),
                key.referencedTable(),
                key.referencedColumns(),
                key.onDelete(),
                ReferentialAction.NO_ACTION);
    }

    @Override
    public List<String> dropConstraint(Table table, Constraint constraint) {
        return new OracleConstraint(this, table, constraint)
                .dropped()
                .map(List::of)
                .orElseGet(() -> super.dropConstraint(table, constraint));
    }

    @Override
    public List<String> createIndex(Table table, Index index) {
        if (!index.predicate().isEmpty()) {
            throw new SchemaException(
                    "Index %s of %s has a condition, which indexes of Oracle cannot have. Remove it from the model."
                            .formatted(index.name(), table.name()),
                    null);
        }
        return super.createIndex(table, index);
    }

    /** Without a schema it would be the connection's, whichever schema the table is in. */
    @Override
    protected String newIndexName(Table table, String name) {
        return quote(table.name().sibling(name));
    }

    @Override
    protected String indexMethod(String method, String nameOnTable) {
        return (method.isEmpty() ? "" : method.toLowerCase(Locale.ROOT) + " ") + "index " + nameOnTable;
    }

    /** ORA-54032: column to be renamed is used in a virtual column expression. */
    @Override
    public List<String> renameColumn(Table table, Column column, String newName) {
        return new SetAside(this, table, column.name(), newName, EnumSet.of(SetAside.Kind.COMPUTED_COLUMN))
                .around(super.renameColumn(table, column, newName));
    }

    /** SQL Language Reference, "RENAME": of the connection's own schema only. */
    @Override
    public List<String> renameSequence(Sequence sequence, String newName) {
        if (!sequence.name().schema().isEmpty()) {
            throw new SchemaException(
                    "Sequence %s: Oracle renames sequences of the connection's own schema only. Let the goal run as %s, or keep the sequence's name in the model with @SequenceGenerator(sequenceName = ...)."
                            .formatted(sequence.name(), sequence.name().schema()));
        }
        return List.of("rename " + quote(sequence.name()) + " to " + quote(newName));
    }

    /** What it started with is not compared. */
    @Override
    public List<String> alterSequence(Sequence before, Sequence after) {
        return List.of("alter sequence " + quote(after.name()) + " increment by " + after.increment());
    }

    @Override
    public String neutralValue(Column column) {
        return OracleTypes.neutralValue(column.type());
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
                "The domain %s that Hibernate makes in place of an enum type on Oracle is not supported. Map the attributes of this type with @Enumerated(EnumType.STRING) and without @JdbcTypeCode(SqlTypes.NAMED_ENUM)."
                        .formatted(type),
                null);
    }
}
