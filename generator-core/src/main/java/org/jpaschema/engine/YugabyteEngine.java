package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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
 * YugabyteDB's YSQL of PostgreSQL's line 15 (2025.1 and later): PostgreSQL's parser, planner and catalogs, so that all is
 * done as there but what is said first here. Written from docs.yugabyte.com; the page is named where a rule comes from one.
 */
public final class YugabyteEngine implements Engine {

    private final Engine postgresql = new PostgresqlEngine();

    @Override
    public String name() {
        return "YugabyteDB";
    }

    /** The server's version says what it is: {@code 15.12-YB-2025.1.0.0-b0}. */
    @Override
    public boolean matches(DatabaseMetaData server) throws SQLException {
        return postgresql.matches(server) && server.getDatabaseProductVersion().contains("-YB-");
    }

    @Override
    public String productVersion(DatabaseMetaData server) throws SQLException {
        return name() + " " + server.getDatabaseProductVersion().replaceFirst("^.*?-YB-", "");
    }

    /** "Atomicity of DDL": each statement is a transaction of its own, unless the cluster is told otherwise. */
    @Override
    public boolean transactionalDdl() {
        return false;
    }

    /** "ALTER TABLE", Alter type with table rewrite: not where the column is of a foreign key. */
    @Override
    public List<String> alterType(Table table, Column before, Column after) {
        table.foreignKeys().stream()
                .filter(k -> k.columns().contains(before.name()))
                .findFirst()
                .ifPresent(k -> {
                    throw new SchemaException(
                            "%s.%s: YugabyteDB does not change the type %s to %s while the column is of foreign key %s. Write a migration of your own that drops the key, changes the type and adds the key again; or map the attribute as the column is."
                                    .formatted(table.name(), before.name(), before.type(), after.type(), k.name()),
                            null);
                });
        return postgresql.alterType(table, before, after);
    }

    @Override
    public boolean catalogsAreNamespaces() {
        return postgresql.catalogsAreNamespaces();
    }

    @Override
    public boolean hasNamespaces() {
        return postgresql.hasNamespaces();
    }

    @Override
    public CaseFolding folding() {
        return postgresql.folding();
    }

    @Override
    public String truncate(String identifier) {
        return postgresql.truncate(identifier);
    }

    @Override
    public String quote(String identifier) {
        return postgresql.quote(identifier);
    }

    @Override
    public String quote(QualifiedName name) {
        return postgresql.quote(name);
    }

    @Override
    public boolean joinsTransactions() {
        return postgresql.joinsTransactions();
    }

    @Override
    public boolean numbersInPlace() {
        return postgresql.numbersInPlace();
    }

    @Override
    public boolean retypesBelowGeneratedColumns() {
        return postgresql.retypesBelowGeneratedColumns();
    }

    @Override
    public boolean retypesBelowViews() {
        return postgresql.retypesBelowViews();
    }

    @Override
    public Words words(Connection connection) {
        return postgresql.words(connection);
    }

    @Override
    public List<String> createNamespace(String namespace) {
        return postgresql.createNamespace(namespace);
    }

    @Override
    public List<String> dropNamespace(String namespace) {
        return postgresql.dropNamespace(namespace);
    }

    @Override
    public List<String> createTable(Table table) {
        return postgresql.createTable(table);
    }

    @Override
    public List<String> dropTable(Table table) {
        return postgresql.dropTable(table);
    }

    @Override
    public List<String> commentTable(Table before, Table after) {
        return postgresql.commentTable(before, after);
    }

    @Override
    public List<String> addColumn(Table table, Column column) {
        return postgresql.addColumn(table, column);
    }

    @Override
    public List<String> dropColumn(Table table, Column column) {
        return postgresql.dropColumn(table, column);
    }

    @Override
    public List<String> alterNullability(Table table, Column before, Column after) {
        return postgresql.alterNullability(table, before, after);
    }

    @Override
    public List<String> alterDefault(Table table, Column before, Column after) {
        return postgresql.alterDefault(table, before, after);
    }

    @Override
    public List<String> alterIdentity(Table table, Column before, Column after) {
        return postgresql.alterIdentity(table, before, after);
    }

    @Override
    public List<String> alterGeneratedAs(Table table, Column before, Column after) {
        return postgresql.alterGeneratedAs(table, before, after);
    }

    @Override
    public List<String> commentColumn(Table table, Column before, Column after) {
        return postgresql.commentColumn(table, before, after);
    }

    @Override
    public String neutralValue(Column column) {
        return postgresql.neutralValue(column);
    }

    @Override
    public String allowedValue(Check check) {
        return postgresql.allowedValue(check);
    }

    @Override
    public List<String> addConstraint(Table table, Constraint constraint) {
        return postgresql.addConstraint(table, constraint);
    }

    @Override
    public List<String> dropConstraint(Table table, Constraint constraint) {
        return postgresql.dropConstraint(table, constraint);
    }

    @Override
    public List<String> renameConstraint(Table table, Constraint constraint, String newName) {
        return postgresql.renameConstraint(table, constraint, newName);
    }

    @Override
    public List<String> createIndex(Table table, Index index) {
        return postgresql.createIndex(table, index);
    }

    @Override
    public List<String> dropIndex(Table table, Index index) {
        return postgresql.dropIndex(table, index);
    }

    @Override
    public List<String> renameIndex(Table table, Index index, String newName) {
        return postgresql.renameIndex(table, index, newName);
    }

    @Override
    public boolean alters(Table before, Table after) {
        return postgresql.alters(before, after);
    }

    @Override
    public List<String> rebuildTable(Table before, Table after, Map<String, String> fills) {
        return postgresql.rebuildTable(before, after, fills);
    }

    @Override
    public boolean rebuildsInTransaction(Table before) {
        return postgresql.rebuildsInTransaction(before);
    }

    @Override
    public List<Condition> rebuildConditions(Table before) {
        return postgresql.rebuildConditions(before);
    }

    @Override
    public List<String> createSequence(Sequence sequence) {
        return postgresql.createSequence(sequence);
    }

    @Override
    public List<String> dropSequence(QualifiedName sequence) {
        return postgresql.dropSequence(sequence);
    }

    @Override
    public List<String> alterSequence(Sequence before, Sequence after) {
        return postgresql.alterSequence(before, after);
    }

    @Override
    public String givenNumbers(Sequence before, Sequence after) {
        return postgresql.givenNumbers(before, after);
    }

    @Override
    public List<String> createEnumType(EnumType type) {
        return postgresql.createEnumType(type);
    }

    @Override
    public List<String> dropEnumType(EnumType type) {
        return postgresql.dropEnumType(type);
    }

    @Override
    public List<String> alterEnumType(EnumType before, EnumType after, List<TableColumn> uses) {
        return postgresql.alterEnumType(before, after, uses);
    }

    @Override
    public List<String> createView(View view) {
        return postgresql.createView(view);
    }

    @Override
    public List<String> dropView(QualifiedName view) {
        return postgresql.dropView(view);
    }
}
