package org.jpaschema.engine;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.TableColumn;

/** PostgreSQL 14 to 18. */
public class PostgresqlEngine extends StandardEngine {

    /** NAMEDATALEN - 1 of a standard build (PostgreSQL manual, 4.1.1 Identifiers and Key Words). */
    private static final int MAXIMUM_IDENTIFIER_BYTES = 63;
    /** Of a char in UTF-8. */
    private static final int LONGEST_CHARACTER_BYTES = 3;

    /** Words marked "reserved", with or without "(can be function or type)", in the manual's Appendix C. */
    private static final Set<String> RESERVED = Set.of(
            ("all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate "
                            + "collation column concurrently constraint create cross current_catalog current_date "
                            + "current_role current_schema current_time current_timestamp current_user default "
                            + "deferrable desc distinct do else end except false fetch for foreign freeze from full "
                            + "grant group having ilike in initially inner intersect into is isnull join lateral "
                            + "leading left like limit localtime localtimestamp natural not notnull null offset on "
                            + "only or order outer overlaps placing primary references returning right select "
                            + "session_user similar some symmetric system_user table tablesample then to trailing "
                            + "true union unique user using variadic verbose when where window with")
                    .split(" "));

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public boolean matches(DatabaseMetaData server) throws SQLException {
        return server.getDatabaseProductName().equals("PostgreSQL");
    }

    @Override
    public CaseFolding folding() {
        return CaseFolding.LOWER;
    }

    @Override
    protected Set<String> reservedWords() {
        return RESERVED;
    }

