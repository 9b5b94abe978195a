package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

/**
 * Derby 10.14 and later. Its reference manual, "ALTER TABLE statement": a column's type cannot be changed, only a VARCHAR,
 * CLOB or BLOB lengthened; so a new column takes the place of the old one.
 */
public final class DerbyEngine extends StandardEngine {

    /** The reference manual, "Limitations on identifier length". */
    private static final int MAXIMUM_IDENTIFIER_LENGTH = 128;

    /** What Derby does not take as a name of a table, a column or an index. */
    private static final Set<String> RESERVED =
            Set.of(("add all allocate alter and any are as asc assertion at authorization avg begin between "
                            + "bigint bit boolean both by call cascade cascaded case cast char character character_length "
                            + "check close collate collation column commit connect connection constraint constraints "
                            + "continue convert corresponding create cross current current_date current_role current_time "
                            + "current_timestamp current_user cursor deallocate dec decimal declare default deferrable "
                            + "deferred definer delete desc describe deterministic diagnostics disconnect distinct double "
                            + "drop else end escape except exception exec execute exists explain external false fetch first "
                            + "float for foreign found from full function get global go goto grant group having hour "
                            + "identity immediate in indicator initially inner inout input insensitive insert int integer "
                            + "intersect into invoker is isolation join key last leading left like lower ltrim match max "
                            + "min minute national natural nchar next no none not null nullif numeric nvarchar of on only "
                            + "open option or order out outer output overlaps pad partial prepare preserve primary prior "
                            + "privileges procedure public read real references relative restrict revoke right rollback "
                            + "rows row_number rtrim schema scroll second select session_user set smallint some space sql "
                            + "sqlstate substr substring sum system_user table temporary timezone_hour timezone_minute to "
                            + "trailing transaction translate translation trim true union unique unknown update upper user "
                            + "using values varchar varying view whenever where window with work write year")
                    .split(" "));

    private static final Pattern LENGTH =
            Pattern.compile("(?<kind>VARCHAR|CLOB|BLOB) ?\\((?<length>\\d+)\\)(?<rest>.*)");

    @Override
    public String name() {
        return "Derby";
    }

    @Override
    public boolean matches(DatabaseMetaData server) throws SQLException {
        return server.getDatabaseProductName().equals("Apache Derby");
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
        return true;
    }

    @Override
    public boolean retypesBelowGeneratedColumns() {
        return false;
    }

    @Override
    public boolean numbersInPlace() {
        return false;
    }

    /** "CONSTRAINT clause": a foreign key makes a backing index. */
    @Override
    public boolean indexesForeignKeys() {
        return true;
    }

    /** "CREATE TABLE … AS": Derby takes WITH NO DATA only. */
    @Override
    public String copyRows(QualifiedName copy, String columns, QualifiedName table) {
        String query = "select " + columns + " from " + quote(table);
        return "create table " + quote(copy) + " as " + query + " with no data; insert into " + quote(copy) + " "
                + query;
    }

    @Override
    public Words words(Connection connection) {
        return new DerbyWords(connection);
    }

    @Override
    protected String generatedSuffix(Column column) {
        return "";
    }

    @Override
    public List<String> dropNamespace(String namespace) {
        return List.of("drop schema " + quote(namespace) + " restrict");
    }

    @Override
    public List<String> commentTable(Table before, Table after) {
        return List.of();
    }

    @Override
    public List<String> commentColumn(Table table, Column before, Column after) {
        return List.of();
    }

    /** A new column is mandatory from the start only with a default, or as a numbered one, which need not say so. */
    @Override
    public List<String> addColumn(Table table, Column column) {
        boolean later = column.isMandatory();
        boolean optional = later || column.identity() != Identity.NONE;
        List<String> statements =
                new ArrayList<>(super.addColumn(table, optional ? column.withNullable(true) : column));
        if (later) {
            statements.addAll(alterColumn(table, column, "not null"));
        }
        return statements;
    }

    @Override
    public List<String> alterType(Table table, Column before, Column after) {
        if (isLengthened(before.type(), after.type()) && before.defaultValue().equals(after.defaultValue())) {
            return alterColumn(table, after, "set data type " + after.type());
        }
        return replaced(table, before, after);
    }

