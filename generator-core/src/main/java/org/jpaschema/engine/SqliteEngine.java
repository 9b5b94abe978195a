package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.TableColumn;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.Unknown;

/**
 * SQLite 3.37 or later. It alters little (sqlite.org/lang_altertable.html): plain columns come and go, indexes too; for all
 * else a table is rebuilt.
 */
public final class SqliteEngine extends StandardEngine {

    /** The key of a table's CREATE TABLE among its definitions. */
    public static final String DEFINITION = "table";

    /** The key for "true" among the definitions of a table without row numbers. */
    public static final String WITHOUT_ROWID = "without rowid";

    /** What the keys of indexes' texts among the definitions begin with. */
    public static final String INDEX = "index ";

    /** What the keys of triggers' texts among the definitions begin with. */
    public static final String TRIGGER = "trigger ";

    /** The key of the tables whose foreign keys point at this one among its definitions. */
    public static final String REFERENCED_BY = "referenced by";

    /** The key for "on" among the definitions where the connection enforces foreign keys. */
    public static final String FOREIGN_KEYS = "foreign keys";

    /** sqlite.org/lang_keywords.html; not all need quotes everywhere. */
    private static final Set<String> RESERVED =
            Set.of(("abort action add after all alter always analyze and as asc attach autoincrement before begin "
                            + "between by cascade case cast check collate column commit conflict constraint create "
                            + "cross current current_date current_time current_timestamp database default deferrable "
                            + "deferred delete desc detach distinct do drop each else end escape except exclude "
                            + "exclusive exists explain fail filter first following for foreign from full generated "
                            + "glob group groups having if ignore immediate in index indexed initially inner insert "
                            + "instead intersect into is isnull join key last left like limit match materialized "
                            + "natural no not nothing notnull null nulls of offset on or order others outer over "
                            + "partition plan pragma preceding primary query raise range recursive references regexp "
                            + "reindex release rename replace restrict returning right rollback row rows savepoint "
                            + "select set table temp temporary then ties to transaction trigger true false unbounded "
                            + "union unique update using vacuum values view virtual when where window with without")
                    .split(" "));

    @Override
    public String name() {
        return "SQLite";
    }

    @Override
    public boolean matches(DatabaseMetaData server) throws SQLException {
        return server.getDatabaseProductName().equals("SQLite");
    }

    @Override
    public CaseFolding folding() {
        return CaseFolding.PRESERVE;
    }

    @Override
    protected Set<String> reservedWords() {
        return RESERVED;
    }

    /** Names have no greatest length. */
    @Override
    public String truncate(String identifier) {
        return identifier;
    }

    @Override
    public boolean hasNamespaces() {
        return false;
    }

    @Override
    public boolean transactionalDdl() {
        return true;
    }

    @Override
    public boolean retypesBelowGeneratedColumns() {
        return true;
    }

    @Override
    public boolean retypesBelowViews() {
        return true;
    }

    @Override
    public Costs costs(Version server) {
        return new SqliteCosts();
    }

    @Override
    public Words words(Connection connection) {
        return new SqliteWords();
    }

    @Override
    protected String generatedSuffix(Column column) {
        return column.stored() ? " stored" : " virtual";
    }

    @Override
    protected String identityClause(Identity identity) {
        return "";
    }

    @Override
    protected String collateClause(String collation) {
        return " collate " + quote(collation);
    }

    /** Expressions need parentheses there, literals, signed numbers and keywords none. */
    static String defaultText(String value) {
        boolean plain = value.startsWith("(") && SqlText.closing(value, 0) == value.length() - 1
                || SqliteToken.of(value).size() <= (value.matches("[+-].*") ? 2 : 1);
        return plain ? value : "(" + value + ")";
    }

    @Override
    public List<String> createTable(Table table) {
        List<String> statements = new ArrayList<>();
        statements.add(SqliteTableText.of(this, table, quote(table.name())));
        table.uniqueKeys().stream().filter(UniqueKey::index).forEach(k -> statements.addAll(addConstraint(table, k)));
        statements.addAll(triggers(table));
        statements.addAll(table.initialization());
        return statements;
    }

    @Override
    public List<String> addColumn(Table table, Column column) {
        return List.of(alter(
                table,
                "add column "
                        + columnDefinition(
                                column.withDefault(column.defaultValue().map(SqliteEngine::defaultText)))));
    }

