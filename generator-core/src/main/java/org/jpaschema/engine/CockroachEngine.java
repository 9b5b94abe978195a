package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.TableColumn;
import org.jpaschema.schema.UniqueKey;

/** CockroachDB 23.2 and later. Written from cockroachlabs.com; the page is named where a rule comes from one. */
public final class CockroachEngine extends StandardEngine {

    /** "SQL grammar": reserved_keyword, with those that PostgreSQL does not reserve at the end. */
    private static final Set<String> RESERVED = Set.of(
            ("all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate "
                            + "collation column concurrently constraint create cross current_catalog current_date "
                            + "current_role current_schema current_time current_timestamp current_user default "
                            + "deferrable desc distinct do else end except false family fetch for foreign freeze from "
                            + "full grant group having ilike in initially inner intersect into is isnull join lateral "
                            + "leading left like limit localtime localtimestamp natural none not notnull null offset on "
                            + "only or order outer overlaps placing primary references returning right select "
                            + "session_user similar some symmetric table tablesample then to trailing "
                            + "true union unique user using variadic verbose when where window with "
                            + "index nothing virtual work")
                    .split(" "));

    /** "Schema changes": it says that it is PostgreSQL 13.0.0; PostgreSQL itself has had two numbers since its 10. */
    private static final Pattern THREE_NUMBERS = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    /** "SERIAL", what it is short for; with unordered_unique_rowid() where the session says so. */
    private static final Pattern ROW_ID = Pattern.compile("(?:unordered_)?unique_rowid\\(\\)");

    private static final Pattern COLLATION = Pattern.compile("(?i)\\s+collate\\s+\"?([\\w-]+)\"?");

    @Override
    public String name() {
        return "CockroachDB";
    }

    /** What it is it says in words only, which costs a question; PostgreSQL itself is not asked it. */
    @Override
    public boolean matches(DatabaseMetaData server) throws SQLException {
        if (!server.getDatabaseProductName().equals("PostgreSQL")
                || !THREE_NUMBERS.matcher(server.getDatabaseProductVersion()).matches()) {
            return false;
        }
        return version(server).startsWith(name());
    }

    /** {@code CockroachDB CCL v25.2.3 (x86_64-pc-linux-gnu, built …)}. */
    @Override
    public String productVersion(DatabaseMetaData server) throws SQLException {
        return name() + version(server).replaceFirst("(?s)^.*?( v[\\d.]+).*", "$1");
    }

