package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.TableColumn;
import org.jpaschema.schema.View;

/**
 * A database engine: its identifiers, words, abilities and DDL. Nothing else in the project knows an engine by name.
 *
 * <p>All names that come in are in the catalog's spelling; all types and expressions are in the engine's words. Each
 * DDL method gives the statements in order, without terminators. A table that comes in is as it stands before the
 * statements; two columns that come in, before and after, differ in what the method is about and in nothing else.
 */
public interface Engine {

    /** Its name for people: {@code PostgreSQL}. */
    String name();

    /**
     * Whether a server is of this engine.
     *
     * @param server what the driver says of it
     * @throws SQLException when the driver does not answer
     */
    boolean matches(DatabaseMetaData server) throws SQLException;

    /**
     * Product and version for people: {@code PostgreSQL 18.6}.
     *
     * @param server what the driver says of it
     * @throws SQLException when the driver does not answer
     */
    default String productVersion(DatabaseMetaData server) throws SQLException {
        // What follows the number is the packager's: "15.8 (Debian 15.8-0+deb12u1)".
        return server.getDatabaseProductName() + " "
                + server.getDatabaseProductVersion().split("\\s", 2)[0];
    }

    /** Whether what SQL calls a schema is called a catalog by the driver and by Hibernate. */
    default boolean catalogsAreNamespaces() {
        return false;
    }

    /** Whether a database has schemas; where not, all names are of its one, whatever a mapping says. */
    default boolean hasNamespaces() {
        return true;
    }

    /** The spelling of unquoted identifiers. */
    CaseFolding folding();

    /** The name as the catalog keeps it: engines cut names that are too long. */
    String truncate(String identifier);

    /** The identifier as DDL needs it: quoted only where it must be. */
    String quote(String identifier);

    /** A qualified name as DDL needs it. */
    String quote(QualifiedName name);

    /** Whether DDL statements take part in transactions, so that several fail or succeed together. */
    boolean transactionalDdl();

    /** Whether DDL may run in a transaction that somebody else has begun; else each statement runs for itself. */
    default boolean joinsTransactions() {
        return true;
    }

    /** Whether a column's type can be changed while a generated column is computed from it. */
    boolean retypesBelowGeneratedColumns();

    /** Whether a column's type can be changed while a view reads it. */
    default boolean retypesBelowViews() {
        return false;
    }

    /** Whether a column begins or ends to be numbered where it is; else foreign keys must not stand on it meanwhile. */
    default boolean numbersInPlace() {
        return true;
    }

    /**
     * What its DDL costs on a large table in use.
     *
     * @param server the server's version; {@link Version#UNKNOWN} where there is none to ask
     */
    default Costs costs(Version server) {
        return Costs.UNKNOWN;
    }

    /**
     * How it changes a table that is large and in use.
     *
     * @param server the server's version; {@link Version#UNKNOWN} where there is none to ask
     */
    default Online online(Version server) {
        return Online.NONE;
    }

    /**
     * A statement that makes a new table of rows of another.
     *
     * @param copy the new table's name
     * @param columns what to take of the rows, as SQL text
     * @param table the table that has them
     */
    default String copyRows(QualifiedName copy, String columns, QualifiedName table) {
        return "create table " + quote(copy) + " as select " + columns + " from " + quote(table);
    }

    /** Whether a foreign key has an index on its columns without being told. */
    default boolean indexesForeignKeys() {
        return false;
    }

    /** The type of a moment in time, with its zone or in UTC; "" where the engine has none. */
    default String momentType() {
        return "";
    }

    /** The type of a JSON document; "" where the engine has none. */
    default String jsonType() {
        return "";
    }

    /** The engine as a dictionary, asked through this connection. */
    Words words(Connection connection);

    List<String> createNamespace(String namespace);

    List<String> dropNamespace(String namespace);

    /**
     * The table with columns, keys, unique keys, checks, comments and its first rows, without indexes. It has foreign
     * keys only where the engine cannot add them later.
     */
    List<String> createTable(Table table);

    List<String> dropTable(Table table);

    List<String> commentTable(Table before, Table after);

    List<String> addColumn(Table table, Column column);

    List<String> dropColumn(Table table, Column column);

    /** Type and collation; the default is set to the new column's with it. */
    List<String> alterType(Table table, Column before, Column after);

    List<String> alterNullability(Table table, Column before, Column after);

    List<String> alterDefault(Table table, Column before, Column after);

    List<String> alterIdentity(Table table, Column before, Column after);

    List<String> alterGeneratedAs(Table table, Column before, Column after);

    List<String> commentColumn(Table table, Column before, Column after);

    /**
     * The value that fills a new mandatory column in existing rows when the model gives no default: SQL text, or ""
     * where no value of the type is neutral.
     */
    String neutralValue(Column column);

    /**
     * A value as a column's default.
     *
     * @param column a column
     * @param value SQL text of a value that the column may have
     * @return the default's SQL text; "" where the engine takes no such default
     */
    default String neutralDefault(Column column, String value) {
        return value;
    }

    /**
     * Values that a column can hold, for rows to try a migration with.
     *
     * @param type the column's type, in the engine's words
     * @param enumType the enum type that it is, or is an array of, if it is one
     * @return values of the type alone: what checks and keys ask besides is not known here
     */
    Samples samples(String type, Optional<EnumType> enumType);