    private static boolean isLengthened(String before, String after) {
        Matcher old = LENGTH.matcher(before);
        Matcher now = LENGTH.matcher(after);
        return old.matches()
                && now.matches()
                && old.group("kind").equals(now.group("kind"))
                && old.group("rest").equals(now.group("rest"))
                && Long.parseLong(old.group("length")) < Long.parseLong(now.group("length"));
    }

    /** What is not told to be left alone would go along with the column: views, too. */
    @Override
    public List<String> dropColumn(Table table, Column column) {
        DerbyDependents dependents = DerbyDependents.of(table, List.of(column.name()));
        List<String> statements = new ArrayList<>();
        dependents.indexes().forEach(i -> statements.addAll(dropIndex(table, i)));
        dependents.constraints().forEach(c -> statements.addAll(dropConstraint(table, c)));
        statements.add(alter(table, "drop column " + quote(column.name()) + " restrict"));
        return statements;
    }

    /** Identity cannot be given to a column or taken from it. */
    @Override
    public List<String> alterIdentity(Table table, Column before, Column after) {
        return replaced(table, before, after);
    }

    /** A new column with the values of the old in its place, and all that stood on it again. */
    private List<String> replaced(Table table, Column before, Column after) {
        List<Column> computed = table.columns().stream()
                .filter(c -> c.generatedAs()
                        .filter(e -> SqlText.mentions(e, before.name()))
                        .isPresent())
                .toList();
        DerbyDependents dependents = DerbyDependents.of(
                table,
                Stream.concat(Stream.of(before), computed.stream())
                        .map(Column::name)
                        .toList());
        Column taking = after.withName(freeName(table, before.name()))
                .withNullable(true)
                .withIdentity(after.identity() == Identity.ALWAYS ? Identity.BY_DEFAULT : after.identity());
        String of = quote(table.name());
        List<String> statements = new ArrayList<>();
        dependents.indexes().forEach(i -> statements.addAll(dropIndex(table, i)));
        dependents.constraints().forEach(c -> statements.addAll(dropConstraint(table, c)));
        computed.forEach(c -> statements.add(alter(table, "drop column " + quote(c.name()) + " restrict")));
        statements.addAll(addColumn(table, taking));
        statements.add("update " + of + " set " + quote(taking.name()) + " = "
                + DerbyCast.of(quote(before.name()), before.type(), after.type()));
        statements.add(alter(table, "drop column " + quote(before.name()) + " restrict"));
        statements.add("rename column " + of + "." + quote(taking.name()) + " to " + quote(after.name()));
        if (after.identity() == Identity.ALWAYS) {
            statements.addAll(alterColumn(table, after, "set generated always"));
        }
        if (!after.nullable() && after.identity() == Identity.NONE) {
            statements.addAll(alterColumn(table, after, "not null"));
        }
        computed.forEach(c -> statements.addAll(addColumn(table, c)));
        List<Constraint> again = new ArrayList<>(dependents.constraints());
        Collections.reverse(again);
        again.forEach(c -> statements.addAll(addConstraint(table, c)));
        dependents.indexes().forEach(i -> statements.addAll(createIndex(table, i)));
        return statements;
    }

    private static String freeName(Table table, String name) {
        String free = "NEW_" + (name.length() > MAXIMUM_IDENTIFIER_LENGTH - 8 ? name.substring(8) : name);
        while (table.column(free).isPresent()) {
            free = free + "_";
        }
        return free;
    }

    @Override
    public List<String> alterNullability(Table table, Column before, Column after) {
        return alterColumn(table, after, after.nullable() ? "null" : "not null");
    }

    @Override
    public List<String> alterDefault(Table table, Column before, Column after) {
        return alterColumn(
                table, after, after.defaultValue().map(d -> "default " + d).orElse("drop default"));
    }

    /** A primary key's name is Derby's own, another in each database. */
    @Override
    public List<String> dropConstraint(Table table, Constraint constraint) {
        return constraint instanceof PrimaryKey
                ? List.of(alter(table, "drop primary key"))
                : super.dropConstraint(table, constraint);
    }

    @Override
    public List<String> renameConstraint(Table table, Constraint constraint, String newName) {
        List<String> statements = new ArrayList<>(dropConstraint(table, constraint));
        statements.addAll(addConstraint(table, constraint.withName(newName)));
        return statements;
    }

