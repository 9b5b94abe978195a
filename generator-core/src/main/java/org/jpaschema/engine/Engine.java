package org.jpaschema.engine;

import java.sql.Connection;
import java.util.List;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.TableColumn;
import org.jpaschema.schema.View;

/**
 * A database engine: its identifiers, words, abilities and DDL. Nothing else in the project knows an engine by name.
 *
 * <p>All names that come in are in the catalog's spelling; all types and expressions are in the engine's words. Each
 * DDL method gives the statements in order, without terminators.
 */
public interface Engine {

    /** Its name for people: {@code PostgreSQL}. */
    String name();

    /** Whether a server that calls itself so (JDBC's database product name) is of this engine. */
    boolean matches(String databaseProductName);

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

    /** Whether a column's type can be changed while a generated column is computed from it. */
    boolean retypesBelowGeneratedColumns();

    /** The engine as a dictionary, asked through this connection. */
    Words words(Connection connection);

    List<String> createNamespace(String namespace);

    List<String> dropNamespace(String namespace);

    /** The table with columns, keys, unique keys, checks and comments; without indexes and foreign keys. */
    List<String> createTable(Table table);

    List<String> dropTable(QualifiedName table);

    List<String> commentTable(QualifiedName table, String comment);

    List<String> addColumn(QualifiedName table, Column column);

    List<String> dropColumn(QualifiedName table, String column);

    /** Type and collation; the default is set to the new column's with it. */
    List<String> alterType(QualifiedName table, Column before, Column after);

    List<String> alterNullability(QualifiedName table, Column after);

    List<String> alterDefault(QualifiedName table, Column after);

    List<String> alterIdentity(QualifiedName table, Column before, Column after);

    List<String> alterGeneratedAs(QualifiedName table, Column before, Column after);

    List<String> commentColumn(QualifiedName table, Column after);

    /**
     * The value that fills a new mandatory column in existing rows when the model gives no default: SQL text, or ""
     * where no value of the type is neutral.
     */
    String neutralValue(Column column);

    /** The first value that a check of the form {@code x in (…)} allows, as SQL text; "" for any other check. */
    String allowedValue(Check check);

    List<String> addConstraint(QualifiedName table, Constraint constraint);

    List<String> dropConstraint(QualifiedName table, Constraint constraint);

    List<String> renameConstraint(QualifiedName table, Constraint constraint, String newName);

    List<String> createIndex(QualifiedName table, Index index);

    List<String> dropIndex(QualifiedName table, Index index);

    List<String> renameIndex(QualifiedName table, String name, String newName);

    List<String> createSequence(Sequence sequence);

    List<String> dropSequence(QualifiedName sequence);

    List<String> alterSequence(Sequence before, Sequence after);

    List<String> createEnumType(EnumType type);

    List<String> dropEnumType(EnumType type);

    /**
     * Changes the values of an enum type.
     *
     * @param uses the columns of the type
     */
    List<String> alterEnumType(EnumType before, EnumType after, List<TableColumn> uses);

    List<String> createView(View view);

    List<String> dropView(QualifiedName view);
}
