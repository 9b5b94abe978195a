package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

/** H2 2.x in its regular mode. */
public final class H2Engine extends StandardEngine {

    /** Constants.MAX_IDENTIFIER_LENGTH of H2 2.x; longer names are refused, not cut. */
    private static final int MAXIMUM_IDENTIFIER_LENGTH = 256;

    /** The keywords of H2's manual, "Keywords / Reserved Words". */
    private static final Set<String> RESERVED =
            Set.of(("all and any array as asymmetric authorization between both case cast check constraint cross "
                            + "current_catalog current_date current_path current_role current_schema current_time "
                            + "current_timestamp current_user day default distinct else end except exists false fetch "
                            + "for foreign from full group groups having hour if ilike in inner intersect interval is "
                            + "join key leading left like limit localtime localtimestamp minus minute month natural "
                            + "not null offset on or order over partition primary qualify range regexp right row "
                            + "rownum rows second select session_user set some symmetric system_user table to top "
                            + "trailing true uescape union unique unknown user using value values when where window "
                            + "with year _rowid_")
                    .split(" "));

    @Override
    public String name() {
        return "H2";
    }

    @Override
    public boolean matches(DatabaseMetaData server) throws SQLException {
        return server.getDatabaseProductName().equals("H2");
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
        return true;
    }

    /** H2 makes one of its own, CONSTRAINT_INDEX_n. */
    @Override
    public boolean indexesForeignKeys() {
        return true;
    }

    @Override
    public String momentType() {
        return "timestamp with time zone";
    }

    @Override
    public String jsonType() {
        return "json";
    }

    @Override
    public Words words(Connection connection) {
        return new H2Words(connection);
    }

    @Override
    protected String generatedSuffix(Column column) {
        return "";
    }

    @Override
    protected String indexMethod(String method, String nameOnTable) {
        return (method.isEmpty() ? "" : method.toLowerCase(Locale.ROOT) + " ") + "index " + nameOnTable;
    }

    /** A key that H2 named keeps its name: given anew, it may be one that another constraint of the table had. */
    @Override
    protected String primaryKeyDefinition(PrimaryKey key) {
        return key.name().startsWith("CONSTRAINT_") ? constraintDefinition(key) : super.primaryKeyDefinition(key);
    }

    @Override
    public List<String> alterType(Table table, Column before, Column after) {
        List<String> statements = new ArrayList<>();
        before.defaultValue().ifPresent(d -> statements.addAll(alterColumn(table, after, "drop default")));
        statements.addAll(alterColumn(table, after, "set data type " + after.type()));
        after.defaultValue().ifPresent(d -> statements.addAll(alterDefault(table, before, after)));
        return statements;
    }

    @Override
    public List<String> alterIdentity(Table table, Column before, Column after) {
        return after.identity() == Identity.NONE
                ? alterColumn(table, after, "drop identity")
                : alterColumn(
                        table,
                        after,
                        "set generated " + (after.identity() == Identity.ALWAYS ? "always" : "by default"));
    }

    @Override
    public List<String> renameColumn(Table table, Column column, String newName) {
        return alterColumn(table, column, "rename to " + quote(newName));
    }

    /** There is no renaming: another sequence goes on where this one is. */
    @Override
    public List<String> renameSequence(Sequence sequence, String newName) {
        QualifiedName now = sequence.name().sibling(newName);
        String schema = now.schema().isEmpty() ? "current_schema" : literal(now.schema());
        List<String> statements = new ArrayList<>(createSequence(sequence.withName(now)));
        statements.add("alter sequence " + quote(now)
                + " restart with (select base_value from information_schema.sequences where sequence_schema = " + schema
                + " and sequence_name = " + literal(sequence.name().name()) + ")");
        statements.addAll(dropSequence(sequence.name()));
        return statements;
    }

    @Override
    public List<String> dropIndex(Table table, Index index) {
        List<String> columns = index.parts().stream()
                .filter(p -> !p.expression())
                .map(Index.Part::text)
                .toList();
        return withoutForeignKeys(table, columns, super.dropIndex(table, index));
    }

    @Override
    public List<String> dropConstraint(Table table, Constraint constraint) {
        List<String> statements = super.dropConstraint(table, constraint);
        return constraint instanceof UniqueKey key && key.index()
                ? withoutForeignKeys(table, key.columns(), statements)
                : statements;
    }

    /** A foreign key takes an index that is there for its own, and H2 then does not drop that (error 90085). */
    private List<String> withoutForeignKeys(Table table, List<String> indexed, List<String> statements) {
        List<ForeignKey> keys = table.foreignKeys().stream()
                .filter(k -> k.columns().size() <= indexed.size()
                        && indexed.subList(0, k.columns().size()).containsAll(k.columns()))
                .toList();
        List<String> all = new ArrayList<>();
        keys.forEach(key -> all.addAll(super.dropConstraint(table, key)));
        all.addAll(statements);
        keys.forEach(key -> all.addAll(addConstraint(table, key)));
        return all;
    }

    @Override
    public String neutralValue(Column column) {
        String type = column.type().toUpperCase(Locale.ROOT);
        if (type.equals("UUID")) {
            return "random_uuid()";
        }
        if (type.startsWith("JSON")) {
            return "json '{}'";
        }
        if (type.startsWith("CHARACTER LARGE OBJECT")) {
            return "''";
        }
        return type.startsWith("BINARY VARYING") || type.startsWith("BINARY LARGE OBJECT")
                ? "x''"
                : super.neutralValue(column);
    }

    @Override
    protected Samples ownSamples(String type) {
        if (type.startsWith("JSON") && !type.endsWith("]") && !type.endsWith("ARRAY")) {
            return Samples.others(List.of("json '{}'", "json '{\"a\": [1, null]}'", "json '[]'"));
        }
        return type.equals("GEOMETRY") || type.startsWith("GEOMETRY(POINT")
                ? Samples.quotedOthers(List.of("POINT (1 2)", "POINT (0 0)"))
                : Samples.NONE;
    }

    @Override
    protected String unlike(String column, String form) {
        return "not regexp_like(" + column + ", " + literal(form) + ")";
    }

    /** H2 has no named enum types: Hibernate maps such attributes to {@code enum (…)} columns there. */
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
                "H2 has no named enum type, and the domain %s that Hibernate makes in its place is not supported. Map the attributes of this type with @Enumerated(EnumType.STRING) and without @JdbcTypeCode(SqlTypes.NAMED_ENUM), or use PostgreSQL."
                        .formatted(type),
                null);
    }
}