    /**
     * Conditions on a column that are true for values which a new type does not hold, or not whole.
     *
     * @return the best first, of which the first that the server understands serves; empty when none is known
     */
    List<String> misfits(Column before, Column after);

    /** The query with at most so many of its rows. */
    String limited(String query, int rows);

    /**
     * A query for what the catalog's statistics say of a table: one row with its rows and its bytes, each NULL or negative
     * where it is not known.
     *
     * @return the query, or "" for an engine that keeps none
     */
    default String statistics(QualifiedName table) {
        return "";
    }

    /**
     * Statements that bound the time of each later one in the same transaction, beside what JDBC's query timeout does.
     *
     * @param seconds how long a statement may take
     */
    default List<String> limitTime(int seconds) {
        return List.of();
    }

    /** The first value that a check of the form {@code x in (…)} allows, as SQL text; "" for any other check. */
    String allowedValue(Check check);

    List<String> addConstraint(Table table, Constraint constraint);

    List<String> dropConstraint(Table table, Constraint constraint);

    List<String> renameConstraint(Table table, Constraint constraint, String newName);

    List<String> createIndex(Table table, Index index);

    List<String> dropIndex(Table table, Index index);

    List<String> renameIndex(Table table, Index index, String newName);

    /**
     * Gives a table another name. What hangs on it and what points at it goes along.
     *
     * @param newName the name in the same schema
     */
    List<String> renameTable(Table table, String newName);

    /**
     * Gives a column another name. What stands on it goes along, keys that point at it included.
     *
     * @param newName a name that no column of the table has
     */
    List<String> renameColumn(Table table, Column column, String newName);

    /** Whether a table or a column is renamed while a view reads it, and the view goes on reading it. */
    default boolean renamesBelowViews() {
        return false;
    }

    /**
     * An expression, as the engine's catalog has it, when a name in it has become another.
     *
     * @param sql an expression or a condition about one table
     * @param name a column of the table
     * @param newName what it is called now
     */
    String renamed(String sql, String name, String newName);

    /**
     * What a table's {@link Table#definitions} and {@link Table#dependents} say when a name has become another.
     *
     * @param table a table that has got another name itself, or one of whose columns has, or which refers to such a one
     * @param before the table under the names before
     * @param name the table's or column's name before
     * @param newName what it is called now
     */
    default Table renamedDetails(Table table, Table before, String name, String newName) {
        return table;
    }

    /**
     * Whether the statements above get a table from one state to another. Where they do not, the table is rebuilt.
     *
     * @param before the table as it is, with all that hangs on it
     * @param after the table as it shall be, of the same name
     */
    default boolean alters(Table before, Table after) {
        return true;
    }

    /**
     * A new table in the place of the old: rows and all that hangs on the table survive. Only asked of engines that
     * cannot alter everything.
     *
     * @param before the table as it is
     * @param after the table as it shall be, of the same name
     * @param fills SQL values by column, for columns that existing rows have no value for
     */
    default List<String> rebuildTable(Table before, Table after, Map<String, String> fills) {
        throw new UnsupportedOperationException(name() + " alters its tables");
    }

    /**
     * Whether a rebuild of the table may run inside a transaction that somebody else has begun; else it brings its own.
     *
     * @param before the table as it is
     */
    default boolean rebuildsInTransaction(Table before) {
        return true;
    }

    /**
     * What a rebuild of the table takes for granted about the connection that it runs on.
     *
     * @param before the table as it is
     */
    default List<Condition> rebuildConditions(Table before) {
        return List.of();
    }

    /**
     * What has to hold.
     *
     * @param query a query that gives one value
     * @param expected the value that it must give
     * @param message the object, the reason and the way out
     */
    record Condition(String query, String expected, String message) {}

    List<String> createSequence(Sequence sequence);

    List<String> dropSequence(QualifiedName sequence);

    List<String> alterSequence(Sequence before, Sequence after);

    /**
     * A query that gives 0 unless the sequence has given numbers already, for a change that makes it begin anew: these
     * numbers would be given again.
     *
     * @return the query, or "" when the change lets the sequence go on
     */
    default String givenNumbers(Sequence before, Sequence after) {
        return "";
    }

    /** Gives a sequence another name in the same schema; it goes on counting where it is. */
    List<String> renameSequence(Sequence sequence, String newName);

    List<String> createEnumType(EnumType type);

    List<String> dropEnumType(EnumType type);

    /**
     * Changes the values of an enum type.
     *
     * @param uses the columns of the type
     */
    List<String> alterEnumType(EnumType before, EnumType after, List<TableColumn> uses);

    /** Gives an enum type another name in the same schema; columns of it stay of it. */
    default List<String> renameEnumType(EnumType type, String newName) {
        throw new SchemaException(
                "The enum type %s cannot be renamed: %s has no named enum types.".formatted(type.name(), name()));
    }

    /** Gives a value of an enum type another name; rows that have it keep it. */
    default List<String> renameEnumValue(EnumType type, String value, String newValue) {
        throw new SchemaException("The value %s of the enum type %s cannot be renamed: %s has no named enum types."
                .formatted(value, type.name(), name()));
    }

    List<String> createView(View view);

    List<String> dropView(QualifiedName view);
}