    @Override
    public String truncate(String identifier) {
        if (identifier.length() * LONGEST_CHARACTER_BYTES <= MAXIMUM_IDENTIFIER_BYTES) {
            return identifier;
        }
        String cut = identifier;
        while (cut.getBytes(StandardCharsets.UTF_8).length > MAXIMUM_IDENTIFIER_BYTES) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
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
    public Costs costs(Version server) {
        return new PostgresqlCosts(this);
    }

    @Override
    public Online online(Version server) {
        return new PostgresqlOnline(this);
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
        return new PostgresqlWords(connection);
    }

    @Override
    protected String generatedSuffix(Column column) {
        return column.stored() ? " stored" : "";
    }

    @Override
    protected String columnDefinition(Column column) {
        if (column.identity() != Identity.SERIAL) {
            return super.columnDefinition(column);
        }
        String serial =
                switch (column.type()) {
                    case "smallint" -> "smallserial";
                    case "integer" -> "serial";
                    default -> "bigserial";
                };
        return super.columnDefinition(column.withType(serial).withIdentity(Identity.NONE));
    }

    /** The default is set aside: PostgreSQL refuses a new type that the old default cannot be converted to. */
    @Override
    public List<String> alterType(Table table, Column before, Column after) {
        List<String> actions = new ArrayList<>();
        String column = "alter column " + quote(after.name()) + " ";
        before.defaultValue().ifPresent(d -> actions.add(column + "drop default"));
        String collation = after.collation().isEmpty() ? "" : collateClause(after.collation());
        actions.add(column + "type " + after.type() + collation + conversion(before, after));
        after.defaultValue().ifPresent(d -> actions.add(column + "set default " + d));
        return List.of(alter(table, String.join(", ", actions)));
    }

    /**
     * Within a family the assignment cast serves, which refuses what does not fit, where an explicit cast would cut it;
     * between families there may be no cast but the one through text.
     */
    private String conversion(Column before, Column after) {
        String column = quote(after.name());
        String converted = converted(column, before, after);
        return converted.equals(column) ? "" : " using " + converted;
    }

    /**
     * A value of one column as one of the other, for an assignment.
     *
     * @param value what gives it, as SQL text
     */
    String converted(String value, Column before, Column after) {
        boolean truth = before.type().equals("boolean") && family(after.type()).equals("number")
                || family(before.type()).equals("number") && after.type().equals("boolean");
        if (truth) {
            return value + "::integer::" + after.type();
        }
        boolean assignable = family(before.type()).equals(family(after.type())) && !isFarFromOid(before, after)
                || family(after.type()).equals("text");
        return assignable ? value : value + "::text::" + after.type();
    }

    /** Of the numbers, only integer and bigint have casts from and to oid (pg_cast). */
    private static boolean isFarFromOid(Column before, Column after) {
        List<String> types = List.of(before.type(), after.type());
        return types.contains("oid") && !List.of("oid", "integer", "bigint").containsAll(types);
    }

    private static String family(String type) {
        String plain = type.replaceFirst("\\(.*?\\)", "");
        return switch (plain) {
            case "smallint", "integer", "bigint", "numeric", "real", "double precision", "oid" -> "number";
            case "character varying", "character", "text" -> "text";
            case "date", "timestamp without time zone", "timestamp with time zone" -> "timestamp";
            case "json", "jsonb" -> "json";
            default -> plain;
        };
    }

    @Override
    public List<String> alterIdentity(Table table, Column before, Column after) {
        if (after.identity() == Identity.NONE) {
            return before.identity() == Identity.SERIAL
                    ? alterColumn(table, after, "drop default")
                    : alterColumn(table, after, "drop identity");
        }
        String kind = after.identity() == Identity.ALWAYS ? "always" : "by default";
        // The numbering goes on behind the rows that are there.
        return List.of(
                alter(table, "alter column " + quote(after.name()) + " add generated " + kind + " as identity"),
                "select setval(pg_get_serial_sequence(" + literal(quote(table.name())) + ", " + literal(after.name())
                        + "), coalesce(max(" + quote(after.name()) + "), 0) + 1, false) from " + quote(table.name()));
    }

    @Override
    public List<String> alterGeneratedAs(Table table, Column before, Column after) {
        return after.generatedAs().isEmpty() && before.stored()
                ? alterColumn(table, after, "drop expression")
                : super.alterGeneratedAs(table, before, after);
    }

    @Override
    public String neutralValue(Column column) {
        return switch (column.type()) {
            case "uuid" -> "gen_random_uuid()";
            case "json", "jsonb" -> "'{}'";
            case "bytea" -> "''";
            default -> super.neutralValue(column);
        };
    }

    @Override
    protected Samples ownSamples(String type) {
        return PostgresqlSamples.of(type);
    }

    @Override
    public Samples samples(String type, Optional<EnumType> enumType) {
        if (enumType.isEmpty() || !type.endsWith("[]")) {
            return super.samples(type, enumType);
        }
        return new Samples(
                Samples.Kind.OTHER,
                List.of(literal("{\"" + enumType.get().values().get(0) + "\"}"), "'{}'"));
    }

    /** With a type, since an empty array has none, and a date is no string in an array. */
    @Override
    protected String arrayLiteral(List<String> elements) {
        return literal(elements.stream()
                .map(e -> e.startsWith("'") ? e.substring(1, e.length() - 1).replace("''", "'") : e)
                .map(e -> '"' + e.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}")));
    }

    /** From PostgreSQL 16 on the server says itself whether a text is a value of a type. */
    @Override
    public List<String> misfits(Column before, Column after) {
        List<String> conditions = new ArrayList<>(super.misfits(before, after));
        if (family(before.type()).equals("text") && !family(after.type()).equals("text")) {
            String column = quote(before.name());
            conditions.add(
                    0,
                    column + " is not null and not pg_input_is_valid(" + column + "::text, " + literal(after.type())
                            + ")");
        }
        return conditions;
    }

    @Override
    protected String rounded(String column, int scale) {
        return "round(" + column + "::numeric, " + scale + ")";
    }

    @Override
    protected String unlike(String column, String form) {
        return column + " !~ " + literal(form);
    }

    /** Of the last ANALYZE or VACUUM; -1 before the first. */
    @Override
    public String statistics(QualifiedName table) {
        return "select reltuples::bigint, pg_total_relation_size(oid) from pg_class where oid = to_regclass("
                + literal(quote(table)) + ")";
    }

    @Override
    public List<String> limitTime(int seconds) {
        return List.of("set local statement_timeout = " + seconds * 1000L);
    }

    @Override
    public List<String> createEnumType(EnumType type) {
        List<String> statements = new ArrayList<>();
        statements.add(named(type).created(type.values()));
        if (type.implicitCasts()) {
            statements.addAll(casts(type));
        }
        return statements;
    }

    private List<String> casts(EnumType type) {
        return List.of(
                "create cast (varchar as " + quote(type.name()) + ") with inout as implicit",
                "create cast (" + quote(type.name()) + " as varchar) with inout as implicit");
    }

    private NamedEnum named(EnumType type) {
        return new NamedEnum(quote(type.name()));
    }

    @Override
    public List<String> dropEnumType(EnumType type) {
        List<String> statements = new ArrayList<>();
        if (type.implicitCasts()) {
            statements.addAll(dropCasts(type));
        }
        statements.add(named(type).dropped());
        return statements;
    }

    private List<String> dropCasts(EnumType type) {
        return List.of(
                "drop cast (varchar as " + quote(type.name()) + ")",
                "drop cast (" + quote(type.name()) + " as varchar)");
    }

    private static boolean isExtended(EnumType before, EnumType after) {
        return after.values().stream()
                .filter(before.values()::contains)
                .toList()
                .equals(before.values());
    }

    /** What reads a column keeps its number, not its name. */
    @Override
    public boolean renamesBelowViews() {
        return true;
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

    /** PostgreSQL cannot take a value out of a type: a new type it is. */
    @Override
    public List<String> alterEnumType(EnumType before, EnumType after, List<TableColumn> uses) {
        List<String> statements = new ArrayList<>();
        if (before.values().equals(after.values())) {
            return after.implicitCasts() ? casts(after) : dropCasts(after);
        }
        if (before.implicitCasts() == after.implicitCasts() && isExtended(before, after)) {
            // Touches no table; nothing in a migration uses a new value in the transaction that adds it.
            return named(after).extended(before.values(), after.values());
        }
        QualifiedName old = after.name().sibling(truncate(after.name().name() + "_old"));
        statements.add(named(before).altered("rename to " + quote(old.name())));
        statements.addAll(createEnumType(after));
        for (TableColumn use : uses) {
            Column column = use.column();
            String array = column.type().endsWith("[]") ? "[]" : "";
            String name = "alter column " + quote(column.name()) + " ";
            List<String> actions = new ArrayList<>();
            column.defaultValue().ifPresent(d -> actions.add(name + "drop default"));
            actions.add(name + "type " + quote(after.name()) + array + " using " + quote(column.name()) + "::text"
                    + array + "::" + quote(after.name()) + array);
            column.defaultValue().ifPresent(d -> actions.add(name + "set default " + d));
            statements.add(alter(Table.of(use.table(), List.of()), String.join(", ", actions)));
        }
        statements.addAll(dropEnumType(before.withName(old)));
        return statements;
    }
}