    private static String version(DatabaseMetaData server) throws SQLException {
        try (Statement statement = server.getConnection().createStatement();
                ResultSet rows = statement.executeQuery("select version()")) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    @Override
    public CaseFolding folding() {
        return CaseFolding.LOWER;
    }

    @Override
    protected Set<String> reservedWords() {
        return RESERVED;
    }

    /** "Keywords and identifiers" gives no limit. */
    @Override
    public String truncate(String identifier) {
        return identifier;
    }

    /** "Online schema changes": those of one transaction neither fail nor succeed together. */
    @Override
    public boolean transactionalDdl() {
        return false;
    }

    /** "Online schema changes": only one of them a transaction, and an altered type in none. */
    @Override
    public boolean joinsTransactions() {
        return false;
    }

    @Override
    public boolean retypesBelowGeneratedColumns() {
        return false;
    }

    /**
     * One spelling for a type.
     *
     * @param type a type of CockroachDB's own, as the catalog's columns give it
     * @return the type without its collation; as it is, where it is none of those that this project knows
     */
    public static String canonicalType(String type) {
        String bare = COLLATION.matcher(type).replaceFirst("");
        return CockroachTypes.canonical(bare).orElse(bare);
    }

    /** The collation that the catalog says with a type, or "". */
    public static String collation(String type) {
        var matcher = COLLATION.matcher(type);
        return matcher.find() ? matcher.group(1) : "";
    }

    /**
     * An enum type in one spelling for the model and the catalog.
     *
     * @param schema its schema, "" for the connection's own
     */
    public static String enumType(String schema, String name) {
        return new CockroachEngine().quote(QualifiedName.of(schema, name));
    }

    /** Whether a default is what SERIAL is short for. */
    public static boolean isSerial(String defaultValue) {
        return ROW_ID.matcher(defaultValue).matches();
    }

    @Override
    public String momentType() {
        return "timestamp with time zone";
    }

    @Override
    public String jsonType() {
        return "jsonb";
    }

    @Override
    public Words words(Connection connection) {
        return new CockroachWords(connection);
    }

    @Override
    protected String generatedSuffix(Column column) {
        return column.stored() ? " stored" : " virtual";
    }

    @Override
    protected String columnDefinition(Column column) {
        if (column.identity() != Identity.SERIAL) {
            return super.columnDefinition(column);
        }
        String serial =
                switch (column.type()) {
                    case "int2" -> "serial2";
                    case "int4" -> "serial4";
                    default -> "serial8";
                };
        return super.columnDefinition(column.withType(serial).withIdentity(Identity.NONE));
    }

    @Override
    public List<String> alterType(Table table, Column before, Column after) {
        return new CockroachColumn(this, table, before, after).retyped();
    }

    @Override
    public List<String> alterGeneratedAs(Table table, Column before, Column after) {
        return after.generatedAs().isEmpty() && before.stored()
                ? alterColumn(table, after, "drop stored")
                : super.alterGeneratedAs(table, before, after);
    }

    /** SERIAL is a default; anything else cannot be taken back in all supported versions. */
    @Override
    public List<String> alterIdentity(Table table, Column before, Column after) {
        if (after.identity() == Identity.SERIAL) {
            return alterColumn(table, after, "set default unique_rowid()");
        }
        if (before.identity() == Identity.SERIAL) {
            return alterColumn(table, after, "drop default");
        }
        throw new SchemaException(
                "%s.%s: on CockroachDB no existing column becomes or stops being GENERATED AS IDENTITY here. Write a migration of your own, or map the attribute as the column is."
                        .formatted(table.name(), after.name()),
                null);
    }

    @Override
    public List<String> addConstraint(Table table, Constraint constraint) {
        if (constraint instanceof PrimaryKey) {
            throw primaryKey(table);
        }
        return super.addConstraint(table, constraint);
    }

    /** "ALTER TABLE", DROP CONSTRAINT: that of a unique constraint is DROP INDEX with CASCADE. */
    @Override
    public List<String> dropConstraint(Table table, Constraint constraint) {
        if (constraint instanceof PrimaryKey) {
            throw primaryKey(table);
        }
        return constraint instanceof UniqueKey
                ? List.of("drop index " + index(table, constraint.name()) + " cascade")
                : super.dropConstraint(table, constraint);
    }

    /** A table is never without one, so that an old one goes and a new one comes in one transaction only. */
    private static SchemaException primaryKey(Table table) {
        return new SchemaException(
                "%s: CockroachDB changes a primary key only in one transaction of DROP CONSTRAINT and ADD CONSTRAINT ... PRIMARY KEY. Write a migration of your own with both, or map the @Id as the key is."
                        .formatted(table.name()),
                null);
    }

    @Override
    public List<String> dropIndex(Table table, Index index) {
        return List.of("drop index " + index(table, index.name()));
    }

    @Override
    public List<String> renameConstraint(Table table, Constraint constraint, String newName) {
        return constraint instanceof UniqueKey
                ? renameIndex(table, constraint.name(), newName)
                : super.renameConstraint(table, constraint, newName);
    }

    @Override
    public List<String> renameIndex(Table table, Index index, String newName) {
        return renameIndex(table, index.name(), newName);
    }

    private List<String> renameIndex(Table table, String name, String newName) {
        return List.of("alter index " + index(table, name) + " rename to " + quote(newName));
    }

    /** "DROP INDEX": indexes' names are of a table, not of a schema. */
    private String index(Table table, String name) {
        return quote(table.name()) + "@" + quote(name);
    }

    @Override
    public String neutralValue(Column column) {
        String type = column.type().replaceFirst("\\(.*", "");
        return switch (type) {
            case "int2", "int4", "int8", "float4", "float8", "decimal" -> "0";
            case "varchar", "char", "bytes" -> "''";
            case "bool" -> "false";
            case "timestamp", "timestamptz" -> "current_timestamp";
            case "date" -> "current_date";
            case "uuid" -> "gen_random_uuid()";
            case "jsonb" -> "'{}'";
            default -> "";
        };
    }

    @Override
    public List<String> createEnumType(EnumType type) {
        return List.of(named(type).created(type.values()));
    }

    private NamedEnum named(EnumType type) {
        return new NamedEnum(quote(type.name()));
    }

    @Override
    public List<String> dropEnumType(EnumType type) {
        return List.of(named(type).dropped());
    }

    @Override
    public List<String> renameEnumType(EnumType type, String newName) {
        return List.of("alter type " + quote(type.name()) + " rename to " + quote(newName));
    }

    @Override
    public List<String> renameEnumValue(EnumType type, String value, String newValue) {
        return List.of(
                "alter type " + quote(type.name()) + " rename value " + literal(value) + " to " + literal(newValue));
    }

    /** "ALTER TYPE": values come and go one by one; those that stay keep their order. */
    @Override
    public List<String> alterEnumType(EnumType before, EnumType after, List<TableColumn> uses) {
        List<String> kept =
                after.values().stream().filter(before.values()::contains).toList();
        if (!kept.equals(before.values().stream().filter(kept::contains).toList()) || kept.isEmpty()) {
            throw new SchemaException(
                    "Enum type %s: CockroachDB does not change the order of values that stay. Put them in the order that the database has: %s."
                            .formatted(after.name(), String.join(", ", before.values())),
                    null);
        }
        List<String> statements = new ArrayList<>(named(after).extended(kept, after.values()));
        before.values().stream()
                .filter(v -> !kept.contains(v))
                .forEach(v -> statements.add(named(after).altered("drop value " + literal(v))));
        return statements;
    }
}