    /** No table is renamed that has a check. */
    @Override
    public List<String> renameTable(Table table, String newName) {
        Table after = table.withName(table.name().sibling(newName));
        List<String> statements = new ArrayList<>();
        table.checks().forEach(c -> statements.addAll(dropConstraint(table, c)));
        statements.add("rename table " + quote(table.name()) + " to " + quote(newName));
        table.checks().forEach(c -> statements.addAll(addConstraint(after, c)));
        return statements;
    }

    /** No column is renamed that a check or a generated column speaks of. */
    @Override
    public List<String> renameColumn(Table table, Column column, String newName) {
        return new SetAside(
                        this,
                        table,
                        column.name(),
                        newName,
                        EnumSet.of(SetAside.Kind.CHECK, SetAside.Kind.COMPUTED_COLUMN))
                .around(List.of(
                        "rename column " + quote(table.name()) + "." + quote(column.name()) + " to " + quote(newName)));
    }

    @Override
    public List<String> renameSequence(Sequence sequence, String newName) {
        throw new SchemaException(
                "Sequence %s: Derby cannot rename it to %s, nor make another that goes on where it is. Keep its name in the model (@SequenceGenerator(sequenceName = \"%s\")), or say -Dschema.rename=%s!->%s to have a new one that starts at its beginning."
                        .formatted(sequence.name(), newName, sequence.name().name(), sequence.name(), newName));
    }

    /** An index over a foreign key's columns is made only while the foreign key is not there. */
    @Override
    public List<String> createIndex(Table table, Index index) {
        List<Index.Part> parts = index.parts();
        List<ForeignKey> same = table.foreignKeys().stream()
                .filter(k ->
                        k.columns().stream().map(Index.Part::column).toList().equals(parts))
                .toList();
        List<String> statements = new ArrayList<>();
        same.forEach(k -> statements.addAll(dropConstraint(table, k)));
        statements.addAll(super.createIndex(table, index));
        same.forEach(k -> statements.addAll(addConstraint(table, k)));
        return statements;
    }

    /** RENAME INDEX takes a name of the current schema only. */
    @Override
    public List<String> renameIndex(Table table, Index index, String newName) {
        if (table.name().schema().isEmpty()) {
            return List.of("rename index " + quote(index.name()) + " to " + quote(newName));
        }
        List<String> statements = new ArrayList<>(dropIndex(table, index));
        statements.addAll(createIndex(table, index.withName(newName)));
        return statements;
    }

    @Override
    public List<String> dropSequence(QualifiedName sequence) {
        return List.of("drop sequence " + quote(sequence) + " restrict");
    }

    /** There is no ALTER SEQUENCE. */
    @Override
    public List<String> alterSequence(Sequence before, Sequence after) {
        List<String> statements = new ArrayList<>(dropSequence(before.name()));
        statements.addAll(createSequence(after));
        return statements;
    }

    @Override
    public String givenNumbers(Sequence before, Sequence after) {
        String schema = before.name().schema().isEmpty()
                ? "current schema"
                : literal(before.name().schema());
        return "select count(*) from sys.syssequences s join sys.sysschemas h on h.schemaid = s.schemaid"
                + " where h.schemaname = " + schema + " and s.sequencename = "
                + literal(before.name().name()) + " and s.currentvalue <> s.startvalue";
    }

    @Override
    public String neutralValue(Column column) {
        String type = column.type().toUpperCase(Locale.ROOT);
        if (type.contains("FOR BIT DATA")) {
            return type.startsWith("VARCHAR") ? "x''" : "";
        }
        if (type.equals("DOUBLE")) {
            return "0";
        }
        if (type.startsWith("CLOB")) {
            return "''";
        }
        return type.startsWith("CHAR") ? "''" : super.neutralValue(column);
    }

    @Override
    protected Samples ownSamples(String type) {
        return type.equals("XML")
                ? Samples.others(List.of("xmlparse(document '<a/>' preserve whitespace)"))
                : Samples.NONE;
    }

    @Override
    protected String lengthOf(String column) {
        return "length(" + column + ")";
    }

    @Override
    protected String bytesLiteral(String type, String hexadecimal) {
        String literal = super.bytesLiteral(type, hexadecimal);
        return type.equals("blob") ? "cast(" + literal + " as blob)" : literal;
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
                "Derby has no enum type, such as %s would be. Map the attributes of this type with @Enumerated(EnumType.STRING) and without @JdbcTypeCode(SqlTypes.NAMED_ENUM)."
                        .formatted(type),
                null);
    }
}