    @Override
    public List<String> renameIndex(Table table, Index index, String newName) {
        List<String> statements = new ArrayList<>(dropIndex(table, index));
        statements.addAll(createIndex(table, index.withName(newName)));
        return statements;
    }

    @Override
    public List<String> renameConstraint(Table table, Constraint constraint, String newName) {
        List<String> statements = new ArrayList<>(dropConstraint(table, constraint));
        statements.addAll(addConstraint(table, constraint.withName(newName)));
        return statements;
    }

    /** sqlite.org/lang_altertable.html: views and triggers are written anew with it. */
    @Override
    public boolean renamesBelowViews() {
        return true;
    }

    @Override
    public Table renamedDetails(Table table, Table before, String name, String newName) {
        return SqliteRenaming.of(table, before, name, newName);
    }

    @Override
    public List<String> renameSequence(Sequence sequence, String newName) {
        throw unsupported("The sequence " + newName);
    }

    @Override
    public boolean alters(Table before, Table after) {
        // An index on a column that is added comes after it; one on a column that is dropped would be in the way.
        return sameKeys(before, after)
                && altersColumns(before, after, after.withIndexes(List.of()))
                && altersColumns(after, before, before);
    }

    private static boolean sameKeys(Table before, Table after) {
        return same(before, after, t -> t.primaryKey().map(PrimaryKey::meaning))
                && same(before, after, t -> t.uniqueKeys().stream()
                        .filter(k -> !k.index())
                        .toList())
                && same(before, after, Table::foreignKeys)
                && same(before, after, Table::checks);
    }

    private static boolean same(Table before, Table after, Function<Table, Object> part) {
        return part.apply(before).equals(part.apply(after));
    }

    /** Whether the second's columns are the first's, unchanged, and such as can be added, given what hangs on a table. */
    private static boolean altersColumns(Table first, Table second, Table hanging) {
        for (Column column : second.columns()) {
            Optional<Column> old = first.column(column.name());
            if (old.isPresent() ? !old.get().equals(column) : !isAddable(hanging, column)) {
                return false;
            }
        }
        return true;
    }

    /** What ADD COLUMN takes and DROP COLUMN lets go. */
    private static boolean isAddable(Table table, Column column) {
        String value = column.defaultValue().orElse("");
        boolean constant = value.isEmpty() || value.matches("'(?:[^']|'')*'|[+-]?[\\d.]+|(?i:true|false)");
        return constant
                && (column.nullable() || !value.isEmpty())
                && column.generatedAs().isEmpty()
                && column.identity() == Identity.NONE
                && !isMentioned(table, column.name());
    }

    /** In the text of anything that hangs on the table. */
    private static boolean isMentioned(Table table, String column) {
        Set<String> mentioned = new HashSet<>();
        table.primaryKey().ifPresent(k -> mentioned.addAll(k.columns()));
        table.uniqueKeys().forEach(k -> mentioned.addAll(k.columns()));
        table.foreignKeys().forEach(k -> mentioned.addAll(k.columns()));
        List<String> texts = new ArrayList<>();
        table.checks().forEach(c -> texts.add(c.expression()));
        table.columns().forEach(c -> c.generatedAs().ifPresent(texts::add));
        table.indexes().forEach(i -> {
            i.parts().forEach(p -> (p.expression() ? texts : mentioned).add(p.text()));
            texts.add(i.predicate());
        });
        table.definitions().forEach((key, text) -> {
            if (key.startsWith(TRIGGER)) {
                texts.add(text);
            }
        });
        texts.stream()
                .flatMap(t -> SqliteToken.of(t).stream())
                .filter(SqliteToken::isName)
                .forEach(t -> mentioned.add(t.name()));
        return mentioned.stream().anyMatch(column::equalsIgnoreCase);
    }

    @Override
    public List<String> rebuildTable(Table before, Table after, Map<String, String> fills) {
        if (before.checks().stream().anyMatch(c -> Unknown.is(c.expression()))) {
            throw new SchemaException(
                    "Table " + before.name() + " has to be rebuilt, but its CREATE TABLE cannot be read, so that it"
                            + " cannot be written anew without losing some of it. Rebuild it in a migration of your own.",
                    null);
        }
        return new SqliteRebuild(this, before, after, fills).statements();
    }

    /** Only outside of a transaction can the enforcement of foreign keys be put off, which has to be where any point here. */
    @Override
    public boolean rebuildsInTransaction(Table before) {
        return !isEnforced(before);
    }

