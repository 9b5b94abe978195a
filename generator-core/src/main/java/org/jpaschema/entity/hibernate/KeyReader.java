package org.jpaschema.entity.hibernate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.unique.CreateTableUniqueDelegate;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.UniqueKey;

/** Reads primary, unique and foreign keys as Hibernate's own DDL would have them. */
final class KeyReader {

    private static final Pattern ACTION = Pattern.compile(
            "\\bon\\s+(delete|update)\\s+(cascade|restrict|no\\s+action|set\\s+null|set\\s+default)",
            Pattern.CASE_INSENSITIVE);

    private final Build build;
    private final Dialect dialect;
    private final Names names;
    private final List<String> warnings;
    private final SqlStringGenerationContext context;

    KeyReader(Build build, Names names, List<String> warnings) {
        this.build = build;
        this.dialect = build.dialect();
        this.names = names;
        this.warnings = warnings;
        this.context = build.sqlContext();
    }

    Optional<PrimaryKey> primaryKey(Table table) {
        return table.hasPrimaryKey()
                ? Optional.of(new PrimaryKey("", spelled(table.getPrimaryKey().getColumns())))
                : Optional.empty();
    }

    /** Each list of columns once; what a primary key says already is left out. */
    List<UniqueKey> uniqueKeys(Table table, Optional<PrimaryKey> primaryKey) {
        boolean namedByDatabase = dialect.getUniqueDelegate() instanceof CreateTableUniqueDelegate;
        Map<List<String>, UniqueKey> keys = new LinkedHashMap<>();
        for (Column column : table.getColumns()) {
            if (column.isUnique()) {
                String name = namedByDatabase || isUniqueInItself(column) ? "" : names.spell(column.getUniqueKeyName());
                List<String> columns = List.of(names.of(column));
                keys.put(columns, new UniqueKey(name, false, columns, false));
            }
        }
        for (var key : table.getUniqueKeys().values()) {
            List<String> columns = spelled(key.getColumns());
            if (!namedByDatabase && columns.size() == 1 && !isCreated(key)) {
                continue;
            }
            String name = namedByDatabase && !key.isNameExplicit() ? "" : names.spell(key.getName());
            UniqueKey unique = new UniqueKey(name, key.isNameExplicit(), columns, false);
            if (namedByDatabase) {
                // Where a column says it too, Hibernate's DDL has only that, and the chosen name is lost.
                keys.putIfAbsent(columns, unique);
            } else {
                keys.merge(columns, unique, (one, other) -> one.nameExplicit() ? one : other);
            }
        }
        primaryKey.ifPresent(key -> keys.remove(key.columns()));
        return List.copyOf(keys.values());
    }

    /** Whether the dialect says UNIQUE within the column's definition, without a name. */
    private boolean isUniqueInItself(Column column) {
        return !dialect.getUniqueDelegate()
                .getColumnDefinitionUniquenessFragment(column, context)
                .isBlank();
    }

    /**
     * A dialect whose database cannot add a key makes none, except with the column. Of such, keys over several columns and
     * foreign keys are what the mapping says all the same: the engine's words know that they need not be there.
     */
    private boolean isCreated(org.hibernate.mapping.UniqueKey key) {
        String command = dialect.getUniqueDelegate().getAlterTableToAddUniqueKeyCommand(key, build.metadata(), context);
        return command == null || !command.isBlank();
    }

    List<ForeignKey> foreignKeys(Table table) {
        List<ForeignKey> keys = new ArrayList<>();
        for (var key : table.getForeignKeys().values()) {
            Table target = key.getReferencedTable();
            if (!key.isPhysicalConstraint() || !key.isCreationEnabled() || target == null) {
                continue;
            }
            if (target.isView()) {
                warnings.add("The foreign key " + key.getName() + " of " + names.of(table) + " references the view "
                        + names.of(target) + ", which no database can check; it is left out.");
                continue;
            }
            var referenced =
                    key.isReferenceToPrimaryKey() ? target.getPrimaryKey().getColumns() : key.getReferencedColumns();
            keys.add(new ForeignKey(
                    name(key),
                    build.names().isExplicit(key.getName()),
                    spelled(key.getColumns()),
                    names.of(target),
                    spelled(referenced),
                    onDelete(key),
                    action(key.getKeyDefinition(), "update")));
        }
        return keys;
    }

    /** Whether global quoting holds for the names of foreign keys depends on Hibernate's version; its DDL knows. */
    private String name(org.hibernate.mapping.ForeignKey key) {
        String normalized = names.normalized(key.getName());
        String written = names.spell(key.getName());
        if (normalized.equals(written)) {
            return written;
        }
        String quoted = Identifier.toIdentifier(key.getName(), true).render(dialect);
        String[] ddl = dialect.getForeignKeyExporter().getSqlCreateStrings(key, build.metadata(), context);
        return ddl.length > 0 && ddl[0].contains(quoted) ? normalized : written;
    }

    private ReferentialAction onDelete(org.hibernate.mapping.ForeignKey key) {
        ReferentialAction written = action(key.getKeyDefinition(), "delete");
        return key.getOnDeleteAction() == null || !dialect.supportsCascadeDelete()
                ? written
                : ReferentialAction.valueOf(key.getOnDeleteAction().name());
    }

    /** What a developer's own foreign key definition says, which Hibernate passes on unread. */
    private static ReferentialAction action(String definition, String event) {
        if (definition != null) {
            Matcher action = ACTION.matcher(definition);
            while (action.find()) {
                if (action.group(1).equalsIgnoreCase(event)) {
                    return ReferentialAction.valueOf(
                            action.group(2).toUpperCase(Locale.ROOT).replaceAll("\\s+", "_"));
                }
            }
        }
        return ReferentialAction.NO_ACTION;
    }

    private List<String> spelled(Iterable<Column> columns) {
        List<String> spelled = new ArrayList<>();
        columns.forEach(column -> spelled.add(names.of(column)));
        return List.copyOf(spelled);
    }
}
