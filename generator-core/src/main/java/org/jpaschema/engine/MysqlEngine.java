package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/**
 * MySQL 8.0.16 and later, written from its Reference Manual. All checks are the table's, and no clause of ALTER TABLE can be
 * conditional: whether an index is there has to be known.
 */
public final class MysqlEngine extends MysqlFamilyEngine {

    /**
     * Begins the key of a table's definition that names the index which a foreign key made for itself; the catalog's
     * reader writes one for each such key.
     */
    public static final String OWN_INDEX = "index of foreign key ";

    /** What is said of a table whose primary key the server made (manual, "Generated Invisible Primary Keys"). */
    public static final String GENERATED_KEY = "generated invisible primary key";

    /** Its column, as the manual says. */
    public static final String GENERATED_KEY_COLUMN = "my_row_id";

    @Override
    public String name() {
        return "MySQL";
    }

    /** MySQL's driver calls every server so, and MariaDB's driver a MySQL too. */
    @Override
    public boolean matches(DatabaseMetaData server) throws SQLException {
        return server.getDatabaseProductName().equals("MySQL")
                && !server.getDatabaseProductVersion().contains("MariaDB");
    }

    @Override
    protected Set<String> reservedWords() {
        return MysqlReserved.WORDS;
    }

    @Override
    public Costs costs(Version server) {
        return new MysqlCosts(server);
    }

    @Override
    public Online online(Version server) {
        return new MysqlOnline(this, server);
    }

    @Override
    public String jsonType() {
        return "json";
    }

    @Override
    public Words words(Connection connection) {
        return new MysqlWords(connection);
    }

    /** Whatever is no constant and not the current time must stand in parentheses (manual, "Data Type Default Values"). */
    @Override
    protected String definedDefault(Column column) {
        String value = column.defaultValue().orElseThrow();
        var onUpdate = MysqlMoment.ON_UPDATE.matcher(value);
        if (onUpdate.matches()) {
            String update = " on update " + onUpdate.group("update");
            String before = onUpdate.group("value");
            return before.isBlank() || before.equalsIgnoreCase("null")
                    ? "null" + update
                    : definedDefault(column.withDefault(Optional.of(before))) + update;
        }
        if (MysqlTypes.takesExpressionsOnly(column.type())) {
            boolean wrapped =
                    MariadbText.unwrapped(value).length() < value.trim().length();
            return wrapped || value.equalsIgnoreCase("null") ? value : "(" + value + ")";
        }
        return MysqlMoment.isNow(value) || isTruthValue(value) ? value : MariadbText.parenthesised(value);
    }

    private static boolean isTruthValue(String value) {
        return value.matches("(?i)true|false");
    }

    /** ALTER COLUMN takes a constant or an expression, and takes the current time for an expression. */
    @Override
    protected boolean needsModify(Column column) {
        return super.needsModify(column)
                || column.defaultValue()
                        .filter(d -> MysqlMoment.isNow(d) || isTruthValue(d))
                        .isPresent()
                || MysqlTypes.takesExpressionsOnly(column.type());
    }

    /** Here, a generated column can be mandatory. */
    @Override
    protected String generatedSuffix(Column column) {
        return super.generatedSuffix(column) + (column.nullable() ? "" : " not null");
    }

    @Override
    protected String addOwnIndex(String index, List<String> columns) {
        return ", add index " + quote(index) + " " + columns(columns);
    }

    @Override
    protected String dropOwnIndex(String index) {
        return ", drop index " + quote(index);
    }

    @Override
    protected boolean hasOwnIndex(Table table, ForeignKey key) {
        return table.definitions().containsKey(OWN_INDEX + key.name());
    }

    /** A table has one primary key, the one that the server made included. */
    @Override
    public List<String> addConstraint(Table table, Constraint constraint) {
        if (constraint instanceof PrimaryKey key && table.dependents().contains(GENERATED_KEY)) {
            return List.of(alter(
                    table,
                    "drop primary key, drop column " + GENERATED_KEY_COLUMN + ", add " + primaryKeyDefinition(key)));
        }
        return super.addConstraint(table, constraint);
    }

    @Override
    public List<String> dropConstraint(Table table, Constraint constraint) {
        if (constraint instanceof Check) {
            return List.of(alter(table, dropCheck(constraint)));
        }
        if (constraint instanceof ForeignKey key) {
            String index = MariadbTable.isShared(table, key)
                    ? ""
                    : ownIndex(table, key).map(this::dropOwnIndex).orElse("");
            return List.of(alter(table, dropForeignKey(key) + index));
        }
        return dropKey(table, constraint);
    }

    private String dropCheck(Constraint check) {
        return "drop check " + quote(check.name());
    }

    private String dropForeignKey(ForeignKey key) {
        return "drop foreign key " + quote(key.name());
    }

    /**
     * The index that a foreign key made for itself: known from the catalog, or, where the key is a new one, there if
     * nothing else serves it (manual, "FOREIGN KEY Constraints").
     */
    private Optional<String> ownIndex(Table table, ForeignKey key) {
        return Optional.ofNullable(table.definitions().get(OWN_INDEX + key.name()))
                .or(() -> MariadbTable.isServed(table, key) ? Optional.empty() : Optional.of(key.name()));
    }

    /**
     * A foreign key cannot be renamed, nor can one statement drop one and add another (manual, "ALTER TABLE"). The new one
     * comes first, so that the rows are guarded all the time.
     */
    @Override
    public List<String> renameConstraint(Table table, Constraint constraint, String newName) {
        if (constraint instanceof UniqueKey) {
            return List.of(alter(table, renamedIndex(constraint.name(), newName)));
        }
        if (constraint instanceof Check check) {
            return List.of(alter(table, dropCheck(check) + ", add " + constraintDefinition(check.withName(newName))));
        }
        List<String> statements = new ArrayList<>();
        if (constraint instanceof ForeignKey key) {
            statements.add(alter(table, "add " + constraintDefinition(key.withName(newName))));
            statements.add(alter(table, dropForeignKey(key)));
            ownIndex(table, key).ifPresent(index -> statements.add(alter(table, renamedIndex(index, newName))));
        }
        return statements;
    }

    /** Manual, "ALTER TABLE": what a check, a generated column or an index's expression speaks of is not renamed. */
    @Override
    public List<String> renameColumn(Table table, Column column, String newName) {
        return new SetAside(this, table, column.name(), newName, EnumSet.allOf(SetAside.Kind.class))
                .around(super.renameColumn(table, column, newName));
    }

    @Override
    public List<String> renameSequence(Sequence sequence, String newName) {
        throw noSequences(sequence.name());
    }

    @Override
    public List<String> createSequence(Sequence sequence) {
        throw noSequences(sequence.name());
    }

    @Override
    public List<String> dropSequence(QualifiedName sequence) {
        throw noSequences(sequence);
    }

    @Override
    public List<String> alterSequence(Sequence before, Sequence after) {
        throw noSequences(after.name());
    }

    private static SchemaException noSequences(QualifiedName sequence) {
        return new SchemaException(
                "MySQL has no sequences such as %s. Hibernate keeps the numbers in a table there; this model was read for another database: let its dialect be MySQL's."
                        .formatted(sequence),
                null);
    }

    @Override
    public String allowedValue(Check check) {
        return super.allowedValue(check.withExpression(MysqlExpression.withoutIntroducers(check.expression())));
    }
}