    @Override
    public List<Condition> rebuildConditions(Table before) {
        String by = before.definitions().get(REFERENCED_BY);
        if (by == null) {
            return List.of();
        }
        boolean enforced = isEnforced(before);
        return List.of(new Condition(
                "select foreign_keys from pragma_foreign_keys",
                enforced ? "1" : "0",
                "Table " + before.name() + " has to be rebuilt, and foreign keys point at it (of " + by
                        + "). The migration was written over a connection that "
                        + (enforced ? "enforces" : "does not enforce")
                        + " foreign keys, and has to be applied over such a one: say foreign_keys="
                        + (enforced ? "on" : "off") + " in the JDBC URL."));
    }

    /** Whether foreign keys point at the table, and would act on the dropping of the old one. */
    static boolean isEnforced(Table table) {
        return table.definitions().containsKey(REFERENCED_BY)
                && table.definitions().getOrDefault(FOREIGN_KEYS, "off").equals("on");
    }

    /** The table's triggers, in their own words. */
    List<String> triggers(Table table) {
        return new TreeMap<>(table.definitions())
                .entrySet().stream()
                        .filter(e -> e.getKey().startsWith(TRIGGER))
                        .map(Map.Entry::getValue)
                        .toList();
    }

    /** A type refuses nothing and cuts nothing (sqlite.org/datatype3.html, 3). */
    @Override
    public List<String> misfits(Column before, Column after) {
        return List.of();
    }

    @Override
    public String limited(String query, int rows) {
        return query + " limit " + rows;
    }

    /** What a declared type that nobody else has can hold follows its affinity. */
    @Override
    public Samples samples(String type, Optional<EnumType> enumType) {
        Samples samples = super.samples(type, enumType);
        if (!samples.equals(Samples.NONE)) {
            return samples;
        }
        return switch (SqliteType.affinity(type)) {
            case INTEGER -> StandardSamples.integers(32, true);
            case REAL, NUMERIC -> Samples.numbers(List.of("1", "2", "0", "1.5", "7", "3"));
            case TEXT -> Samples.textsOf(20);
            case BLOB -> Samples.others(List.of("x'01'", "x''", "x'00ff'"));
        };
    }

    @Override
    public String neutralValue(Column column) {
        String type = column.type().toLowerCase(Locale.ROOT);
        if (type.startsWith("timestamp") || type.startsWith("date") || type.startsWith("time")) {
            // How a moment is kept is the driver's choice: as a number or as a text.
            return "";
        }
        return switch (SqliteType.affinity(type)) {
            case INTEGER, REAL -> "0";
            case TEXT -> "''";
            case BLOB -> "x''";
            case NUMERIC -> SqliteType.undecided(type).startsWith("numeric") || type.equals("boolean") ? "0" : "";
        };
    }

    private SchemaException unsupported(String what) {
        return new SchemaException(what + " cannot be made: SQLite has none. Map it otherwise.", null);
    }

    @Override
    public List<String> createNamespace(String namespace) {
        throw unsupported("The schema " + namespace);
    }

    @Override
    public List<String> createSequence(Sequence sequence) {
        throw unsupported("The sequence " + sequence.name());
    }

    @Override
    public List<String> createEnumType(EnumType type) {
        throw unsupported("The enum type " + type.name());
    }

    @Override
    public List<String> dropEnumType(EnumType type) {
        throw unsupported("The enum type " + type.name());
    }

    @Override
    public List<String> alterEnumType(EnumType before, EnumType after, List<TableColumn> uses) {
        throw unsupported("The enum type " + after.name());
    }

    @Override
    public List<String> alterType(Table table, Column before, Column after) {
        throw rebuilt(table, after);
    }

    @Override
    public List<String> alterNullability(Table table, Column before, Column after) {
        throw rebuilt(table, after);
    }

    @Override
    public List<String> alterDefault(Table table, Column before, Column after) {
        throw rebuilt(table, after);
    }

    @Override
    public List<String> alterIdentity(Table table, Column before, Column after) {
        throw rebuilt(table, after);
    }

    @Override
    public List<String> alterGeneratedAs(Table table, Column before, Column after) {
        throw rebuilt(table, after);
    }

    private static IllegalStateException rebuilt(Table table, Column column) {
        return new IllegalStateException("SQLite alters no column; " + table.name() + " has to be rebuilt for "
                + column.name() + ", as alters() says");
    }

    @Override
    public List<String> commentTable(Table before, Table after) {
        return List.of();
    }

    @Override
    public List<String> commentColumn(Table table, Column before, Column after) {
        return List.of();
    }
}
